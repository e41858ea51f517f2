//! Pictures, under names of our own: nothing in the document decides a path.

use std::collections::BTreeMap;

use super::archive::Archive;
use super::refused::Refused;

/// The pictures of a draft.
#[derive(Debug, Default)]
pub(super) struct Pictures {
    /// Name and bytes, in the order of the text.
    pub(super) files: Vec<(String, Vec<u8>)>,
    by_part: BTreeMap<String, Result<String, &'static str>>,
}

impl Pictures {
    /// Takes a picture, once however often it is shown. The inner error says why a page cannot show it.
    pub(super) fn take(
        &mut self,
        part: &str,
        archive: &mut Archive<'_>,
    ) -> Result<Result<String, &'static str>, Refused> {
        if let Some(known) = self.by_part.get(part) {
            return Ok(known.clone());
        }
        let taken = match archive.bytes(part)? {
            None => Err("a picture that is missing from the file"),
            Some(bytes) => match ending(&bytes) {
                Ok(ending) => {
                    let name = format!("picture-{}.{ending}", self.files.len() + 1);
                    self.files.push((name.clone(), bytes));
                    Ok(name)
                }
                Err(why) => Err(why),
            },
        };
        self.by_part.insert(part.to_owned(), taken.clone());
        Ok(taken)
    }
}

/// Tells by its first bytes what a picture is; its name may say anything.
fn ending(bytes: &[u8]) -> Result<&'static str, &'static str> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Ok("png"),
        [0xff, 0xd8, 0xff, ..] => Ok("jpg"),
        [b'G', b'I', b'F', b'8', ..] => Ok("gif"),
        [
            b'R',
            b'I',
            b'F',
            b'F',
            _,
            _,
            _,
            _,
            b'W',
            b'E',
            b'B',
            b'P',
            ..,
        ] => Ok("webp"),
        _ => Err(
            "a picture of a kind that browsers do not show (EMF, WMF, TIFF, BMP, SVG): in Word, right-click it, \
             Save as Picture, as PNG, and put it beside the others",
        ),
    }
}
