//! Pictures, and all that is drawn: charts, `SmartArt`, text boxes, embedded objects.

use super::refused::Refused;
use super::text::{Line, Piece};
use super::walk::Walk;
use super::xml::{Node, attribute, find_all, first_words, name, words};

/// What Word draws with; the same names in its newer and its older language.
const PICTURE: [&str; 2] = ["pic", "imagedata"];

impl Walk<'_, '_> {
    /// Takes the pictures of a drawing, and tells all else that is in it.
    pub(super) fn drawing(&mut self, node: Node<'_>, line: &mut Line) -> Result<(), Refused> {
        let named = |wanted: &'static str| move |found: Node<'_>| name(found).1 == wanted;
        let is_object = name(node).1 == "object";
        if is_object {
            let object = find_all(node, &named("OLEObject")).first().copied();
            let kind = object
                .and_then(|object| attribute(object, "ProgID"))
                .unwrap_or("unknown");
            self.losses.tell(format!(
                "an embedded object ({kind}): save it as a file or a picture of its own"
            ));
            return Ok(());
        }
        if name(node).1 == "control" {
            self.losses.tell("a form control");
            return Ok(());
        }
        let mut is_told = false;
        for text_box in find_all(node, &named("txbxContent")) {
            self.losses
                .tell(format!("a text box: “{}”", first_words(&words(text_box))));
            is_told = true;
        }
        let alternative = alternative(node);
        for (wanted, what) in [
            ("chart", "a chart"),
            ("relIds", "a SmartArt drawing"),
            ("contentPart", "handwriting"),
        ] {
            if !find_all(node, &named(wanted)).is_empty() {
                let shown = if alternative.is_empty() {
                    String::new()
                } else {
                    format!(" (“{}”)", first_words(&alternative))
                };
                self.losses.tell(format!(
                    "{what}{shown}: copy it in Word, paste it as a picture, and import again"
                ));
                is_told = true;
            }
        }
        let in_box = |found: Node<'_>| name(found).1 == "txbxContent";
        let wanted = |found: Node<'_>| in_box(found) || PICTURE.contains(&name(found).1);
        for picture in find_all(node, &wanted)
            .into_iter()
            .filter(|found| !in_box(*found))
        {
            self.picture(picture, &alternative, line)?;
            is_told = true;
        }
        if !is_told {
            self.losses.tell("a drawn shape");
        }
        Ok(())
    }

    fn picture(
        &mut self,
        node: Node<'_>,
        alternative: &str,
        line: &mut Line,
    ) -> Result<(), Refused> {
        let blip = |found: Node<'_>| name(found).1 == "blip";
        let data = find_all(node, &blip).first().copied().unwrap_or(node);
        let id = attribute(data, "embed").or_else(|| attribute(data, "id"));
        let relation = id
            .and_then(|id| self.relations.get(id))
            .filter(|one| !one.is_outside);
        let Some(part) = relation.map(|one| one.target.clone()) else {
            self.losses.tell("a picture that is only linked to: insert it into the document itself, and import again");
            return Ok(());
        };
        match self.pictures.take(&part, self.archive)? {
            Ok(file) => line.push(Piece::Picture {
                file: format!("{}/{file}", self.slug),
                alternative: alternative.to_owned(),
            }),
            Err(why) => self.losses.tell(why),
        }
        Ok(())
    }
}

/// Returns what the author says a drawing shows. A file's name says nothing, and is not taken.
fn alternative(node: Node<'_>) -> String {
    let wanted = |found: Node<'_>| matches!(name(found).1, "docPr" | "shape");
    let said = find_all(node, &wanted).into_iter().find_map(|found| {
        let text = attribute(found, "descr").or_else(|| attribute(found, "alt"))?;
        (!text.trim().is_empty()).then_some(text)
    });
    let said = said
        .unwrap_or_default()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let is_file_name = !said.contains(' ')
        && said
            .rsplit_once('.')
            .is_some_and(|(_, ending)| ending.len() <= 4);
    if is_file_name { String::new() } else { said }
}
