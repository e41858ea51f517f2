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
        return Some("is a name that Windows keeps for itself".to_owned());
    }
    if name.contains(['#', '%', '&', '+']) {
        return Some(
            "has a character that means something else in a web address (`#`, `%`, `&` or `+`)"
                .to_owned(),
        );
    }
    None
}

fn reserved_by_windows(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).to_ascii_lowercase();
    let device = ["com", "lpt"].iter().any(|port| {
        stem.strip_prefix(port)
            .is_some_and(|rest| rest.len() == 1 && rest.chars().all(|c| c.is_ascii_digit()))
    });
    device || ["con", "prn", "aux", "nul"].contains(&stem.as_str())
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
    path.nfkc().flat_map(char::to_lowercase).nfkc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_break_elsewhere_are_refused() {
        for name in [
            "a:b.png", "con.md", "COM1", "aux.txt", "ends.", "ends ", "50%.png", "a#b.md",
        ] {
            assert!(fault(name).is_some(), "{name}");
        }
        for name in [
            "plan.pdf",
            "Board paper 2014.pdf",
            "comment.md",
            "com10.md",
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
