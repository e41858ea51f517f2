//! A tree in memory as one zip archive, with nothing in it that hangs on when or where it was made.

use std::io::{Cursor, Write as _};

use zip::result::ZipResult;
use zip::write::{SimpleFileOptions, ZipWriter};
use zip::{CompressionMethod, DateTime};

use super::tree::OutputTree;

/// Rights that unpacked files get where a system has rights: all may read, who unpacks them may write.
const RIGHTS: u32 = 0o644;

/// Returns the bytes of an archive of all files: in the order of their places, every one with the first moment that the
/// format knows. Only what every unpacker reads is used: names, whole files, the usual compression.
///
/// # Errors
/// Says what cannot stand in an archive: more than the format can hold.
pub fn archive(tree: &OutputTree) -> Result<Vec<u8>, String> {
    pack(tree).map_err(|fault| fault.to_string())
}

fn pack(tree: &OutputTree) -> ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(RIGHTS);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (place, bytes) in tree.iter() {
        zip.start_file(place.as_str(), options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}
