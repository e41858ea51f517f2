//! Which answer a request gets: files of the site in memory, and the three of our own that make open pages
//! load anew. There is no way from here to the disk.

use std::borrow::Cow;
use std::net::{IpAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::board::{Board, Shown};
use super::guarded;
use super::http::{self, Answer, Request};
use super::preview::{Made, Preview};
use crate::render::POLICY;

/// What a page may ask for when it is published, and while it is being written.
const CLOSED: &str = "connect-src 'none'";
const OPEN: &str = "connect-src 'self'";
/// Where our own files are. No file of a site can be below it: `output` keeps such names for casebook.
const OURS: &str = ".casebook/";
const SCRIPT: &str = include_str!("live.js");
const STYLE: &str = include_str!("live.css");
/// Shown where there is no page to show faults over.
const NO_SITE: &str = "<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
    <title>The site cannot be shown yet</title>\n</head>\n<body>\n<main>\n\
    <h1>The site cannot be shown yet</h1>\n\
    <p>Its files have faults. This page shows the site as soon as they are mended.</p>\n\
    </main>\n</body>\n</html>\n";
/// Shown where there is no page.
const NOT_FOUND: &str = "404.html";
/// The type of a page.
const PAGE: &str = "text/html; charset=utf-8";
/// More connections at once than browsers open; what is beyond waits for nobody.
const MOST: usize = 256;

/// Who may ask. A page from elsewhere can have its own name lead to this computer, and would then be let
/// in as if it were ours; but its name stays in the request.
pub(super) struct Gate {
    /// The names we go by; `None` lets everyone in.
    names: Option<Vec<String>>,
}

impl Gate {
    /// Makes the gate of a host name.
    pub(super) fn new(host: &str, is_closed: bool) -> Self {
        let host = match host.parse() {
            Ok(IpAddr::V6(host)) => format!("[{host}]"),
            _ => host.to_ascii_lowercase(),
        };
        let names = ["localhost", "127.0.0.1", "[::1]"].map(str::to_owned);
        let names = names.into_iter().chain([host]).collect();
        Self {
            names: is_closed.then_some(names),
        }
    }

    /// Tells whether a host may ask. Any port may: a tunnel from another computer has its own.
    fn lets_in(&self, host: Option<&str>) -> bool {
        let Some(names) = &self.names else {
            return true;
        };
        let name = host.map(|host| match host.rsplit_once(':') {
            Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
            _ => host,
        });
        name.is_some_and(|name| names.iter().any(|known| known == name))
    }
}

/// Answers whoever connects, each on a thread of its own, since some wait for news.
pub(super) fn listen(listener: &TcpListener, board: &Arc<Board>, gate: &Gate) {
    let open = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { continue };
            if open.fetch_add(1, Ordering::Relaxed) >= MOST {
                open.fetch_sub(1, Ordering::Relaxed);
                continue;
            }
            let open = &open;
            scope.spawn(move || {
                handle(&mut stream, board, gate);
                open.fetch_sub(1, Ordering::Relaxed);
            });
        }
    });
}

fn handle(stream: &mut TcpStream, board: &Board, gate: &Gate) {
    let Some(request) = http::read(stream) else {
        return;
    };
    let (shown, last_whole);
    let answer = if gate.lets_in(request.host.as_deref()) {
        shown = match request.path.strip_prefix(OURS) {
            Some("state") => waited(board, &request.query),
            _ => board.now(),
        };
        last_whole = board.last_whole();
        answer(&request, &shown, last_whole.as_deref())
    } else {
        text(
            "403 Forbidden",
            "casebook answers to `localhost` only; `casebook serve -n HOST` lets other names in\n",
        )
    };
    // A browser that has gone away is no fault.
    _ = http::write(stream, &answer, &live_policy(), request.method != "HEAD");
}

fn waited(board: &Board, query: &str) -> Arc<Shown> {
    match query.strip_prefix("seen=") {
        Some(seen) => board.after(seen),
        None => board.now(),
    }
}

