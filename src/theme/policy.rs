//! What the policy in every page stops: inline scripts, styles and handlers, and whatever comes from elsewhere. A
//! page that holds them would be shown without them, so they are told when the theme loads.

use std::ops::Range;

use super::small_script;
use crate::diagnostic::Diagnostic;
use crate::span::{FileId, Span};

/// Something that would not work, and what to do instead.
type Stopped = (Range<usize>, String, &'static str);

const INLINE_SCRIPT: &str = "put it into a file, and name that in `theme.toml` below `[scripts]`";
const INLINE_STYLE: &str =
    "give the element a class, and style that in a file that `theme.toml` names";
const AS_TEXT: &str = "make the elements (`createElement`), and put text into them (`textContent`)";
const FROM_ELSEWHERE: &str = "copy it into the site: nothing is loaded from another address";

/// Tells what the policy stops in a file of a theme.
pub(super) fn faults(id: FileId, path: &str, text: &str) -> Vec<Diagnostic> {
    let stopped = match path.rsplit('.').next() {
        Some("html") => template(text),
        Some("css") => style(text),
        Some("js") => script(text),
        _ => Vec::new(),
    };
    let faults = stopped.into_iter().map(|(range, message, help)| {
        Diagnostic::error("theme-policy", Span::new(id, range), message).help(help)
    });
    faults.collect()
}

/// Looks at each element of a template.
fn template(text: &str) -> Vec<Stopped> {
    let plain = without(
        text,
        &[("{{", "}}"), ("{%", "%}"), ("{#", "#}"), ("<!--", "-->")],
    );
    let mut stopped = Vec::new();
    let mut at = 0;
    while let Some(next) = plain[at..].find('<') {
        at += next + 1;
        let name = word(&plain[at..]);
        if !name.starts_with(|first: char| first.is_ascii_alphabetic()) {
            continue;
        }
        let element = at - 1..at + name.len();
        let name = name.to_ascii_lowercase();
        at = element.end;
        let mut attributes = Vec::new();
        at += read_attributes(&plain[at..], at, &mut attributes);
        stopped.extend(in_element(&name, element, &attributes));
    }
    stopped
}

/// An attribute: its name, its value without template tags, and its place.
struct Attribute<'t> {
    name: String,
    value: &'t str,
    place: Range<usize>,
}

fn in_element(name: &str, element: Range<usize>, attributes: &[Attribute]) -> Vec<Stopped> {
    let mut stopped = Vec::new();
    let value = |wanted: &str| {
        let mut found = attributes.iter();
        found
            .find(|attribute| attribute.name == wanted)
            .map(|attribute| attribute.value.trim())
    };
    let kind = value("type").unwrap_or_default();
    let is_code = kind.is_empty() || kind == "module" || kind.ends_with("javascript");
    match name {
        "script" if kind == "module" => stopped.push((
            element.clone(),
            "a module does not run where a site is opened from a folder".to_owned(),
            "write `<script src=\"...\" defer></script>`",
        )),
        "script" if is_code && value("src").is_none() => {
            let message = "the policy of every page stops a script in the page".to_owned();
            stopped.push((element.clone(), message, INLINE_SCRIPT));
        }
        "style" => {
            let message = "the policy of every page stops a style in the page".to_owned();
            stopped.push((element.clone(), message, INLINE_STYLE));
        }
        "iframe" | "object" | "embed" | "base" => stopped.push((
            element.clone(),
            format!("the policy of every page stops `<{name}>`"),
            "link to what it would show",
        )),
        _ => {}
    }
    let loads = name != "link"
        || value("rel").is_some_and(|rel| {
            let mut words = rel.split_ascii_whitespace();
            words.any(|word| ["stylesheet", "icon", "preload", "manifest"].contains(&word))
        });
    for attribute in attributes {
        let is_loaded = match attribute.name.as_str() {
            "src" | "srcset" | "poster" => true,
            "href" => loads && ["link", "use", "image"].contains(&name),
            _ => false,
        };
        let place = attribute.place.clone();
        if is_loaded && is_elsewhere(attribute.value) {
            let message =
                "the policy of every page stops what comes from another address".to_owned();
            stopped.push((place, message, FROM_ELSEWHERE));
        } else if attribute.name == "style" {
            let message = "the policy of every page stops a `style` attribute".to_owned();
            stopped.push((place, message, INLINE_STYLE));
        } else if attribute.name.starts_with("on") && attribute.name.len() > 4 {
            let message = format!("the policy of every page stops `{}`", attribute.name);
            let help = "let a script that `theme.toml` names listen: `addEventListener`";
            stopped.push((place, message, help));
        } else if attribute.value.trim_start().starts_with("javascript:") {
            let message = "the policy of every page stops a script in an address".to_owned();
            stopped.push((place, message, INLINE_SCRIPT));
        }
    }
    stopped
}

