//! The page of an assessment on which the answers of a group are put together. Its script does the rest: no answer ever
//! comes here. Without script it is a sheet for counting by hand.

use serde::Serialize;

use super::navigation::{ASSESSMENTS, Place};
use super::view::{Link, OptionView};
use super::{Head, Renderer};
use crate::diagnostic::Diagnostic;
use crate::model::{Assessment, Domain};

/// Where a site can keep a page of its own on looking at a group's answers; the group pages then lead to it.
const GUIDE: &str = "facilitators/group-view.html";

/// What `pages/group.html` receives.
#[derive(Debug, Serialize)]
struct GroupPage {
    version: String,
    assessment: Link,
    /// The site's own page on how to do this fairly, where it has one.
    guide: Option<Link>,
    scale: Vec<OptionView>,
    domains: Vec<TallyDomain>,
}

#[derive(Debug, Serialize)]
struct TallyDomain {
    id: String,
    title: String,
    items: Vec<TallyItem>,
}

#[derive(Debug, Serialize)]
struct TallyItem {
    id: String,
    number: usize,
    stem: String,
}

impl Renderer<'_> {
    pub(super) fn group(&self, assessment: &Assessment) -> Result<String, Diagnostic> {
        let (document, route) = (&assessment.document, assessment.group_route());
        let name = &document.title.value;
        let (title, description) = self.words_of("group");
        let (title, description) = (
            title.replace("{title}", name),
            description.replace("{title}", name),
        );
        let mut pages = self.site.pages.iter();
        let guide = pages.find(|page| page.route.as_str() == GUIDE);
        let scale = document.scale.iter().enumerate();
        let content = GroupPage {
            version: document.version.value.clone(),
            assessment: Link {
                lang_html: self.lang_of(&assessment.source),
                title: name.clone(),
                url: route.to(&assessment.route, None),
            },
            guide: guide.map(|page| Link {
                lang_html: self.lang_of(&page.source),
                title: page.document.title.value.clone(),
                url: route.to(&page.route, None),
            }),
            scale: scale
                .map(|(level, scale)| OptionView {
                    level,
                    label: scale.label.clone(),
                    anchor: scale.anchor.clone(),
                })
                .collect(),
            domains: tally(&document.domains),
        };
        let parent = Place {
            title: name,
            route: assessment.route.clone(),
            lang: self.site.language_of(&assessment.source),
        };
        let head = Head {
            parents: vec![self.list(ASSESSMENTS), parent],
            scripts: &["group"],
            data: self.files.assessments.get(&document.id.value),
            ..Head::new("group", &route, &title, &description)
        };
        self.render("pages/group.html", &head, content)
    }
}

fn tally(domains: &[Domain]) -> Vec<TallyDomain> {
    let mut number = 0;
    let domains = domains.iter().map(|domain| {
        let items = domain.items.iter().map(|item| {
            number += 1;
            TallyItem {
                id: item.id.value.clone(),
                number,
                stem: item.stem.clone(),
            }
        });
        TallyDomain {
            id: domain.id.value.clone(),
            title: domain.title.clone(),
            items: items.collect(),
        }
    });
    domains.collect()
}
