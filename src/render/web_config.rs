//! `web.config`, by which IIS sends the policy and shows the page for missing pages.
//!
//! Each setting is taken away before it is made: a folder above may have made it already, and IIS takes none twice.

use std::fmt::Write as _;

use super::{POLICY, escape, outgoing};
use crate::model::Site;

/// Headers beside the policy.
const HEADERS: [(&str, &str); 3] = [
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
];
/// Types that an older IIS lacks; it refuses files whose type it does not know.
const TYPES: [(&str, &str); 5] = [
    (".json", "application/json"),
    (".svg", "image/svg+xml"),
    (".webp", "image/webp"),
    (".woff2", "font/woff2"),
    (".yaml", "text/plain"),
];

/// Returns the text of the file.
#[must_use]
pub fn web_config(site: &Site) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<configuration>\n  <system.webServer>\n",
    );
    let front = site.published("index.html");
    _ = write!(
        out,
        "    <defaultDocument>\n      <files>\n        <remove value=\"{front}\" />\n        <add value=\"{front}\" />\n      \
         </files>\n    </defaultDocument>\n    <httpProtocol>\n      <customHeaders>\n"
    );
    for (name, value) in HEADERS {
        _ = write!(
            out,
            "        <remove name=\"{name}\" />\n        <add name=\"{name}\" value=\"{value}\" />\n"
        );
    }
    out.push_str("      </customHeaders>\n    </httpProtocol>\n    <staticContent>\n");
    let pages = site
        .config
        .hosting
        .suffix
        .as_deref()
        .map(|suffix| (suffix, "text/html"));
    for (ending, kind) in TYPES.into_iter().chain(pages) {
        _ = write!(
            out,
            "      <remove fileExtension=\"{ending}\" />\n      <mimeMap fileExtension=\"{ending}\" mimeType=\"{kind}\" />\n"
        );
    }
    out.push_str("    </staticContent>\n");
    missing(site, &mut out);
    out.push_str("  </system.webServer>\n</configuration>\n");
    out
}

/// What is shown where there is no page. IIS must be told where the page lies on the server, so this needs `base-url`.
fn missing(site: &Site, out: &mut String) {
    let Some(root) = outgoing::root(site) else {
        return;
    };
    let page = site.published("404.html");
    // A file is named from the root of the web site, and keeps the status; an address names it below one.
    let (mode, path) = match root {
        "/" => ("File", page.into_owned()),
        _ => ("ExecuteURL", format!("{root}{page}")),
    };
    out.push_str("    <httpErrors errorMode=\"Custom\">\n      <remove statusCode=\"404\" />\n      <error statusCode=\"404\"");
    escape::attribute(out, "responseMode", mode);
    escape::attribute(out, "path", &path);
    out.push_str(" />\n    </httpErrors>\n");
}