fn answer<'a>(request: &Request, shown: &'a Shown, last_whole: Option<&'a Preview>) -> Answer<'a> {
    if request.method != "GET" && request.method != "HEAD" {
        return text("405 Method Not Allowed", "there are only files here\n");
    }
    if let Some(name) = request.path.strip_prefix(OURS) {
        return match name {
            "live.js" => ok(kind("live.js"), SCRIPT.as_bytes()),
            "live.css" => ok(kind("live.css"), STYLE.as_bytes()),
            "state" => ok(kind("state.json"), shown.state().into_bytes()),
            _ => text("404 Not Found", "there is nothing here\n"),
        };
    }
    let mut path = request.path.clone();
    if path.is_empty() || path.ends_with('/') {
        path.push_str("index.html");
    }
    let places = [("200 OK", path.as_str()), ("404 Not Found", NOT_FOUND)];
    for (status, place) in places {
        match file(place, shown, last_whole) {
            Ok(Some((html, is_page))) if is_page || kind(place) == PAGE => {
                return page(status, &html, shown);
            }
            Ok(Some((bytes, _))) => return ok(kind(place), bytes),
            Ok(None) => {}
            Err(NoSite) => break,
        }
    }
    page("503 Service Unavailable", NO_SITE.as_bytes(), shown)
}

/// There is no site that can be shown.
struct NoSite;

/// Makes a file, and tells whether it is a page: of the site that is shown or, where it cannot be made, of the last that was whole. Why it
/// cannot be made is being found out, and will be told on the page.
fn file<'a>(
    place: &str,
    shown: &'a Shown,
    last_whole: Option<&'a Preview>,
) -> Result<Option<Made<'a>>, NoSite> {
    let sites = shown.preview.as_deref().into_iter().chain(last_whole);
    let mut made = sites.filter_map(|site| guarded(|| site.get(place).ok()).ok().flatten());
    made.next().ok_or(NoSite)
}

fn ok<'a>(kind: &'static str, body: impl Into<Cow<'a, [u8]>>) -> Answer<'a> {
    Answer {
        status: "200 OK",
        kind,
        body: body.into(),
    }
}

fn text(status: &'static str, body: &'static str) -> Answer<'static> {
    let body = body.as_bytes().into();
    Answer {
        status,
        kind: "text/plain; charset=utf-8",
        body,
    }
}

/// A page on its way out: its policy lets it ask this server, and a script of ours does so.
fn page(status: &'static str, html: &[u8], shown: &Shown) -> Answer<'static> {
    let html = String::from_utf8_lossy(html);
    let (head, rest) = html.split_at(html.find("</head>").unwrap_or(html.len()));
    let head = head.replacen(CLOSED, OPEN, 1);
    let site = &shown.site;
    let live = format!("<script src=\"/{OURS}live.js\" data-site=\"{site}\" defer></script>\n");
    Answer {
        status,
        kind: PAGE,
        body: format!("{head}{live}{rest}").into_bytes().into(),
    }
}

fn live_policy() -> String {
    POLICY.replacen(CLOSED, OPEN, 1)
}

/// Returns the type of a file's contents by the ending of its name.
fn kind(path: &str) -> &'static str {
    let ending = path.rsplit('.').next().unwrap_or_default();
    match ending.to_ascii_lowercase().as_str() {
        "html" | "htm" => PAGE,
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "txt" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "xml" => "application/xml",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "pptx" => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "mp4" => "video/mp4",
        "mp3" => "audio/mpeg",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_names_are_let_in_where_only_this_computer_can_ask() {
        let gate = Gate::new("127.0.0.1", true);
        for host in ["localhost:3000", "localhost", "127.0.0.1:1", "[::1]:3000"] {
            assert!(gate.lets_in(Some(host)), "{host}");
        }
        for host in [
            "evil.example:3000",
            "localhost.evil.example",
            "",
            "127.0.0.1.x:80",
        ] {
            assert!(!gate.lets_in(Some(host)), "{host}");
        }
        assert!(!gate.lets_in(None));
        assert!(Gate::new("0.0.0.0", false).lets_in(Some("trust-laptop:3000")));
    }

    #[test]
    fn the_policy_that_is_widened_is_the_one_that_pages_carry() {
        assert!(POLICY.contains(CLOSED));
        assert!(live_policy().contains(OPEN));
    }
}
