//! A site whose files are made when they are asked for: what `build` would write, less the wait for all of it.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use crate::Opened;
use crate::diagnostic::Diagnostic;
use crate::model::Site;
use crate::output::Places;
use crate::press::{self, Part, Plan, Press};
use crate::source::Sources;
use crate::theme::Theme;

/// Files with their places.
type Files = Vec<(String, Vec<u8>)>;

/// The bytes of a file, and whether it is a page.
pub(super) type Made<'a> = (Cow<'a, [u8]>, bool);

/// A site as it was read, ready to make any of its files.
pub(super) struct Preview {
    opened: Arc<Opened>,
    files: Arc<Planned>,
    /// Those of each edition, made when somebody searches in it.
    search: Vec<OnceLock<Files>>,
}

/// The files of a site, by their places.
struct Planned {
    /// One for each edition.
    plans: Vec<Plan>,
    /// Edition and position in its plan, by place.
    places: HashMap<String, (usize, usize)>,
    pages: usize,
}

impl Planned {
    /// Plans the files of a site. Where all their places are those of the plan before, they are known to be sound.
    ///
    /// # Errors
    /// Gives the faults of places: two files that would be one, a name that breaks somewhere.
    fn new(opened: &Opened, site: &Site, before: Option<&Self>) -> Result<Self, Vec<Diagnostic>> {
        let editions = opened.all_editions();
        let plans: Vec<Plan> = editions
            .map(|(site, theme)| Plan::new(site, theme, &opened.sources))
            .collect();
        let mut places = HashMap::new();
        let parts: usize = plans.iter().map(|plan| plan.parts.len()).sum();
        for (edition, plan) in plans.iter().enumerate() {
            for (at, (place, _)) in plan.parts.iter().enumerate() {
                places.insert(place.clone(), (edition, at));
            }
        }
        let is_known = |before: &&Self| {
            places.len() == parts
                && before.places.len() == parts
                && places.keys().all(|place| before.places.contains_key(place))
        };
        let pages = match before.filter(is_known) {
            Some(before) => before.pages,
            None => sound(&plans, site)?.count(site.page_ending()),
        };
        Ok(Self {
            plans,
            places,
            pages,
        })
    }
}

/// Returns the places of plans, each of which can be had, and once.
fn sound(plans: &[Plan], site: &Site) -> Result<Places, Vec<Diagnostic>> {
    let mut taken = Places::default();
    let parts = plans.iter().flat_map(|plan| &plan.parts);
    let claimed = parts.map(|(place, _)| press::claim(&mut taken, place, &site.config.src));
    let faults: Vec<Diagnostic> = claimed.filter_map(Result::err).collect();
    if faults.is_empty() {
        Ok(taken)
    } else {
        Err(faults)
    }
}

impl Preview {
    /// Plans the files of a site, or takes over the plan of the one before, where that is the same; `None` when it has
    /// no settings or no look.
    ///
    /// # Errors
    /// Gives the faults of places: two files that would be one, a name that breaks somewhere.
    pub(super) fn new(
        opened: &Arc<Opened>,
        before: Option<&Self>,
    ) -> Result<Option<Self>, Vec<Diagnostic>> {
        let (Some(site), Some(theme)) = (&opened.site, &opened.theme) else {
            return Ok(None);
        };
        let is_planned = |before: &&Self| {
            let (old, look) = (before.opened.site.as_ref(), before.opened.theme.as_ref());
            old.is_some_and(|old| site.is_laid_out_as(old))
                && look.is_some_and(|look| Arc::ptr_eq(look, theme))
                && opened.editions.is_empty()
        };
        let planned = before.filter(is_planned);
        let files = if let Some(planned) = planned {
            Arc::clone(&planned.files)
        } else {
            let before = before.map(|before| &*before.files);
            Arc::new(Planned::new(opened, site, before)?)
        };
        Ok(Some(Self {
            opened: Arc::clone(opened),
            search: files.plans.iter().map(|_| OnceLock::new()).collect(),
            files,
        }))
    }

    /// Returns how many pages there are.
    pub(super) fn pages(&self) -> usize {
        self.files.pages
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
    pub(super) fn get(&self, place: &str) -> Result<Option<Made<'_>>, Diagnostic> {
        let Some(site) = &self.opened.site else {
            return Ok(None);
        };
        let places = &self.files.places;
        let asked = places.get(&*site.published(place));
        let Some(&(edition, at)) = asked.or_else(|| places.get(place)) else {
            let found = self.search(place);
            return Ok(found.map(|found| (Cow::Borrowed(found), false)));
        };
        let Some(press) = self.press(edition, Press::of_one) else {
            return Ok(None);
        };
        let part = &self.files.plans[edition].parts[at].1;
        Ok(Some((press.make(part)?, matches!(part, Part::Page(_)))))
    }

    /// Makes every page, as long as there is time, and gives what is wrong with any; `None` when there was
    /// no time for all.
    pub(super) fn faults(&self, mut has_time: impl FnMut() -> bool) -> Option<Vec<Diagnostic>> {
        let mut faults = Vec::new();
        for (edition, plan) in self.files.plans.iter().enumerate() {
            let press = self.press(edition, Press::new)?;
            for (_, part) in &plan.parts {
                if !has_time() {
                    return None;
                }
                if let Part::Page(_) = part {
                    faults.extend(press.make(part).err());
                }
            }
        }
        Some(faults)
    }

    /// Returns a file of a search index, which is made when the first of them is asked for.
    fn search(&self, place: &str) -> Option<&[u8]> {
        let mut editions = self.opened.all_editions().zip(&self.search);
        let ((site, theme), files) = editions.find(|((site, _), _)| {
            let below = place.strip_prefix(&site.config.folder);
            below.is_some_and(|below| below.starts_with("search/"))
        })?;
        let files = files.get_or_init(|| press::search_files(site, theme));
        let found = files.iter().find(|(name, _)| name == place);
        found.map(|(_, bytes)| bytes.as_slice())
    }

    fn press<'s>(&'s self, edition: usize, ready: Ready<'s>) -> Option<Press<'s>> {
        let (site, theme) = self.opened.all_editions().nth(edition)?;
        let plan = &self.files.plans[edition];
        Some(ready(plan, site, theme, &self.opened.sources))
    }
}

/// Gets a press ready, for one file or for all.
type Ready<'a> = fn(&'a Plan, &'a Site, &'a Theme, &'a Sources) -> Press<'a>;
