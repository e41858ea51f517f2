//! As much of HTTP as a browser needs to read: one request a connection, its head alone, and an answer.

use std::io::{self, Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

/// The longest head of a request; browsers send a tenth of it.
const LONGEST: usize = 16 * 1024;
/// How long a connection may stay silent: browsers open some that they never use.
const SILENCE: Duration = Duration::from_secs(10);

/// What is asked for.
pub(super) struct Request {
    pub(super) method: String,
    /// The path, decoded, without the first slash.
    pub(super) path: String,
    pub(super) query: String,
    pub(super) host: Option<String>,
}

/// What is answered.
pub(super) struct Answer<'a> {
    pub(super) status: &'static str,
    pub(super) kind: &'static str,
    pub(super) body: std::borrow::Cow<'a, [u8]>,
}

/// Reads the head of a request; `None` is one that is no HTTP, too long, or never came.
pub(super) fn read(stream: &mut TcpStream) -> Option<Request> {
    _ = stream.set_read_timeout(Some(SILENCE));
    _ = stream.set_write_timeout(Some(SILENCE));
    let mut head = Vec::new();
    let mut chunk = [0; 2048];
    loop {
        let length = stream.read(&mut chunk).ok().filter(|length| *length > 0)?;
        head.extend_from_slice(&chunk[..length]);
        match parse(&head) {
            Ok(Some(request)) => return Some(request),
            Ok(None) if head.len() <= LONGEST => {}
            _ => return None,
        }
    }
}

/// Parses a head; `None` is one that is not all there yet.
fn parse(head: &[u8]) -> Result<Option<Request>, httparse::Error> {
    let mut headers = [httparse::EMPTY_HEADER; 64];
    let mut parsed = httparse::Request::new(&mut headers);
    if parsed.parse(head)?.is_partial() {
        return Ok(None);
    }
    let target = parsed.path.unwrap_or_default();
    let target = target.split('#').next().unwrap_or_default();
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let mut hosts = parsed
        .headers
        .iter()
        .filter(|header| header.name.eq_ignore_ascii_case("host"));
    let host = match (hosts.next(), hosts.next()) {
        (Some(host), None) => std::str::from_utf8(host.value).ok(),
        _ => None, // two of them are a trick
    };
    Ok(Some(Request {
        method: parsed.method.unwrap_or_default().to_owned(),
        path: decoded(path.strip_prefix('/').unwrap_or(path)),
        query: query.to_owned(),
        host: host.map(|host| host.trim().to_ascii_lowercase()),
    }))
}

/// Takes `%20` and the like for what they stand for.
fn decoded(path: &str) -> String {
    let bytes = path.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let digits = path.get(at + 1..at + 3);
        // The parser would take a sign for a number too.
        let digits = digits.filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let byte = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match byte {
            Some(byte) if bytes[at] == b'%' => {
                out.push(byte);
                at += 3;
            }
            _ => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// Writes an answer. Nothing is kept by the browser, and no other site may take it in.
pub(super) fn write(
    stream: &mut TcpStream,
    answer: &Answer<'_>,
    policy: &str,
    with_body: bool,
) -> io::Result<()> {
    let Answer { status, kind, body } = answer;
    let head = format!(
        "HTTP/1.1 {status}\r\n\
         Content-Type: {kind}\r\n\
         Content-Length: {}\r\n\
         Cache-Control: no-store\r\n\
         Content-Security-Policy: {policy}\r\n\
         Cross-Origin-Resource-Policy: same-origin\r\n\
         X-Content-Type-Options: nosniff\r\n\
         Connection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes())?;
    if with_body {
        stream.write_all(body)?;
    }
    stream.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_taken_apart_and_one_that_is_not_all_there_is_waited_for() {
        let head = b"GET /a%20b/%C3%B6.html?seen=1#x HTTP/1.1\r\nhOST: LocalHost:3000\r\n\r\n";
        assert!(parse(&head[..head.len() - 2]).unwrap().is_none());
        let request = parse(head).unwrap().unwrap();
        assert_eq!(request.path, "a b/\u{f6}.html");
        assert_eq!(request.query, "seen=1");
        assert_eq!(request.host.unwrap(), "localhost:3000");
    }

    #[test]
    fn two_hosts_are_none_and_what_is_no_http_is_refused() {
        let head = b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n";
        assert_eq!(parse(head).unwrap().unwrap().host, None);
        assert!(parse(b"\x16\x03\x01 hello\r\n\r\n").is_err());
    }

    #[test]
    fn a_percent_sign_that_stands_for_nothing_stays() {
        assert_eq!(decoded("100%"), "100%");
        assert_eq!(decoded("a%zz%4"), "a%zz%4");
        assert_eq!(decoded("%+1"), "%+1");
    }
}
