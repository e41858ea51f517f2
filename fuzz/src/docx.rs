//! Parts to a Word document, as zip archives go.

use std::io::{Cursor, Write as _};

use zip::write::{SimpleFileOptions, ZipWriter};

/// Zips parts that stand one after the other, each below a line `%%% name`; what stands above the first is the text.
pub fn zipped(bytes: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let whole = format!("word/document.xml\n{text}");
    for part in whole.split("\n%%% ") {
        let (name, text) = part.split_once('\n').unwrap_or((part, ""));
        // A name that is there already is refused by the writer; the reader's own tests have archives with two.
        if zip.start_file(name, SimpleFileOptions::default()).is_ok() {
            _ = zip.write_all(text.as_bytes());
        }
    }
    zip.finish().map(Cursor::into_inner).unwrap_or_default()
}
