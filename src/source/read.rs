//! Reads one file, strictly: regular files only, no link followed, UTF-8, capped in size.

use std::fs::File;
use std::io::{self, Read as _};
use std::path::Path;

use crate::diagnostic::Diagnostic;
use crate::span::line_and_column;

/// The largest Markdown text that is read: a thick book. What a parser knows of a text can take a hundred times its room.
const MARKDOWN_CAP: u64 = 1024 * 1024;
/// The largest of all other texts: what is known of 30,000 works.
const TEXT_CAP: u64 = 8 * 1024 * 1024;
/// The largest asset: everything is held in memory until the whole site stands.
const ASSET_CAP: u64 = 256 * 1024 * 1024;

/// Reads a text.
pub(super) fn text(path: &Path, shown: &str) -> Result<String, Diagnostic> {
    let is_markdown = shown.ends_with(".md");
    let cap = if is_markdown { MARKDOWN_CAP } else { TEXT_CAP };
    let mut bytes = bytes_up_to(path, shown, cap)?;
    if bytes.starts_with(b"\xef\xbb\xbf") {
        bytes.drain(..3);
    }
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        not_utf8(error.as_bytes(), at, shown)
    })?;
    if text.contains('\r') {
        text = text.replace("\r\n", "\n").replace('\r', "\n");
    }
    let is_control = |c: char| c.is_control() && c != '\n' && c != '\t';
    let found = may_hold_control(&text).then(|| text.find(is_control));
    match found.flatten() {
        Some(at) => Err(control_character(&text, at, shown)),
        None => Ok(text),
    }
}

/// Looks for bytes with which a control character can begin: all at once, where to look at each letter
/// would take longer than reading the file.
fn may_hold_control(text: &str) -> bool {
    let bytes = text.bytes();
    let can_begin = |byte: &u8| matches!(byte, 0..=8 | 11..=31 | 0x7f | 0xc2);
    bytes.filter(can_begin).count() > 0
}

/// Reads an asset.
pub(super) fn asset(path: &Path, shown: &str) -> Result<Vec<u8>, Diagnostic> {
    bytes_up_to(path, shown, ASSET_CAP)
}

