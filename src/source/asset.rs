//! A file that is copied as it is. Its bytes stay where they are until it is written: many would not fit into memory.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Sources;
use super::read::Reader;
use crate::diagnostic::Diagnostic;

/// A file that is copied as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Path below `content/`, with `/`; of a file that a theme brings, below the theme: `assets/logo.svg`.
    pub path: String,
    /// Its length in bytes.
    pub length: u64,
    bytes: Bytes,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Bytes {
    Here(Vec<u8>),
    /// In a file of the site folder; with its digest when it was read.
    There {
        root: PathBuf,
        shown: String,
        digest: String,
    },
}

impl Asset {
    pub(super) fn in_memory(path: impl Into<String>, bytes: Vec<u8>) -> Self {
        Self {
            path: path.into(),
            length: bytes.len() as u64,
            bytes: Bytes::Here(bytes),
        }
    }

    /// Returns its bytes.
    ///
    /// # Errors
    /// Gives the fault of a file that is not as it was when the site was read.
    pub fn bytes(&self) -> Result<Cow<'_, [u8]>, Diagnostic> {
        match &self.bytes {
            Bytes::Here(bytes) => Ok(bytes.into()),
            Bytes::There {
                root,
                shown,
                digest,
            } => Reader::new(root).same(shown, digest).map(Cow::Owned),
        }
    }

    /// Tells whether its file is as it was when the site was read.
    pub(super) fn is_as_read(&self) -> bool {
        match &self.bytes {
            Bytes::Here(_) => true,
            Bytes::There {
                root,
                shown,
                digest,
            } => Reader::new(root)
                .measured(shown)
                .is_ok_and(|(_, found)| found == *digest),
        }
    }
}

impl Sources {
    /// Adds an asset that was measured; its place begins `above` bytes into its path.
    pub(super) fn measured(
        &mut self,
        root: &Path,
        shown: &str,
        above: usize,
        length: u64,
        digest: String,
    ) {
        self.assets.push(Arc::new(Asset {
            path: shown[above..].to_owned(),
            length,
            bytes: Bytes::There {
                root: root.to_owned(),
                shown: shown.to_owned(),
                digest,
            },
        }));
    }
}
