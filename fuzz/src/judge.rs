//! What may stand in a page, written down once more: by hand, from what the pages are for, and not from what `render` does.
//!
//! A page is read as a browser reads it (`sink.rs`). Whatever is not listed here must not be there, however it came in.

use std::collections::BTreeSet;

use super::sink::{self, Element};

/// Elements that words, lists and tables are made of, and what the templates have for forms and frames of text.
const ELEMENTS: &str = "html head title meta link script body header main nav footer section article \
    h1 h2 h3 h4 h5 h6 p ul ol li dl dt dd div span a strong em del code pre blockquote cite br hr sup \
    table thead tbody tfoot tr th td caption figure figcaption img \
    form fieldset legend label input textarea select option button details summary dialog template";

/// Elements of SVG: drawings that templates bring.
const DRAWN: &str = "svg path circle rect line text pattern";

/// Attributes that any element may have. None runs anything, none leads anywhere.
const ANYWHERE: &str = "id class lang dir hidden title role tabindex";

/// Attributes of one element.
const OF_ONE: &[(&str, &str)] = &[
    ("meta", "charset name property content http-equiv"),
    ("link", "rel href hreflang type"),
    ("script", "src defer type"),
    ("a", "href hreflang rel"),
    ("img", "src alt width height loading"),
    ("ol", "start"),
    ("th", "scope"),
    ("form", "autocomplete novalidate"),
    (
        "input",
        "type name value checked multiple accept min max maxlength autocomplete autocapitalize enterkeyhint",
    ),
    ("textarea", "name rows maxlength"),
    ("select", "name autocomplete"),
    ("option", "value"),
    ("button", "type autofocus"),
    ("label", "for"),
    ("details", "open"),
];

/// Attributes of drawings.
const OF_DRAWN: &str = "viewBox width height d fill-rule focusable x y x1 x2 y1 y2 cx cy r patternUnits patternTransform";

/// Attributes that a script takes for the address of a file.
const LOADED: &str = "data-index data-page data-root data-glossary data-terms data-terms-style data-style data-exchange data-file";

/// The picture of a page where a site has none of its own; its colour stands where the star is.
const ICON: [&str; 2] = [
    "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20viewBox='0%200%2028%2028'%3E%3Cpath%20fill='%23",
    "'%20d='M3%203h22v22H3z'/%3E%3Cpath%20fill='%23fff'%20d='M8%209h12v2H8zm0%204h12v2H8zm0%204h7v2H8z'/%3E%3C/svg%3E",
];

/// What `http-equiv` may say.
const SAID_TO_THE_BROWSER: [&str; 2] = ["content-security-policy", "refresh"];

/// What the parser says of white space between the rows of a template. The standard allows it (13.2.6.4.9, which names
/// `template`); words there are told otherwise.
const SPACE_IN_TEMPLATE: &str = "Unexpected characters in table";

/// Looks at a file as it is published.
///
/// # Panics
/// On whatever may not stand in a page, in a script that holds data, or in a feed.
pub fn file(path: &str, text: &str) {
    let looked = match path.rsplit('.').next() {
        Some("html") => look(text),
        Some("js") => script(text),
        Some("xml") => markup(text),
        _ => Ok(()),
    };
    if let Err(fault) = looked {
        panic!("{path}: {fault}");
    }
}

/// A script must not end where its data do: not in a page, and not in an older browser.
fn script(text: &str) -> Result<(), String> {
    let lower = text.to_ascii_lowercase();
    let ends = ["</script", "<!--", "\u{2028}", "\u{2029}"].into_iter();
    let found: Vec<&str> = ends.filter(|end| lower.contains(end)).collect();
    found
        .is_empty()
        .then_some(())
        .ok_or(format!("a script holds {found:?}"))
}

/// A feed and a map of the site are XML, with links like those of pages.
fn markup(text: &str) -> Result<(), String> {
    let document = roxmltree::Document::parse(text).map_err(|error| error.to_string())?;
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        let name = node.tag_name().name();
        if matches!(name, "script" | "style" | "iframe" | "object") {
            return Err(format!("the element <{name}>"));
        }
        let links = node
            .attributes()
            .filter(|one| matches!(one.name(), "href" | "src"));
        links
            .map(|one| one.value())
            .try_for_each(leads_to)
            .map_err(str::to_owned)?;
    }
    Ok(())
}

/// Tells what may not stand in a page, if anything.
///
/// # Errors
/// The first that is found.
pub fn look(html: &str) -> Result<(), String> {
    let page = sink::read(html);
    if let Some(error) = page.errors.iter().find(|error| *error != SPACE_IN_TEMPLATE) {
        return Err(format!("the page is not well-formed: {error}"));
    }
    if page.comments > 0 {
        return Err("a comment".to_owned());
    }
    let mut ids = BTreeSet::new();
    for element in &page.elements {
        look_at(element).map_err(|fault| format!("{fault}, in {element:?}"))?;
        for (_, id) in element.attributes.iter().filter(|(name, _)| name == "id") {
            if id.is_empty() || id.contains(char::is_whitespace) || !ids.insert(id) {
                return Err(format!(
                    "the id `{id}` is empty, cut by a space or there twice"
                ));
            }
        }
    }
    Ok(())
}