/// Reads a document that somebody has named and that is no part of the site: one byte more than the
/// cap at most, so that the caller can tell what is too large.
///
/// # Errors
/// Passes on what the system says; a folder or device is no document.
pub fn document(path: &Path, cap: u64) -> io::Result<Vec<u8>> {
    let file = open(&path.canonicalize()?)?;
    if !file.metadata()?.is_file() {
        return Err(io::Error::new(
            io::ErrorKind::InvalidInput,
            "it is not a file",
        ));
    }
    let mut bytes = Vec::new();
    file.take(cap + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn bytes_up_to(path: &Path, shown: &str, cap: u64) -> Result<Vec<u8>, Diagnostic> {
    let failed = |error: io::Error| unreadable(shown, &error);
    let file = open(path).map_err(failed)?;
    let before = file.metadata().map_err(failed)?;
    if !before.is_file() {
        return Err(not_a_file(shown));
    }
    if before.len() > cap {
        return Err(too_large(shown, cap));
    }
    let mut bytes = Vec::with_capacity(usize::try_from(before.len()).unwrap_or(0));
    // One byte more than the cap tells a file that grew while it was read.
    (&file)
        .take(cap + 1)
        .read_to_end(&mut bytes)
        .map_err(failed)?;
    if bytes.len() as u64 != before.len() {
        return Err(Diagnostic::file_error(
            "file-changed",
            shown,
            format!("`{shown}` changed while it was being read"),
        )
        .help("wait until the program that writes it has finished, then build again"));
    }
    Ok(bytes)
}

/// Opens without following a link and without waiting on a pipe.
#[cfg(unix)]
fn open(path: &Path) -> io::Result<File> {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt as _;
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
    File::options()
        .read(true)
        .custom_flags(flags.bits().cast_signed())
        .open(path)
}

#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<File> {
    File::open(path)
}

/// Makes the fault of a file or folder that the system does not let us read.
pub(super) fn unreadable(shown: &str, error: &io::Error) -> Diagnostic {
    let fault = Diagnostic::file_error(
        "unreadable-file",
        shown,
        format!("cannot read `{shown}`: {error}"),
    );
    match error.kind() {
        io::ErrorKind::PermissionDenied => {
            fault.help("ask for permission to read it, or move it out of the site folder")
        }
        io::ErrorKind::NotFound => {
            fault.help("it may have been moved or deleted while the site was being read")
        }
        _ => fault,
    }
}

/// Makes the fault of a link, pipe or device.
pub(super) fn not_a_file(shown: &str) -> Diagnostic {
    Diagnostic::file_error("not-a-file", shown, format!("`{shown}` is a link or a device, not a plain file or folder"))
        .help("put a copy of what it leads to there: links are not followed, so that nothing outside the site folder is published")
}

fn too_large(shown: &str, cap: u64) -> Diagnostic {
    let cap = cap / (1024 * 1024);
    Diagnostic::file_error(
        "file-too-large",
        shown,
        format!("`{shown}` is larger than {cap} MiB"),
    )
    .help("split it, or keep it outside the site and say in the text where to find it")
}

fn not_utf8(bytes: &[u8], at: usize, shown: &str) -> Diagnostic {
    let (line, column) = line_and_column(&String::from_utf8_lossy(&bytes[..at]), at);
    let guess = match bytes {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => "it looks like UTF-16",
        _ => "it may be Windows-1252, as older Windows programs write",
    };
    Diagnostic::file_error("not-utf8", shown, format!("`{shown}` is not UTF-8 text"))
        .at(line, column)
        .help(format!(
            "{guess}: open it in your editor and save it again with the encoding UTF-8"
        ))
}

fn control_character(text: &str, at: usize, shown: &str) -> Diagnostic {
    let (line, column) = line_and_column(text, at);
    let code = text[at..].chars().next().map_or(0, u32::from);
    let message = format!("`{shown}` holds a control character (U+{code:04X})");
    Diagnostic::file_error("control-character", shown, message)
        .at(line, column)
        .help("delete it: it is invisible in most editors, so retype the word or two around it")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Place;

    fn read(bytes: &[u8]) -> Result<String, Diagnostic> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        File::create(&path)
            .and_then(|mut file| io::Write::write_all(&mut file, bytes))
            .unwrap();
        text(&path, "a.md")
    }

    #[test]
    fn byte_order_mark_and_windows_line_ends_are_taken() {
        assert_eq!(read(b"\xef\xbb\xbfone\r\ntwo\r\n").unwrap(), "one\ntwo\n");
    }

    #[test]
    fn text_that_is_not_utf8_is_refused_with_its_line_and_a_hint() {
        let fault = read(b"one\ncaf\xe9\n").unwrap_err();
        assert_eq!(
            (fault.rule, fault.message.as_str()),
            ("not-utf8", "`a.md` is not UTF-8 text")
        );
        assert!(fault.help.unwrap().contains("Windows-1252"));
        assert!(
            read(b"\xff\xfea\0")
                .unwrap_err()
                .help
                .unwrap()
                .contains("UTF-16")
        );
    }

    #[test]
    fn control_characters_are_refused_with_their_place() {
        let fault = read(b"one\nt\0o").unwrap_err();
        assert_eq!(fault.rule, "control-character");
        assert_eq!(fault.place, Place::File("a.md".into(), Some((2, 2))));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_not_followed_and_a_pipe_does_not_hang() {
        let folder = tempfile::tempdir().unwrap();
        let link = folder.path().join("link.md");
        std::os::unix::fs::symlink("/etc/hostname", &link).unwrap();
        assert_eq!(text(&link, "link.md").unwrap_err().rule, "unreadable-file");
        assert_eq!(
            text(Path::new("/dev/zero"), "zero").unwrap_err().rule,
            "not-a-file"
        );
    }
}
