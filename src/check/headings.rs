//! Headings go down one level at a time, from the second: the title is the first.

use super::TextRule;

pub(super) const RULE: TextRule = |site, faults| {
    for (_, body) in site.bodies() {
        let mut above = 1;
        for heading in &body.headings {
            if heading.text.is_empty() {
                let message = "a heading without words".to_owned();
                faults.push(super::error(
                    "heading-level",
                    heading.span,
                    message,
                    "write its words, or delete the `#`",
                ));
            } else if heading.level == 1 {
                let message = "the title is the page's only heading of the first level".to_owned();
                faults.push(super::error(
                    "heading-level",
                    heading.span,
                    message,
                    "begin the line with `##`",
                ));
            } else if heading.level > above + 1 {
                let message = format!(
                    "this heading skips from level {above} to level {}",
                    heading.level
                );
                let help = format!(
                    "begin the line with `{}`",
                    "#".repeat(usize::from(above) + 1)
                );
                faults.push(super::error("heading-level", heading.span, message, help));
            }
            above = heading.level.max(1);
        }
    }
};