fn is_one_of(list: &str, name: &str) -> bool {
    list.split_whitespace().any(|known| known == name)
}

fn look_at(element: &Element) -> Result<(), String> {
    let known = if element.is_html { ELEMENTS } else { DRAWN };
    if !is_one_of(known, &element.name) {
        return Err(format!("the element <{}>", element.name));
    }
    let is_data = element.name == "script" && has(element, "type", &["application/ld+json"]);
    let has_address = element.attributes.iter().any(|(name, _)| name == "src");
    if is_data {
        // Data for search engines: no browser runs it, and nothing in it ends it.
        script(&element.raw)?;
        if has_address || element.raw.contains('<') {
            return Err("data with an address, or in which a tag could begin".to_owned());
        }
    } else if !element.raw.is_empty() {
        return Err("words in a script or a style".to_owned());
    } else if element.name == "script"
        && (!has_address || element.attributes.iter().any(|(name, _)| name == "type"))
    {
        return Err("a script without an address, or of a kind".to_owned());
    }
    element.attributes.iter().try_for_each(|(name, value)| {
        attribute(element, name, value).map_err(|fault| format!("{fault}: {name}={value:?}"))
    })
}

fn attribute(element: &Element, name: &str, value: &str) -> Result<(), &'static str> {
    let own = OF_ONE
        .iter()
        .find(|(one, _)| element.is_html && *one == element.name);
    let is_data = ["data-", "aria-"]
        .iter()
        .any(|begin| name.starts_with(begin));
    let is_drawn = !element.is_html && is_one_of(OF_DRAWN, name);
    let is_known =
        is_one_of(ANYWHERE, name) || is_drawn || own.is_some_and(|(_, own)| is_one_of(own, name));
    if !is_known && !is_data {
        return Err("an attribute that is not known");
    }
    match (element.name.as_str(), name) {
        ("a", "href") => leads_to(value),
        // These are read, not loaded.
        ("link", "href") if has(element, "rel", &["canonical", "alternate", "self"]) => {
            leads_to(value)
        }
        ("link", "href") if has(element, "rel", &["icon"]) && is_icon(value) => Ok(()),
        ("img" | "script" | "link", "src" | "href") => is_local(value),
        ("meta", "http-equiv") => {
            let is_known = SAID_TO_THE_BROWSER.contains(&value.to_ascii_lowercase().as_str());
            is_known
                .then_some(())
                .ok_or("what a browser may not be told")
        }
        ("meta", "content") if has(element, "http-equiv", &["refresh"]) => sends_on(value),
        (_, name) if is_one_of(LOADED, name) => is_local(value),
        _ => Ok(()),
    }
}

fn has(element: &Element, name: &str, values: &[&str]) -> bool {
    let is_it = |value: &str| values.iter().any(|known| value.eq_ignore_ascii_case(known));
    element
        .attributes
        .iter()
        .any(|(key, value)| key == name && is_it(value))
}

fn is_icon(value: &str) -> bool {
    let colour = value
        .strip_prefix(ICON[0])
        .and_then(|rest| rest.strip_suffix(ICON[1]));
    colour.is_some_and(|colour| colour.chars().all(|c| c.is_ascii_hexdigit()))
}

/// A page that has moved sends its readers on, within the site.
fn sends_on(value: &str) -> Result<(), &'static str> {
    let to = value
        .split_once("url=")
        .ok_or("no address to send readers on to")?
        .1;
    is_local(to.trim_matches(['\'', '"']))
}

/// An address as a browser takes it: without spaces and controls around it, without tabs and ends of lines in it.
fn as_seen(address: &str) -> String {
    let trimmed = address.trim_matches(|c: char| c <= ' ');
    trimmed
        .chars()
        .filter(|c| !matches!(c, '\t' | '\n' | '\r'))
        .collect()
}

/// What stands before the first colon, where a browser takes it for a scheme.
fn scheme(address: &str) -> Option<String> {
    let (scheme, _) = address.split_once(':')?;
    let mut letters = scheme.chars();
    let is_scheme = letters.next().is_some_and(|c| c.is_ascii_alphabetic())
        && letters.all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    is_scheme.then(|| scheme.to_ascii_lowercase())
}

/// A link: to a place of the site, or to one of four kinds of others.
///
/// # Errors
/// Says why it may not be followed.
pub fn leads_to(address: &str) -> Result<(), &'static str> {
    let seen = as_seen(address);
    match scheme(&seen).as_deref() {
        None => is_local(address),
        // A browser reads `https:host` and `https:\\host` as it does `https://host`.
        Some("http" | "https" | "mailto" | "tel") => Ok(()),
        Some(_) => Err("a scheme that is not allowed"),
    }
}

/// An address of the site itself: no scheme, no host, and nothing that leaves the folder of a site on a share.
///
/// # Errors
/// Says why it may not be loaded.
pub fn is_local(address: &str) -> Result<(), &'static str> {
    let seen = as_seen(address);
    if scheme(&seen).is_some() {
        return Err("an address with a scheme");
    }
    // A browser takes `\` for `/`: `/\host` and `\\host` are hosts.
    let seen = seen.replace('\\', "/");
    if seen.starts_with("//") {
        return Err("an address of another host");
    }
    Ok(())
}
