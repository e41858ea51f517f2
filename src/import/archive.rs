//! A Word document as the zip archive that it is: its parts by name, within limits.
//!
//! Nothing is unpacked to disk, and no name in the archive ever becomes a path.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use super::refused::Refused;

/// The largest file that is looked at.
pub const LARGEST_FILE: u64 = 200 * MIB;
const MIB: u64 = 1024 * 1024;
/// The largest part: a picture, or the XML of a text of some thousand pages.
const LARGEST_PART: u64 = 64 * MIB;
/// All parts that are read, together.
const LARGEST_WHOLE: u64 = 400 * MIB;
/// The most parts; a book with a thousand pictures has some eleven hundred.
const MOST_PARTS: usize = 10_000;
/// Word's own XML shrinks to a tenth or a thirtieth; only a trap shrinks to less than this.
const STEEPEST: u64 = 200;
/// Below this size the ratio says nothing.
const STEEP_FROM: u64 = MIB;

/// The parts of a document.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// The parts by their names in small letters: names in a package differ by more than case.
    names: BTreeMap<Vec<u8>, usize>,
    read: u64,
}

impl<'a> Archive<'a> {
    /// Opens a file's bytes, and refuses whatever Word does not write.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Refused> {
        if bytes.len() as u64 > LARGEST_FILE {
            let most = LARGEST_FILE / MIB;
            return Err(Refused::TooLarge(format!(
                "this file is larger than {most} MiB"
            )));
        }
        if !bytes.starts_with(b"PK") {
            return Err(other_kind(bytes));
        }
        let zip =
            ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged("the file is not whole"))?;
        let names = zip.file_names_raw().map(<[u8]>::to_ascii_lowercase);
        let names = names.enumerate().map(|(at, name)| (name, at)).collect();
        let archive = Self {
            zip,
            names,
            read: 0,
        };
        archive.check_names()?;
        Ok(archive)
    }

    fn check_names(&self) -> Result<(), Refused> {
        if self.zip.len() > MOST_PARTS {
            let message = format!("this file holds more than {MOST_PARTS} parts");
            return Err(Refused::TooLarge(message));
        }
        for name in self.zip.file_names_raw() {
            let name = String::from_utf8_lossy(name);
            let leads_out = name.split(['/', '\\']).any(|step| step == "..");
            if leads_out || name.starts_with(['/', '\\']) || name.contains([':', '\0']) {
                return Err(Refused::StrayName(name.chars().take(80).collect()));
            }
        }
        Ok(())
    }

    /// Tells whether there is a part of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.index(name).is_some()
    }

    fn index(&self, name: &str) -> Option<usize> {
        self.names
            .get(&name.as_bytes().to_ascii_lowercase())
            .copied()
    }

    /// Tells whether a part's name begins so.
    pub(super) fn has_below(&self, folder: &str) -> bool {
        self.zip
            .file_names_raw()
            .any(|name| name.starts_with(folder.as_bytes()))
    }

    /// Returns a part's bytes, if it is there.
    pub(super) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, Refused> {
        let Some(index) = self.index(name) else {
            return Ok(None);
        };
        let part = self.zip.by_index(index).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Refused::Encrypted,
            _ => damaged(&format!("the part `{name}` cannot be read")),
        })?;
        let (packed, told) = (part.compressed_size(), part.size());
        // What the archive says of itself may be a lie, so no more than the limit is ever unpacked.
        let most = LARGEST_PART.min(LARGEST_WHOLE - self.read);
        if told > most {
            return Err(too_large(name));
        }
        let mut bytes = Vec::new();
        part.take(most + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| damaged(&format!("the part `{name}` is not whole")))?;
        let size = bytes.len() as u64;
        let is_steep = size > STEEP_FROM && size / STEEPEST > packed;
        if size > most || is_steep {
            return Err(too_large(name));
        }
        self.read += size;
        Ok(Some(bytes))
    }

    /// Returns a part's text, if it is there.
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, Refused> {
        let Some(bytes) = self.bytes(name)? else {
            return Ok(None);
        };
        let text = match bytes.as_slice() {
            [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
            [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
            [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8(rest.to_vec()).ok(),
            _ => String::from_utf8(bytes).ok(),
        };
        let text = text.ok_or_else(|| damaged(&format!("the part `{name}` is not text")))?;
        Ok(Some(text))
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).collect::<Result<_, _>>().ok()
}

fn damaged(what: &str) -> Refused {
    Refused::Damaged(what.to_owned())
}

fn too_large(name: &str) -> Refused {
    Refused::TooLarge(format!(
        "the part `{name}` of this file is larger than any case needs"
    ))
}

/// Tells by its first bytes what a file is that is no zip archive.
fn other_kind(bytes: &[u8]) -> Refused {
    let holds = |words: &str| {
        let wide: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|found| found == wide)
    };
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        // The old container holds old documents, and the new ones that are encrypted.
        return if holds("EncryptedPackage") {
            Refused::Encrypted
        } else if holds("WordDocument") {
            Refused::OldWord
        } else {
            Refused::OtherKind("a file of an old Office program")
        };
    }
    let start = &bytes[..bytes.len().min(1024)];
    let begins = |words: &[u8]| start.trim_ascii_start().starts_with(words);
    if begins(b"%PDF") {
        Refused::OtherKind("a PDF")
    } else if begins(b"{\\rtf") {
        Refused::OtherKind("a Rich Text file (.rtf)")
    } else if begins(b"<") {
        Refused::OtherKind("a web page or another XML file")
    } else {
        Refused::Unknown
    }
}
