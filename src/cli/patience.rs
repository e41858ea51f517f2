//! Ends the program where a template does not: a build that nobody watches would keep its lock for ever.

use std::collections::BTreeMap;
use std::time::Duration;

use super::{Exit, say};
use crate::theme::at_work;

/// How often the templates at work are looked at.
const LOOK: Duration = Duration::from_millis(500);

/// How often one may be seen to have written nothing more.
const TIMES: u32 = 8;

/// Looks on, beside the work, until the program ends.
pub(super) fn watch() {
    // Where there can be no other thread, nobody looks on.
    _ = std::thread::Builder::new().spawn(|| {
        let mut seen = BTreeMap::new();
        loop {
            std::thread::sleep(LOOK);
            if let Some(template) = endless(&mut seen, at_work()) {
                tell(&template);
                std::process::exit(Exit::Tool.code().into());
            }
        }
    });
}

/// Counts how often each page was seen at one place; returns the template of one that was seen there too often.
fn endless(
    seen: &mut BTreeMap<(u64, usize), u32>,
    now: BTreeMap<(u64, usize), String>,
) -> Option<String> {
    seen.retain(|page, _| now.contains_key(page));
    now.into_iter().find_map(|(page, template)| {
        let times = seen.entry(page).or_default();
        *times += 1;
        (*times > TIMES).then_some(template)
    })
}

fn tell(template: &str) {
    let seconds = (LOOK * TIMES).as_secs();
    say(&format!(
        "error: the theme's template `{template}`, or a component that it calls, has written nothing for {seconds} \
         seconds: it does not come to an end"
    ));
    say("  help: look for loops inside each other; other faults are told once it is mended");
    say(
        "casebook has ended; your last site is as it was, and the next build clears away what this one began",
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_template_is_named_once_it_has_written_nothing_for_too_long() {
        let mut seen = BTreeMap::new();
        let page = |number: u64, length: usize| {
            BTreeMap::from([((number, length), format!("{number}.html"))])
        };
        for number in 0..100 {
            assert_eq!(
                endless(&mut seen, page(number, 0)),
                None,
                "always another page"
            );
        }
        for length in 0..100 {
            assert_eq!(
                endless(&mut seen, page(100, length)),
                None,
                "always more of it"
            );
        }
        for _ in 0..TIMES {
            assert_eq!(endless(&mut seen, page(101, 5)), None);
        }
        assert_eq!(
            endless(&mut seen, page(101, 5)).as_deref(),
            Some("101.html")
        );
    }
}
