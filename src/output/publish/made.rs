//! A file of the new site beside the one that lies at its place: what it needs.

use std::path::Path;

use super::scan::Scan;
use crate::output::disk::{Disk, Kind};
use crate::output::error::{At as _, PublishError};
use crate::output::manifest::Hash;
use crate::output::tree::OutPath;

/// What one file of the new site needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    /// It lies there already.
    Nothing,
    /// The old one, with this hash, gives way.
    Change(Hash),
    /// There is none yet.
    Add,
    /// Somebody changed the old one.
    ByHand,
    /// Casebook did not make what lies there.
    InTheWay,
}

/// A file of the new site, once it has been made.
#[derive(Clone, Copy, Debug)]
pub(super) struct Made {
    pub(super) hash: Hash,
    pub(super) need: Need,
    /// Whether the old one has its second name in the new site already.
    pub(super) is_carried: bool,
}

impl Made {
    /// Compares a file with the one that lies at its place.
    pub(super) fn of(
        disk: &dyn Disk,
        out: &Path,
        scan: &Scan,
        path: &OutPath,
        bytes: &[u8],
    ) -> Result<Self, PublishError> {
        let hash = Hash::of(bytes);
        let there = scan.found.get(path.as_path());
        let need = match there.map(|meta| meta.kind) {
            Some(Kind::File) => {
                let full = out.join(path.as_path());
                let old = disk.read(&full).at("read", &full)?;
                compared(scan, path.as_str(), &old, bytes)
            }
            // What is no file has been judged by its name.
            _ => Need::Add,
        };
        Ok(Self {
            hash,
            need,
            is_carried: false,
        })
    }
}

fn compared(scan: &Scan, place: &str, old: &[u8], new: &[u8]) -> Need {
    if old == new {
        return Need::Nothing;
    }
    let hash = Hash::of(old);
    if scan.manifest.knows(place, hash) {
        Need::Change(hash)
    } else if scan.manifest.lists(place) {
        Need::ByHand
    } else {
        Need::InTheWay
    }
}
