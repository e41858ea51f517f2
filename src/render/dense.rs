//! HTML without what only a reader of templates sees: the white space at the beginnings of lines, and empty lines. A
//! browser shows neither, and a long page loses a thirtieth of its weight.

/// Inside these every space is shown.
const KEPT: [(&str, &str); 2] = [("<pre>", "</pre>"), ("<textarea", "</textarea>")];

/// Returns a page without indentation and empty lines, but for what is shown as it is written.
pub(super) fn dense(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut kept: Option<&str> = None;
    for line in html.split_inclusive('\n') {
        let text = match kept {
            Some(_) => line,
            None => line.trim_start_matches([' ', '\t', '\n']),
        };
        out.push_str(text);
        kept = after(text, kept);
    }
    out
}

/// Tells which element that is shown as it is written is still open after a line, by its end.
fn after(mut text: &str, mut kept: Option<&'static str>) -> Option<&'static str> {
    loop {
        let found = match kept {
            Some(end) => text.find(end).map(|at| (at, None)),
            None => {
                let starts = KEPT.iter();
                let found = starts.filter_map(|(start, end)| Some((text.find(start)?, Some(*end))));
                found.min()
            }
        };
        let Some((at, next)) = found else { return kept };
        text = &text[at + 1..];
        kept = next;
    }
}

#[cfg(test)]
mod tests {
    use super::dense;

    #[test]
    fn indentation_and_empty_lines_go_but_not_where_they_are_shown() {
        let html = "<ul>\n  <li>one\n\n\ttwo</li>\n</ul>\n<pre><code>a\n\n  b\n</code></pre>\n   <p>c</p> \n  d";
        let small =
            "<ul>\n<li>one\ntwo</li>\n</ul>\n<pre><code>a\n\n  b\n</code></pre>\n<p>c</p> \nd";
        assert_eq!(dense(html), small);
        let two = "<pre>a</pre> <textarea>\n  b</textarea>\n  c<pre>\n  d</pre>\n  e";
        let dense_two = "<pre>a</pre> <textarea>\n  b</textarea>\nc<pre>\n  d</pre>\ne";
        assert_eq!(dense(two), dense_two);
        assert_eq!(dense(&dense(html)), small);
    }
}
