//! Rules on the Markdown text of a case or page.

use super::Edit::{Change, Keep, Write};
use super::{Error, Group, Rule};

const GUIDE: &str = "content/guide/reading.md";
/// A line of the guide, below which examples stand.
const TABLE: &str = "## A table\n";

pub(super) const GROUP: Group = Group {
    title: "Text",
    rules: &[
        Rule {
            id: "raw-html",
            title: "text is Markdown, without HTML",
            severity: Error,
            why: "HTML can break the page for phones, printers and screen readers, and can carry scripts",
            bad: &[Change(GUIDE, TABLE, "A <b>bold</b> word.\n\n## A table\n")],
            good: &[Change(GUIDE, TABLE, "A **bold** word.\n\n## A table\n")],
        },
        Rule {
            id: "stray-markup",
            title: "what looks like a link can be read as one",
            severity: Error,
            why: "readers would see brackets instead of a link",
            bad: &[Change(
                GUIDE,
                TABLE,
                "Read [the plan][plan].\n\n## A table\n",
            )],
            good: &[Change(
                GUIDE,
                TABLE,
                "Read [the plan](../plan.txt).\n\n## A table\n",
            )],
        },
        Rule {
            id: "footnote",
            title: "every footnote has a mark in the text, and every mark a footnote",
            severity: Error,
            why: "a reader who follows the mark would find nothing",
            bad: &[Change(
                GUIDE,
                ": Its meaning.[^1]\n",
                ": Its meaning.[^1] And more.[^2]\n",
            )],
            good: &[Keep(
                GUIDE,
                ": Its meaning.[^1]\n\n[^1]: A note with *emphasis* & an ampersand.\n",
            )],
        },
        Rule {
            id: "nested-too-deep",
            title: "lists and quotes are not nested beyond reason",
            severity: Error,
            why: "no reader could follow, and a browser may give up",
            bad: &[Change(
                GUIDE,
                "> Take care.\n",
                ">>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>>> Take care.\n",
            )],
            good: &[Keep(GUIDE, "> [!WARNING]\n> Take care.\n")],
        },
        Rule {
            id: "heading-level",
            title: "headings have words, and go down one level at a time from `##`",
            severity: Error,
            why: "people who listen to a page find their way by its headings",
            bad: &[Change(GUIDE, TABLE, "#### A table\n")],
            good: &[Keep(GUIDE, TABLE)],
        },
        Rule {
            id: "nested-heading",
            title: "headings stand outside lists, quotes and footnotes",
            severity: Error,
            why: "a heading in a quote would begin a section that the quote then cuts off",
            bad: &[Change(
                GUIDE,
                "> Take care.\n",
                "> Take care.\n>\n> ## With marks\n",
            )],
            good: &[Change(
                GUIDE,
                "> Take care.\n",
                "> Take care.\n>\n> **With marks**\n",
            )],
        },
        Rule {
            id: "heading-words",
            title: "headings hold plain words only",
            severity: Error,
            why: "headings are printed in lists of contents too, where links and pictures cannot stand",
            bad: &[Change(
                GUIDE,
                TABLE,
                "## A table and [the plan](../plan.txt)\n",
            )],
            good: &[Change(
                GUIDE,
                TABLE,
                "## A table\n\nSee [the plan](../plan.txt).\n",
            )],
        },
        Rule {
            id: "missing-alternative",
            title: "every picture has words that say what it shows",
            severity: Error,
            why: "people who cannot see the picture would learn nothing",
            bad: &[
                Write(
                    "content/guide/board.svg",
                    "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n",
                ),
                Change(GUIDE, TABLE, "![](board.svg)\n\n## A table\n"),
            ],
            good: &[
                Write(
                    "content/guide/board.svg",
                    "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n",
                ),
                Change(
                    GUIDE,
                    TABLE,
                    "![Ward board with daily counts](board.svg)\n\n## A table\n",
                ),
            ],
        },
        Rule {
            id: "empty-link",
            title: "every link has words",
            severity: Error,
            why: "nobody could see the link, and a screen reader would read out its address",
            bad: &[Change(GUIDE, TABLE, "See [](../plan.txt).\n\n## A table\n")],
            good: &[Change(
                GUIDE,
                TABLE,
                "See [the plan for the year](../plan.txt).\n\n## A table\n",
            )],
        },
        Rule {
            id: "vague-link",
            title: "the words of a link say where it leads",
            severity: Error,
            why: "many people listen to a list of links alone, and six times `here` tells them nothing",
            bad: &[Change(
                GUIDE,
                TABLE,
                "For the plan click [here](../plan.txt).\n\n## A table\n",
            )],
            good: &[Change(
                GUIDE,
                TABLE,
                "See [the plan for the year](../plan.txt).\n\n## A table\n",
            )],
        },
        Rule {
            id: "broken-link",
            title: "a link leads to a file that is there, and a picture to a picture",
            severity: Error,
            why: "a reader who follows the link would find nothing",
            bad: &[Change(
                GUIDE,
                "[a file](../plan.txt)",
                "[a file](../plans.txt)",
            )],
            good: &[Keep(GUIDE, "[a file](../plan.txt)")],
        },
        Rule {
            id: "unwritten",
            title: "a hint that `casebook new` leaves is replaced by words of your own",
            severity: Error,
            why: "readers would be asked what the editor was asked",
            bad: &[Change(
                GUIDE,
                TABLE,
                "[What does the table show?][to-write]\n\n## A table\n",
            )],
            good: &[Change(
                GUIDE,
                TABLE,
                "The table shows one mark.\n\n## A table\n",
            )],
        },
        Rule {
            id: "broken-anchor",
            title: "a link to a place in a page leads to a place that is there",
            severity: Error,
            why: "the reader would land at the top of the page and have to search",
            bad: &[Change(GUIDE, "first.md#context", "first.md#contxt")],
            good: &[Keep(GUIDE, "[the context](../cases/first.md#context)")],
        },
        Rule {
            id: "remote-image",
            title: "pictures are part of the site",
            severity: Error,
            why: "the site is read without internet too, and a picture from elsewhere tells its owner who reads",
            bad: &[Change(
                GUIDE,
                TABLE,
                "![A ward](https://example.org/ward.svg)\n\n## A table\n",
            )],
            good: &[
                Write(
                    "content/guide/ward.svg",
                    "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n",
                ),
                Change(GUIDE, TABLE, "![A ward](ward.svg)\n\n## A table\n"),
            ],
        },
        Rule {
            id: "forbidden-link",
            title: "links are web, mail or telephone addresses, or files of the site",
            severity: Error,
            why: "a link to a drive or a script works on one computer only, or does harm",
            bad: &[Change(
                GUIDE,
                "<https://example.org/>",
                "[the shared drive](file://server/share)",
            )],
            good: &[Keep(GUIDE, "<https://example.org/>")],
        },
    ],
};