fn is_elsewhere(address: &str) -> bool {
    let address = address.trim_start().to_ascii_lowercase();
    ["http:", "https:", "//"]
        .iter()
        .any(|start| address.starts_with(start))
}

/// Reads what stands between the name of an element and its `>`; returns the length.
fn read_attributes<'t>(rest: &'t str, start: usize, attributes: &mut Vec<Attribute<'t>>) -> usize {
    let mut at = 0;
    while let Some(first) = rest[at..].chars().next() {
        if first == '>' {
            return at + 1;
        }
        let name = word(&rest[at..]);
        if name.is_empty() {
            at += first.len_utf8();
            continue;
        }
        let begin = at;
        at += name.len();
        let mut value = "";
        if let Some(given) = rest[at..].strip_prefix('=') {
            let quote = given
                .chars()
                .next()
                .filter(|first| ['"', '\''].contains(first));
            let (open, length) = match quote {
                Some(quote) => (1, given[1..].find(quote).unwrap_or(given.len() - 1)),
                None => (0, given.find([' ', '\n', '>']).unwrap_or(given.len())),
            };
            value = &given[open..open + length];
            at += 1 + open + length + open.min(given.len() - open - length);
        }
        attributes.push(Attribute {
            name: name.to_ascii_lowercase(),
            value,
            place: start + begin..start + at,
        });
    }
    at
}

fn word(text: &str) -> &str {
    let is_word = |c: char| c.is_ascii_alphanumeric() || ['-', ':', '_'].contains(&c);
    let end = text.find(|c: char| !is_word(c)).unwrap_or(text.len());
    &text[..end]
}

fn style(text: &str) -> Vec<Stopped> {
    let plain = without(text, &[("/*", "*/")]);
    let mut stopped = Vec::new();
    for (at, found) in plain.match_indices("@import") {
        let message = "a style that is imported does not come with the others".to_owned();
        let help = "name the file in `theme.toml` below `[styles]`";
        stopped.push((at..at + found.len(), message, help));
    }
    for (at, found) in plain.match_indices("url(") {
        let address = plain[at + found.len()..].trim_start_matches([' ', '"', '\'']);
        if is_elsewhere(address) {
            let message =
                "the policy of every page stops what comes from another address".to_owned();
            let end = plain[at..]
                .find(')')
                .map_or(plain.len(), |end| at + end + 1);
            stopped.push((at..end, message, FROM_ELSEWHERE));
        }
    }
    stopped
}

/// Looks for what reaches the network, runs text as a script, or makes it HTML. A script that cannot be followed is let pass.
fn script(text: &str) -> Vec<Stopped> {
    let Some(tokens) = small_script::read(text) else {
        return Vec::new();
    };
    let mut stopped = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let next = tokens.get(at + 1).map_or("", |token| token.text);
        let before = at.checked_sub(1).map_or("", |at| tokens[at].text);
        let help = match (before, token.text, next) {
            (".", "innerHTML" | "outerHTML" | "srcdoc", "=" | "+=")
            | (".", "insertAdjacentHTML" | "setHTMLUnsafe" | "createContextualFragment", "(")
            | (".", "parseFromString" | "parseHTMLUnsafe", "(") => AS_TEXT,
            (".", "write" | "writeln", "(") if at > 1 && tokens[at - 2].text == "document" => {
                AS_TEXT
            }
            (_, "XMLHttpRequest" | "WebSocket" | "EventSource" | "sendBeacon", _) => FROM_ELSEWHERE,
            (".", text, _) if text != "fetch" => continue,
            (_, "fetch", "(") => "let a script file hand the data over: nothing can be fetched",
            (_, "eval", "(") | ("new", "Function", "(") => {
                "write the code itself: no text is run as code"
            }
            (_, "import", "(") | ("new", "Worker" | "SharedWorker", "(") => {
                "name the script in `theme.toml` below `[scripts]`"
            }
            _ => continue,
        };
        let start = token.text.as_ptr() as usize - text.as_ptr() as usize;
        let message = format!("the policy of every page stops `{}`", token.text);
        stopped.push((start..start + token.text.len(), message, help));
    }
    stopped
}

