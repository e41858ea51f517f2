//! What a page says of itself to other programs: to those that show a link to it (Open Graph), and to those that read
//! who, what and where (JSON-LD, with the names of schema.org). Only where it is known where the site will be.

use serde_json::{Value, json};

use super::view::{Described, Link};
use super::{Head, Renderer};

impl Renderer<'_> {
    /// Describes a page, by its address and the way to it.
    pub(super) fn described(&self, head: &Head<'_>, breadcrumbs: &[Link]) -> Option<Described> {
        let base = self.site.config.base_url.as_deref()?;
        // There is nothing to show or find on the page for missing pages.
        if head.kind == "not-found" {
            return None;
        }
        let kind = match head.kind {
            "case" | "page" => "article",
            _ => "website",
        };
        let data = self.data(base, head, breadcrumbs).to_string();
        Some(Described {
            kind,
            locale: locale(&self.site.config.language),
            // `</script>` in a title would end the block.
            data: data.replace('<', "\\u003c"),
        })
    }

    fn data(&self, base: &str, head: &Head<'_>, breadcrumbs: &[Link]) -> Value {
        let config = &self.site.config;
        let address = format!("{base}{}", self.site.published(head.route.as_str()));
        let whole = json!({"@type": "WebSite", "@id": base, "name": config.title, "url": base});
        let kind = match head.kind {
            "page" => "WebPage",
            "case" => "Article",
            "search" => "SearchResultsPage",
            _ => "CollectionPage",
        };
        let mut page = json!({
            "@type": if head.kind == "case" { json!(["WebPage", kind]) } else { json!(kind) },
            "@id": address,
            "url": address,
            "name": head.title,
            "inLanguage": config.language,
            "isPartOf": {"@id": base},
        });
        if !head.description.is_empty() {
            page["description"] = json!(head.description);
        }
        if head.kind == "case" {
            page["headline"] = json!(head.title);
        }
        if let Some(day) = head.review.reviewed {
            page["lastReviewed"] = json!(day.to_string());
        }
        let mut graph = vec![whole, page];
        graph.extend(self.way(base, &address, head, breadcrumbs));
        json!({"@context": "https://schema.org", "@graph": graph})
    }

    /// The way from the front page down to this page, which is its last step.
    fn way(
        &self,
        base: &str,
        address: &str,
        head: &Head<'_>,
        breadcrumbs: &[Link],
    ) -> Option<Value> {
        if breadcrumbs.is_empty() {
            return None;
        }
        let routes = std::iter::once("index.html")
            .chain(head.parents.iter().map(|place| place.route.as_str()));
        let above = breadcrumbs.iter().zip(routes);
        let above = above.map(|(link, route)| {
            (
                link.title.as_str(),
                format!("{base}{}", self.site.published(route)),
            )
        });
        let steps = above.chain([(head.title, address.to_owned())]);
        let steps = steps.enumerate().map(|(at, (name, item))| {
            json!({"@type": "ListItem", "position": at + 1, "name": name, "item": item})
        });
        Some(json!({"@type": "BreadcrumbList", "itemListElement": steps.collect::<Vec<_>>()}))
    }
}

/// Writes a language as Open Graph does: `en_GB`.
fn locale(language: &str) -> String {
    language.replace('-', "_")
}
