//! HTML without what only a reader of templates sees: the white space at the beginnings of lines, and empty lines. A
//! browser shows neither, and a long page loses a thirtieth of its weight.

/// Inside these every space is shown.
const KEPT: [(&str, &str); 2] = [("<pre>", "</pre>"), ("<textarea", "</textarea>")];

/// Returns a page without indentation and empty lines, but for what is shown as it is written.
pub(super) fn dense(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut done = 0;
    let mut starts = KEPT.map(|(start, end)| {
        // Few pages have one, and to tell so is much faster than to look for the place.
        let found = html.contains(start).then(|| html.match_indices(start));
        let found = found.into_iter().flatten();
        found.map(move |(at, _)| (at, end)).peekable()
    });
    // Each kind is looked for once, so that a page full of code takes no longer than any other.
    let mut next = |done: usize| {
        let next = starts.iter_mut().filter_map(|found| {
            while found.next_if(|(at, _)| *at < done).is_some() {}
            found.peek().copied()
        });
        next.min()
    };
    while let Some((start, end)) = next(done) {
        squeeze(&html[done..start], done == 0, &mut out);
        let length = html[start..].find(end);
        done = length.map_or(html.len(), |length| start + length);
        out.push_str(&html[start..done]);
    }
    squeeze(&html[done..], done == 0, &mut out);
    out
}

/// Adds a piece of a page line by line, without what stands before their first words.
fn squeeze(html: &str, begins_line: bool, out: &mut String) {
    let mut begins_line = begins_line;
    for line in html.split_inclusive('\n') {
        out.push_str(if begins_line {
            line.trim_start_matches([' ', '\t', '\n'])
        } else {
            line
        });
        begins_line = true;
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
