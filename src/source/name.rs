//! File names that break somewhere: on Windows, on IIS, in an address.

/// Returns what is wrong with a file's or folder's name, if anything.
pub(super) fn fault(name: &str) -> Option<String> {
    if let Some(c) = name
        .chars()
        .find(|c| c.is_control() || r#"<>:"|?*\"#.contains(*c))
    {
        return Some(format!(
            "has the character `{}`, which Windows does not allow",
            c.escape_default()
        ));
    }
    if name.ends_with(['.', ' ']) || name.starts_with(' ') {
        return Some("begins or ends with a space or a full stop, which Windows drops".to_owned());
    }
    if reserved_by_windows(name) {
        return Some("is one that Windows keeps for itself".to_owned());
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

fn reserved_by_windows(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).to_ascii_lowercase();
    let device = ["com", "lpt"].iter().any(|port| {
        stem.strip_prefix(port).is_some_and(|rest| {
            let mut digits = rest.chars();
            let is_digit = |c: char| c.is_ascii_digit() || "\u{b9}\u{b2}\u{b3}".contains(c);
            digits.next().is_some_and(is_digit) && digits.next().is_none()
        })
    });
    device || ["con", "prn", "aux", "nul", "conin$", "conout$"].contains(&stem.as_str())
}

/// Tells the files that systems and editors leave behind, and hidden ones: nobody means to publish them.
pub(super) fn is_left_out(name: &str) -> bool {
    name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with('~')
        || ["thumbs.db", "desktop.ini"].contains(&name.to_ascii_lowercase().as_str())
}

/// Returns the form in which two names are the same file on Windows or macOS.
pub(super) fn collision_key(path: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    if path.is_ascii() {
        return path.to_ascii_lowercase();
    }
    path.nfkc().flat_map(char::to_lowercase).nfkc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_break_elsewhere_are_refused() {
        for name in [
            "a:b.png",
            "con.md",
            "COM1",
            "aux.txt",
            "ends.",
            "ends ",
            "50%.png",
            "a#b.md",
            "bin",
            "App_Data",
            "com\u{b9}.txt",
            "CONIN$",
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

    #[test]
    fn names_collide_by_case_and_by_unicode_form() {
        assert_eq!(collision_key("Plan.PDF"), collision_key("plan.pdf"));
        assert_eq!(collision_key("caf\u{e9}"), collision_key("cafe\u{301}"));
        assert_ne!(collision_key("a"), collision_key("b"));
    }

    #[test]
    fn what_systems_leave_behind_is_left_out() {
        assert!(is_left_out(".DS_Store") && is_left_out("Thumbs.db") && is_left_out("~$case.docx"));
        assert!(!is_left_out("case.md"));
    }
}
