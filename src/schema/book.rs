//! `book.toml`.

use super::shape::{Shape, optional, required, texts};

pub(super) fn book() -> Shape {
    let book = Shape::Fields(vec![
        required("title", Shape::Text, "The site's name."),
        optional("description", Shape::Text, "One sentence on what it is."),
        optional("authors", texts(), "Who wrote it."),
        optional("language", Shape::Text, "Its language: en-GB, cy.").or("en-GB"),
        optional("src", Shape::Text, "The folder of the content.").or("content"),
    ]);
    let build = Shape::Fields(vec![
        optional(
            "build-dir",
            Shape::Text,
            "Where the site is built; build -d overrides it.",
        )
        .or("site"),
    ]);
    let site = Shape::Fields(vec![
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
            "base-url",
            Shape::Text,
            "The address the site will have, only if it is known: https://... It gives a site map.",
        ),
        optional(
            "book-limit",
            Shape::Integer(0, 100_000),
            "How many cases, pages and self-assessments book.html, the whole as one page, may hold.",
        )
        .or("300"),
    ]);
    let output = Shape::Fields(vec![optional("site", site, "The site that is built.")]);
    Shape::Fields(vec![
        required("book", book, "What the site is."),
        optional("build", build, "Where it goes."),
        optional("output", output, "What is built."),
    ])
}
