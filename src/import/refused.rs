//! Why a file cannot be imported, in words that say what to do instead.

use std::fmt;

/// A file that is not taken. Nothing has been written when one is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// Word's old format, `.doc`.
    OldWord,
    /// Protected by a password.
    Encrypted,
    /// Another kind of file; the name of the kind.
    OtherKind(&'static str),
    /// No file that Word writes.
    Unknown,
    /// A zip archive without a Word document in it.
    NoDocument,
    /// A damaged archive or part; what is wrong with it.
    Damaged(String),
    /// Something larger than any case; what it is.
    TooLarge(String),
    /// A name in the archive that would lead out of it.
    StrayName(String),
    /// A part that defines its own XML entities.
    Entities(String),
    /// A part nested deeper than any text.
    TooDeep(String),
    /// A document without a word in it.
    Empty,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OldWord => write!(f, "this is a document of Word's old format (.doc)"),
            Self::Encrypted => write!(f, "this document is protected by a password"),
            Self::OtherKind(kind) => write!(f, "this is {kind}, not a Word document"),
            Self::Unknown => write!(f, "this is not a Word document (.docx)"),
            Self::NoDocument => write!(f, "there is no Word document in this file"),
            Self::Damaged(what) => write!(f, "this document is damaged: {what}"),
            Self::TooLarge(what) => write!(f, "{what}"),
            Self::StrayName(name) => write!(
                f,
                "this file holds a part with the name `{name}`, which Word never writes"
            ),
            Self::Entities(part) => write!(
                f,
                "`{part}` in this file defines XML entities, which Word never does"
            ),
            Self::TooDeep(part) => {
                write!(f, "`{part}` in this file is nested too deep to be a text")
            }
            Self::Empty => write!(f, "there is no text in this document"),
        }
    }
}

impl std::error::Error for Refused {}

impl Refused {
    /// Returns what to do instead.
    #[must_use]
    pub fn help(&self) -> &'static str {
        match self {
            Self::OldWord => {
                "open it in Word, choose File, Save As, the type `Word Document (*.docx)`, and import that file"
            }
            Self::Encrypted => {
                "open it in Word, take the password away (File, Info, Protect Document, Encrypt with Password, empty the field), save, and import it again"
            }
            Self::OtherKind(_) | Self::Unknown | Self::NoDocument => {
                "open it in the program it comes from, save or export it as `Word Document (*.docx)`, and import that file"
            }
            Self::Damaged(_) => {
                "open it in Word, which can often repair it, save it under a new name, and import that file"
            }
            Self::TooLarge(_) => {
                "in Word, make the pictures smaller (Picture Format, Compress Pictures) or split the document, and import it again"
            }
            Self::StrayName(_) | Self::Entities(_) | Self::TooDeep(_) => {
                "do not trust this file; if it comes from somebody you know, open it in Word, copy the text into a new document, save that, and import it"
            }
            Self::Empty => {
                "if the text is in a scanned picture or in text boxes, type or copy it into the document itself"
            }
        }
    }
}
