//! `topics.yaml`: the words that cases are sorted by.

use super::fields::Fields;
use super::key::check_key;
use super::yaml::{self, Fragment};
use crate::diagnostic::{Diagnostic, Faults};
use crate::source::SourceFile;
use crate::span::Spanned;

/// One topic, sector or country.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its key.
    pub id: Spanned<String>,
    /// Its name.
    pub title: String,
    /// What belongs there; topics have one.
    pub summary: String,
}

/// The three lists.
#[derive(Debug, Clone, Default)]
pub struct Taxonomy {
    /// Leadership subjects.
    pub topics: Vec<Entry>,
    /// Kinds of organisation.
    pub sectors: Vec<Entry>,
    /// Countries.
    pub countries: Vec<Entry>,
}

/// Reads `topics.yaml`. Gives `None` where it cannot be read at all.
pub fn parse(file: &SourceFile, faults: &mut Faults) -> Option<Taxonomy> {
    let fragment = Fragment {
        file: file.id,
        text: &file.text,
        offset: 0,
    };
    let node = yaml::parse(fragment, faults)?;
    let mut fields = Fields::open(&node, "`topics.yaml`", faults)?;
    let taxonomy = Taxonomy {
        topics: entries(&mut fields, "topics", true),
        sectors: entries(&mut fields, "sectors", false),
        countries: entries(&mut fields, "countries", false),
    };
    fields.finish();
    Some(taxonomy)
}

/// How many topics, sectors or countries there may be: each is a choice on one page, and counted for all the texts.
pub const MOST_ENTRIES: usize = 1_000;

fn entries(fields: &mut Fields<'_, '_>, key: &'static str, has_summary: bool) -> Vec<Entry> {
    let nodes = fields.list(key);
    if let Some(node) = nodes.get(MOST_ENTRIES) {
        let message = format!("more than {MOST_ENTRIES} {key}");
        let fault = Diagnostic::error("page-too-long", node.span, message);
        let help = "a reader chooses from this list: put several together";
        fields.faults().push(fault.help(help));
    }
    nodes
        .iter()
        .filter_map(|node| {
            let mut fields = Fields::open(node, "an entry of `topics.yaml`", fields.faults())?;
            let entry = Entry {
                id: fields.text("id"),
                title: fields.text("title").value,
                summary: if has_summary {
                    fields.text("summary").value
                } else {
                    String::new()
                },
            };
            check_key(&entry.id.value, entry.id.span, fields.faults());
            fields.finish();
            Some(entry)
        })
        .collect()
}
