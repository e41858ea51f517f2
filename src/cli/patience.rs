//! Ends the program where a template does not: a build that nobody watches would keep its lock for ever.

use std::collections::BTreeMap;
use std::time::Duration;

use super::report;
use crate::diagnostic::Diagnostic;
use crate::source::Sources;
use crate::theme::at_work;

/// How often the templates at work are looked at.
const LOOK: Duration = Duration::from_millis(500);

/// How often one may be seen at the same page. The largest page that may be takes less than a second.
const TIMES: u32 = 8;

/// Looks on, beside the work, until the program ends.
pub(super) fn watch() {
    // Where there can be no other thread, nobody looks on.
    _ = std::thread::Builder::new().spawn(|| {
        let mut seen = BTreeMap::new();
        loop {
            std::thread::sleep(LOOK);
            if let Some(template) = endless(&mut seen, at_work()) {
                report::for_people(&[fault(&template)], &Sources::default());
                super::say("nothing was written: the last site is as it was");
                std::process::exit(1);
            }
        }
    });
}

/// Counts how often each page was seen; returns the template of one that was seen too often.
fn endless(seen: &mut BTreeMap<u64, u32>, now: BTreeMap<u64, String>) -> Option<String> {
    seen.retain(|number, _| now.contains_key(number));
    now.into_iter().find_map(|(number, template)| {
        let times = seen.entry(number).or_default();
        *times += 1;
        (*times > TIMES).then_some(template)
    })
}

fn fault(template: &str) -> Diagnostic {
    let message = format!(
        "`{template}` has been at one page for {} seconds, and does not come to an end",
        (LOOK * TIMES).as_secs()
    );
    Diagnostic::file_error("template", template, message)
        .help("look for loops inside each other in it, and in the components that it calls")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_is_named_once_it_was_seen_at_the_same_page_too_often() {
        let mut seen = BTreeMap::new();
        let page = |number: u64| BTreeMap::from([(number, format!("{number}.html"))]);
        for number in 0..100 {
            assert_eq!(
                endless(&mut seen, page(number)),
                None,
                "always another page"
            );
        }
        for _ in 0..TIMES {
            assert_eq!(endless(&mut seen, page(100)), None);
        }
        assert_eq!(endless(&mut seen, page(100)).as_deref(), Some("100.html"));
    }
}
