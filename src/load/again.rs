//! Joins a site again of which no more than some texts have changed.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::translated::translated;
use super::{Document, Kept, LeftOut};
use crate::check::Found;
use crate::config::Config;
use crate::diagnostic::Faults;
use crate::model::{Rewritten, Site};
use crate::source::Sources;
use crate::span::FileId;

/// A site as it was joined and checked, before that was sorted and added to.
pub(crate) struct Joined {
    pub(crate) site: Arc<Site>,
    /// What was wrong with files and texts by themselves.
    pub(crate) faults: Faults,
    pub(crate) found: Found,
    pub(crate) left_out: Vec<LeftOut>,
    /// Whether a draft leads to a file that is copied.
    pub(crate) drafts_share: bool,
    /// Whether drafts are part of it.
    pub(crate) with_drafts: bool,
}

impl Joined {
    /// Puts texts that have changed in place of what they were, where nothing else hangs on them. Gives `None` where it
    /// takes more, and all must be joined again.
    pub(crate) fn again(
        mut self,
        config: &Config,
        sources: &Sources,
        changed: &BTreeSet<FileId>,
        kept: &mut Kept,
    ) -> Option<Self> {
        let taxonomy = &self.site.taxonomy;
        let lists = [&taxonomy.topics, &taxonomy.sectors, &taxonomy.countries];
        // Where there are no topics at all, only the first text is told. What only drafts lead to is known by all texts.
        if !config.languages.is_empty()
            || self.drafts_share
            || lists.iter().any(|list| list.is_empty())
        {
            return None;
        }
        let mut texts = Rewritten::default();
        for &id in changed {
            let file = sources.get(id);
            let path = file.path.strip_prefix(&config.src)?.strip_prefix('/')?;
            if translated(path).is_some() {
                return None;
            }
            let before = kept.texts.get(path)?;
            let text = kept.text(path, file);
            match (&before.document, &text.document) {
                (Document::Case(_), Document::Case(case)) => {
                    texts.cases.insert(id, Arc::clone(case));
                }
                (Document::Page(_), Document::Page(page)) => {
                    texts.pages.insert(id, Arc::clone(page));
                }
                _ => return None,
            }
            self.faults.retain(|fault| !before.faults.contains(fault));
            self.faults.extend_from_slice(&text.faults);
            kept.texts.insert(path.to_owned(), text);
        }
        self.site = Arc::new(self.site.rewritten(&texts)?);
        self.found.again(&self.site, changed);
        Some(self)
    }
}
