//! A site whose files are made when they are asked for: what `build` would write, less the wait for all of it.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use crate::Opened;
use crate::diagnostic::Diagnostic;
use crate::output::OutputTree;
use crate::press::{self, Part, Plan, Press};

/// A site as it was read, ready to make any of its files.
pub(super) struct Preview {
    opened: Arc<Opened>,
    plan: Plan,
    /// Positions in the plan, by place.
    places: BTreeMap<String, usize>,
    pages: usize,
    /// Made when somebody searches.
    search: OnceLock<Vec<(String, Vec<u8>)>>,
}

impl Preview {
    /// Plans the files of a site; `None` when it has no settings or no look.
    ///
    /// # Errors
    /// Gives the faults of places: two files that would be one, a name that breaks somewhere.
    pub(super) fn new(opened: &Arc<Opened>) -> Result<Option<Self>, Vec<Diagnostic>> {
        let (Some(site), Some(theme)) = (&opened.site, &opened.theme) else {
            return Ok(None);
        };
        let plan = Plan::new(site, theme, &opened.sources);
        let places = plan.parts.iter().map(|(place, _)| place.clone());
        let empty = places.clone().map(|place| (place, Vec::new())).collect();
        let pages = crate::gather(empty, &site.config.src)
            .map(|tree: OutputTree| tree.count(site.page_ending()))?;
        Ok(Some(Self {
            opened: Arc::clone(opened),
            places: places.enumerate().map(|(at, place)| (place, at)).collect(),
            plan,
            pages,
            search: OnceLock::new(),
        }))
    }

    /// Returns how many pages there are.
    pub(super) fn pages(&self) -> usize {
        self.pages
    }

    /// Returns what the site was read as.
    pub(super) fn opened(&self) -> &Opened {
        &self.opened
    }

    /// Makes the file at a place, if there is to be one, and tells whether it is a page. A folder's front page and the
    /// page for missing pages are found by the names that they have inside casebook.
    ///
    /// # Errors
    /// Gives the fault of a template.
    pub(super) fn get(&self, place: &str) -> Result<Option<(Cow<'_, [u8]>, bool)>, Diagnostic> {
        let (Some(press), Some(site)) = (self.press(), &self.opened.site) else {
            return Ok(None);
        };
        match self
            .places
            .get(&*site.published(place))
            .or_else(|| self.places.get(place))
        {
            Some(&at) => {
                let part = &self.plan.parts[at].1;
                let made = press.make(part)?;
                Ok(Some((made, matches!(part, Part::Page(_)))))
            }
            None if place.starts_with("search/") => Ok(self
                .search(place)
                .map(|found| (Cow::Borrowed(found), false))),
            None => Ok(None),
        }
    }

    /// Makes every page, as long as there is time, and gives what is wrong with any; `None` when there was
    /// no time for all.
    pub(super) fn faults(&self, mut has_time: impl FnMut() -> bool) -> Option<Vec<Diagnostic>> {
        let press = self.press()?;
        let mut faults = Vec::new();
        for (_, part) in &self.plan.parts {
            if !has_time() {
                return None;
            }
            if let Part::Page(_) = part {
                faults.extend(press.make(part).err());
            }
        }
        Some(faults)
    }

    /// Returns a file of the search index, which is made when the first of them is asked for.
    fn search(&self, place: &str) -> Option<&[u8]> {
        let (site, theme) = (self.opened.site.as_ref()?, self.opened.theme.as_ref()?);
        let files = self.search.get_or_init(|| press::search_files(site, theme));
        let found = files.iter().find(|(name, _)| name == place);
        found.map(|(_, bytes)| bytes.as_slice())
    }

    fn press(&self) -> Option<Press<'_>> {
        let Opened {
            site,
            theme,
            sources,
            ..
        } = &*self.opened;
        Some(Press::new(
            &self.plan,
            site.as_ref()?,
            theme.as_ref()?,
            sources,
        ))
    }
}
