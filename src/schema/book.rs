//! `book.toml`.

use super::shape::{Shape, list, optional, required, texts, words};
use crate::config::{CONFORMANCE, LAW, REASON};

/// What the name of a language looks like.
const LANGUAGE: &str = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$";

pub(super) fn book() -> Shape {
    let book = Shape::Fields(vec![
        required("title", Shape::Text, "The site's name."),
        optional("description", Shape::Text, "One sentence on what it is."),
        optional("authors", texts(), "Who wrote it."),
        optional("language", Shape::Text, "Its language: en-GB, cy.").or("en-GB"),
        optional("src", Shape::Text, "The folder of the content.").or("content"),
    ]);
    let output = Shape::Fields(vec![optional("site", site(), "The site that is built.")]);
    Shape::Fields(vec![
        required("book", book, "What the site is."),
        optional("build", build(), "Where it goes."),
        optional("output", output, "What is built."),
    ])
}

fn build() -> Shape {
    Shape::Fields(vec![
        optional(
            "build-dir",
            Shape::Text,
            "Where the site is built; build -d overrides it.",
        )
        .or("site"),
        optional(
            "large",
            Shape::Flag,
            "Whether the site may have ten times as many texts as most computers can build: it takes that much more memory.",
        )
        .or("false"),
    ])
}

fn site() -> Shape {
    Shape::Fields(vec![
        optional(
            "theme",
            Shape::Text,
            "The name of a theme: a folder in themes.",
        )
        .or("default"),
        optional(
            "id",
            Shape::Text,
            "Sets saved answers apart from those of other sites; the title, if left out.",
        ),
        optional(
            "languages",
            texts(),
            "The languages of other editions, such as cy: each lies in a folder of its own. The file name.cy.md is the translation of name.md.",
        ),
        optional(
            "titles",
            Shape::Named(LANGUAGE, Box::new(Shape::Text)),
            "The site's name in those languages.",
        ),
        optional(
            "descriptions",
            Shape::Named(LANGUAGE, Box::new(Shape::Text)),
            "What it is, in those languages.",
        ),
        optional(
            "base-url",
            Shape::Text,
            "The address the site will have, only if it is known: https://... It gives a site map, a feed, and a page for missing pages that works at any depth.",
        ),
        optional(
            "suffix",
            Shape::Text,
            "The ending of pages, for hosts that show only some: .aspx.",
        )
        .or(".html"),
        optional(
            "web-config",
            Shape::Flag,
            "Whether web.config is made, by which IIS sends the policy.",
        ),
        optional(
            "accessibility",
            accessibility(),
            "What the accessibility statement says; it follows the text of accessibility.md.",
        ),
        optional(
            "brand",
            brand(),
            "The name, logo, colour and fonts of your organisation.",
        ),
        optional(
            "search",
            Shape::Flag,
            "Whether the site can be searched: false leaves out the field, its page and the A to Z.",
        )
        .or("true"),
        optional(
            "book-limit",
            Shape::Integer(0, 100_000),
            "How many cases, pages and self-assessments book.html, the whole as one page, may hold.",
        )
        .or("300"),
    ])
}

fn brand() -> Shape {
    Shape::Fields(vec![
        optional(
            "name",
            Shape::Text,
            "The name of your organisation, shown with the site's title.",
        ),
        optional(
            "logo",
            Shape::Text,
            "The picture in the header: a file in the content folder.",
        ),
        optional(
            "logo-alt",
            Shape::Text,
            "What the logo says, for those who do not see it. May be left out where name is given.",
        ),
        optional(
            "icon",
            Shape::Text,
            "A small square picture for the tab of a browser: a file in the content folder.",
        ),
        optional(
            "colour",
            Shape::Text,
            "Your one colour: #005eb8. All shades that the site needs are worked out so that they can be read.",
        ),
        optional(
            "font",
            Shape::Text,
            "The font of texts: a woff2 file in the content folder.",
        ),
        optional(
            "font-bold",
            Shape::Text,
            "Its bold cut; the same file where one holds all weights.",
        ),
        optional(
            "font-heading",
            Shape::Text,
            "The font of headings; that of texts, if left out.",
        ),
    ])
}

fn accessibility() -> Shape {
    let problem = Shape::Fields(vec![
        required(
            "what",
            Shape::Text,
            "What a person meets, and the criterion that fails.",
        ),
        required("reason", words(&REASON), "Why it is so."),
        optional("plan", Shape::Text, "What will be done about it, and when."),
    ]);
    Shape::Fields(vec![
        required("organisation", Shape::Text, "Who publishes the site."),
        required(
            "law",
            words(&LAW),
            "Whose regulations for public bodies apply; none, where the publisher is no public body.",
        ),
        required(
            "status",
            words(&CONFORMANCE),
            "How far the site meets WCAG 2.2 AA.",
        ),
        required(
            "contact",
            texts(),
            "Ways to reach the organisation, each as one line.",
        ),
        optional(
            "response-days",
            Shape::Integer(1, 365),
            "Working days until somebody answers.",
        ),
        required("prepared", Shape::Date, "The day of the first statement."),
        optional(
            "reviewed",
            Shape::Date,
            "The day of the last review of the statement.",
        ),
        required(
            "tested",
            Shape::Date,
            "The day of the last test of the site.",
        ),
        required("method", Shape::Text, "Who tested, what, and how."),
        optional(
            "problems",
            list(problem),
            "What does not meet the standard: needed unless the status is full.",
        ),
    ])
}
