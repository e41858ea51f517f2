//! What readers can find, to the text of one script file. Never reads a page or a disk: the caller hands over entries.
//!
//! Words (`tokens`) become stems (`stems`), stems become postings with their weight (`postings`), and `write` lays
//! them out. The browser's side is `themes/default/js/search.js`. Layout and ranking know nothing of each other, so
//! that a large site can be cut into several files without a change to either's neighbour.

mod entries;
mod entry;
mod postings;
#[cfg(test)]
mod shared;
mod stems;
mod tokens;
mod write;

pub use entries::entries;
pub use entry::{Entry, Kind};

/// Returns the text of the script file that hands the search index to the browser.
///
/// Entries are ordered by their address first, so that their order does not matter.
#[must_use]
pub fn index(entries: &[Entry]) -> String {
    let mut sorted: Vec<&Entry> = entries.iter().collect();
    sorted.sort_by(|one, other| (&one.url, &one.title).cmp(&(&other.url, &other.title)));
    write::script(&sorted, &postings::postings(&sorted))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(url: &str, title: &str) -> Entry {
        Entry {
            url: url.to_owned(),
            title: title.to_owned(),
            kind: Kind::Page,
            topics: Vec::new(),
            country: None,
            sector: None,
            headings: String::new(),
            summary: String::new(),
            body: "The same words on every page".to_owned(),
        }
    }

    #[test]
    fn the_order_of_entries_does_not_matter() {
        let (one, other) = (entry("a.html", "First"), entry("b.html", "Second"));
        assert_eq!(index(&[one.clone(), other.clone()]), index(&[other, one]));
    }

    #[test]
    fn an_empty_site_has_an_index() {
        let expected = "casebook.search.load('{\"format\":1,\"pages\":[],\"stems\":\"\",\"postings\":\"\",\"texts\":[]}');\n";
        assert_eq!(index(&[]), expected);
    }

    /// The browser's tests search this file, so that both sides are held to one layout.
    #[test]
    fn the_shared_index_is_what_is_written() {
        let mut entries: Vec<Entry> = (10..90)
            .map(|number| entry(&format!("p{number}.html"), &format!("Page {number}")))
            .collect();
        entries.push(Entry {
            kind: Kind::Case,
            topics: vec!["Culture".to_owned(), "Staff engagement".to_owned()],
            country: Some("Sweden".to_owned()),
            sector: Some("Hospital".to_owned()),
            headings: "How it was led".to_owned(),
            summary: "The county\u{2019}s \u{201c}best\u{201d} idea \u{1f600}.".to_owned(),
            body: "A <b> \\ 'quoted'\nidea.".to_owned(),
            ..entry(
                "cases/jonkoping.html",
                "J\u{f6}nk\u{f6}ping: na\u{ef}ve \u{43c}\u{438}\u{440}",
            )
        });
        shared::check(
            "index.js",
            &index(&entries),
            include_str!("../../tests/search/index.js"),
        );
    }
}
