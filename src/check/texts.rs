//! The texts that rules look at: all of a site or, after a change, those that have been written anew.

use std::collections::BTreeSet;
use std::ops::Deref;

use crate::model::{Assessment, Body, Case, Page, Site, Term};
use crate::span::FileId;

/// A site, and which of its texts are looked at.
pub(super) struct Texts<'a> {
    site: &'a Site,
    /// All where there is none.
    only: Option<&'a BTreeSet<FileId>>,
}

impl<'a> Texts<'a> {
    pub(super) fn all(site: &'a Site) -> Self {
        Self { site, only: None }
    }

    /// These cases and pages, and nothing else.
    pub(super) fn these(site: &'a Site, only: &'a BTreeSet<FileId>) -> Self {
        let only = Some(only);
        Self { site, only }
    }

    fn is_wanted(&self, file: FileId) -> bool {
        self.only.is_none_or(|only| only.contains(&file))
    }

    pub(super) fn cases(&self) -> impl Iterator<Item = &'a Case> {
        let cases = self.site.cases.iter();
        cases.filter(|case| self.is_wanted(case.document.file))
    }

    /// The pages without the front page.
    pub(super) fn pages(&self) -> impl Iterator<Item = &'a Page> {
        let pages = self.site.pages.iter();
        pages.filter(|page| self.is_wanted(page.document.file))
    }

    /// The front page, and all others.
    pub(super) fn all_pages(&self) -> impl Iterator<Item = &'a Page> {
        let pages = self.site.home.iter().chain(&self.site.pages);
        pages.filter(|page| self.is_wanted(page.document.file))
    }

    /// Every Markdown text, by its path below the content folder, and its number.
    pub(super) fn files(&self) -> impl Iterator<Item = (&'a str, FileId)> {
        let cases = self.cases();
        let cases = cases.map(|case| (case.source.as_str(), case.document.file));
        let pages = self.all_pages();
        cases.chain(pages.map(|page| (page.source.as_str(), page.document.file)))
    }

    /// Every Markdown text with its file.
    pub(super) fn bodies(&self) -> impl Iterator<Item = (&'a str, &'a Body)> {
        let cases = self.cases();
        let cases = cases.map(|case| (case.source.as_str(), &case.document.body));
        let pages = self.all_pages();
        cases.chain(pages.map(|page| (page.source.as_str(), &page.document.body)))
    }

    /// The assessments, where all texts are looked at.
    pub(super) fn assessments(&self) -> &'a [Assessment] {
        self.only.map_or(&self.site.assessments, |_| &[])
    }

    /// The glossary, where all texts are looked at.
    pub(super) fn glossary(&self) -> &'a [Term] {
        self.only.map_or(&self.site.glossary, |_| &[])
    }
}

impl Deref for Texts<'_> {
    type Target = Site;

    fn deref(&self) -> &Site {
        self.site
    }
}
