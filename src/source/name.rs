//! File names that break somewhere: on Windows, on IIS, in an address.

use std::ffi::OsStr;
use std::fmt::Write as _;

use crate::names::{self, Fault};

/// Returns what is wrong with a file's or folder's name, if anything.
pub(super) fn fault(name: &str) -> Option<String> {
    if let Some(fault) = names::fault(name) {
        return Some(match fault {
            Fault::Character(c) => format!("has the character `{c}`, which Windows does not allow"),
            Fault::Hidden(c) => format!(
                "has the character U+{:04X}, which cannot be seen and can make one name look like another",
                u32::from(c)
            ),
            Fault::End => "ends with a space or a full stop, which Windows drops".to_owned(),
            Fault::Device => "is one that Windows keeps for itself".to_owned(),
        });
    }
    if name.starts_with(' ') {
        return Some("begins with a space, which many programs drop".to_owned());
    }
    if HIDDEN_BY_IIS.contains(&name.to_ascii_lowercase().as_str()) {
        return Some(
            "is one that the web server IIS never sends, with all that lies below it".to_owned(),
        );
    }
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let ending = ending.to_ascii_lowercase();
    if REFUSED_BY_IIS.contains(&ending.as_str()) && name != "web.config" {
        return Some(format!(
            "ends in `.{ending}`, which the web server IIS never sends"
        ));
    }
    if name.contains(['#', '%', '&', '+']) {
        return Some(
            "has a character that means something else in a web address (`#`, `%`, `&` or `+`)"
                .to_owned(),
        );
    }
    None
}

/// What IIS hides wherever it stands in an address: `hiddenSegments` as it is delivered. Its own
/// `web.config` is left out, for a site may bring one.
const HIDDEN_BY_IIS: [&str; 7] = [
    "app_browsers",
    "app_code",
    "app_data",
    "app_globalresources",
    "app_localresources",
    "app_webreferences",
    "bin",
];

/// Endings that IIS refuses as it is delivered (`fileExtensions`), as far as anybody could have such a file.
const REFUSED_BY_IIS: [&str; 22] = [
    "ad",
    "asa",
    "asax",
    "ascx",
    "browser",
    "cd",
    "config",
    "cs",
    "csproj",
    "dd",
    "exclude",
    "java",
    "ldf",
    "master",
    "mdb",
    "mdf",
    "resources",
    "resx",
    "rules",
    "sitemap",
    "skin",
    "vb",
];

/// Tells the files that systems and editors leave behind, and hidden ones: nobody means to publish them.
pub(super) fn is_left_out(name: &str) -> bool {
    name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with('~')
        || ["thumbs.db", "desktop.ini"].contains(&name.to_ascii_lowercase().as_str())
}

/// Returns a name that is not UTF-8 with its other bytes written out: `caf\xE9.md`.
pub(super) fn written_out(name: &OsStr) -> String {
    let mut written = String::new();
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        written.push_str(chunk.valid());
        for byte in chunk.invalid() {
            _ = write!(written, "\\x{byte:02X}");
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_break_elsewhere_are_refused() {
        for name in [
            "a:b.png",
            "con.md",
            " begins",
            "a\u{202e}b",
            "ends.",
            "50%.png",
            "a#b.md",
            "bin",
            "App_Data",
            "old.config",
            "Ward.MDB",
        ] {
            assert!(fault(name).is_some(), "{name}");
        }
        for name in [
            "plan.pdf",
            "Board paper 2014.pdf",
            "comment.md",
            "com10.md",
            "bins",
            "bin.md",
            "web.config",
            "naïve.png",
        ] {
            assert_eq!(fault(name), None, "{name}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn bytes_that_are_no_text_are_written_out() {
        use std::os::unix::ffi::OsStrExt as _;
        let name = |bytes: &'static [u8]| written_out(OsStr::from_bytes(bytes));
        assert_eq!(name(b"caf\xe9\xff.md"), "caf\\xE9\\xFF.md");
        assert_eq!(name("café.md".as_bytes()), "café.md");
    }

    #[test]
    fn what_systems_leave_behind_is_left_out() {
        assert!(is_left_out(".DS_Store") && is_left_out("Thumbs.db") && is_left_out("~$case.docx"));
        assert!(!is_left_out("case.md"));
    }
}
