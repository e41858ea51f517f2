//! How the built site meets its host: the ending of its pages, and settings for IIS.

use crate::diagnostic::Diagnostic;
use crate::syntax::fields::Fields;

/// What a host asks for.
#[derive(Debug, Clone, Default)]
pub struct Hosting {
    /// The ending of pages in place of `.html`, with its full stop.
    pub suffix: Option<String>,
    /// Whether `web.config` is made, which IIS reads.
    pub web_config: bool,
}

/// Endings of files that are no pages; a server would send a page as one of these.
const TAKEN: [&str; 9] = [
    ".css", ".js", ".json", ".xml", ".txt", ".svg", ".png", ".config", ".zip",
];
const LONGEST: usize = 6;

pub(super) fn read(fields: &mut Fields<'_, '_>) -> Hosting {
    Hosting {
        suffix: suffix(fields),
        web_config: fields.flag("web-config"),
    }
}

fn suffix(fields: &mut Fields<'_, '_>) -> Option<String> {
    let given = fields.optional_text("suffix")?;
    let ending = given.value.strip_prefix('.').unwrap_or_default();
    let is_sound = (1..=LONGEST).contains(&ending.len())
        && ending
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        && !TAKEN.contains(&given.value.as_str());
    if is_sound {
        return (given.value != ".html").then_some(given.value);
    }
    let message = format!("`{}` cannot be the ending of pages", given.value);
    let help = "write `suffix = \".aspx\"`, or leave `suffix` out: pages then end in `.html`";
    let fault = Diagnostic::error("bad-suffix", given.span, message);
    fields.faults().push(fault.help(help));
    None
}
