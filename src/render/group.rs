//! The page of an assessment on which the answers of a group are put together. Its script does the rest: no answer ever
//! comes here.

use super::navigation::{ASSESSMENTS, Place};
use super::view::{GroupPage, Link};
use super::{Head, Renderer};
use crate::diagnostic::Diagnostic;
use crate::model::Assessment;

/// Where a site can keep a page of its own on looking at a group's answers; the group pages then lead to it.
const GUIDE: &str = "facilitators/group-view.html";

impl Renderer<'_> {
    pub(super) fn group(&self, assessment: &Assessment) -> Result<String, Diagnostic> {
        let (document, route) = (&assessment.document, assessment.group_route());
        let name = &document.title.value;
        let (title, description) = self.words_of("group");
        let title = title.replace("{title}", name);
        let mut pages = self.site.pages.iter();
        let guide = pages.find(|page| page.route.as_str() == GUIDE);
        let content = GroupPage {
            version: document.version.value.clone(),
            assessment: Link {
                title: name.clone(),
                url: route.to(&assessment.route, None),
            },
            guide: guide.map(|page| Link {
                title: page.document.title.value.clone(),
                url: route.to(&page.route, None),
            }),
        };
        let parent = Place {
            title: name,
            route: assessment.route.clone(),
        };
        let head = Head {
            parents: vec![self.list(ASSESSMENTS), parent],
            scripts: &["group"],
            data: self.files.assessments.get(&document.id.value),
            ..Head::new("group", &route, &title, description)
        };
        self.render("pages/group.html", &head, content)
    }
}