/// The text with spaces for what stands between pairs of marks; places stay.
fn without(text: &str, pairs: &[(&str, &str)]) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let pair = pairs.iter().find(|(open, _)| rest.starts_with(open));
        let length = if let Some((open, close)) = pair {
            let end = rest[open.len()..].find(close);
            let length = end.map_or(rest.len(), |end| open.len() + end + close.len());
            plain.extend(std::iter::repeat_n(' ', length));
            length
        } else {
            let first = rest.chars().next().unwrap_or(' ');
            plain.push(first);
            first.len_utf8()
        };
        at += length;
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The marked parts of a text.
    fn told(path: &str, text: &str) -> Vec<String> {
        let found = match path {
            "html" => template(text),
            "css" => style(text),
            _ => script(text),
        };
        let told = found
            .into_iter()
            .map(|(range, _, _)| text[range].to_owned());
        told.collect()
    }

    #[test]
    fn what_the_policy_stops_in_a_template_is_told() {
        for (text, marked) in [
            (
                "<p class=\"a\" style=\"color: red\">",
                "style=\"color: red\"",
            ),
            ("<button type=button onclick=\"go()\">", "onclick=\"go()\""),
            ("<script>let a = 1</script>", "<script"),
            ("<script type=\"module\" src=\"a.js\"></script>", "<script"),
            (
                "{% if a %}<style>p { color: red }</style>{% endif %}",
                "<style",
            ),
            (
                "<img alt=\"\" src='https://x.example/a.png'>",
                "src='https://x.example/a.png'",
            ),
            (
                "<link rel=\"stylesheet\" href=\"//x.example/a.css\">",
                "href=\"//x.example/a.css\"",
            ),
            (
                "<a href=\"javascript:go()\">a</a>",
                "href=\"javascript:go()\"",
            ),
            ("<iframe src=\"a.html\"></iframe>", "<iframe"),
        ] {
            assert_eq!(told("html", text), [marked], "{text}");
        }
    }

    #[test]
    fn what_works_in_a_template_is_let_pass() {
        let text = "<a href=\"https://x.example/\">{{ one | replace(from=\"<\", to=\" style=\") }}</a>\n\
            <script src=\"{{ script }}\" defer></script><link rel=\"canonical\" href=\"https://x.example/\">\n\
            <script type=\"application/ld+json\">{}</script><!-- <style> --><p data-style=\"a\" one=\"b\">a < b</p>\n\
            <link rel=\"icon\" href=\"data:image/svg+xml,a='http://www.w3.org/2000/svg'\"><svg viewBox=\"0 0 1 1\">";
        assert_eq!(told("html", text), [""; 0]);
    }

    #[test]
    fn what_the_policy_stops_in_styles_and_scripts_is_told() {
        let css = "@import \"a.css\";\np { background: url(\"https://x.example/a.png\") }\n/* @import */ a { background: url(a.png) }";
        assert_eq!(
            told("css", css),
            ["@import", "url(\"https://x.example/a.png\")"]
        );
        let js = "window.fetch(\"a\"); new XMLHttpRequest(); // fetch(\nconst a = \"eval(1)\"; list.import(1); eval(a); new Function(a);";
        assert_eq!(
            told("js", js),
            ["fetch", "XMLHttpRequest", "eval", "Function"]
        );
        let html = "a.innerHTML = b; a.outerHTML += b; a.insertAdjacentHTML(b, c); document.write(b);\n\
            if (a.innerHTML === b) table.write(b); // a.innerHTML = b\nconst innerHTML = \"a.innerHTML = b\";";
        assert_eq!(
            told("js", html),
            ["innerHTML", "outerHTML", "insertAdjacentHTML", "write"]
        );
    }
}
