//! Tags of HTML, and the Markdown that says the same.

/// Returns the name of a tag, as written.
pub(super) fn tag_name(html: &str) -> String {
    let name = html.trim_start_matches(['<', '/']).chars();
    name.take_while(char::is_ascii_alphanumeric).collect()
}

/// Returns the Markdown to use in place of a tag.
pub(super) fn instead_of(tag: &str) -> &'static str {
    match tag.to_ascii_lowercase().as_str() {
        "b" | "strong" => "write `**bold**`",
        "i" | "em" | "u" | "mark" | "cite" => "write `*emphasis*`",
        "s" | "del" | "strike" => "write `~~struck out~~`",
        "br" => "end the line with a backslash (`\\`), or start a new paragraph with an empty line",
        "hr" => "write `---` on a line of its own, with an empty line above and below",
        "a" => "write `[words](address)`",
        "img" | "figure" | "figcaption" | "picture" => {
            "write `![what the picture shows](picture.png)`"
        }
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            "write `## Heading`, one `#` more for each level below"
        }
        "ul" | "ol" | "li" => "begin each line of the list with `- ` or `1. `",
        "dl" | "dt" | "dd" => "write the term on a line, and `: what it means` on the next",
        "table" | "tr" | "td" | "th" | "thead" | "tbody" | "caption" => {
            "write a Markdown table: `| one | two |`, then `| --- | --- |`"
        }
        "blockquote" | "q" => "begin the line with `> `",
        "sup" => "write a footnote: `[^1]` here and `[^1]: text` below",
        "p" | "div" | "span" | "font" | "center" | "section" | "article" | "small" | "style" => {
            "leave the tag out; an empty line starts a new paragraph"
        }
        "sub" => "leave the tag out, or use the sign itself: `CO\u{2082}`",
        "details" | "summary" => "write a heading, `## Words`, and the text below it",
        "code" | "pre" | "kbd" | "samp" => "put the words between backticks",
        "iframe" | "video" | "audio" | "embed" | "object" | "source" => {
            "link to it instead: `[words that say what it is](address)`"
        }
        "script" | "form" | "input" | "button" | "select" | "textarea" => {
            "leave it out: no script or form of a text's own runs on the site"
        }
        _ => "write it in Markdown; for a `<` that is meant as such, write `\\<`",
    }
}
