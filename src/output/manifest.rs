//! The list of what casebook made in an output folder: each place and the SHA-256 of its bytes.
//! A manifest that is not exactly as casebook writes it is refused, never guessed at.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use sha2::{Digest as _, Sha256};

use super::tree::OutPath;

/// The manifest's name inside the output folder.
pub(super) const MANIFEST: &str = ".casebook-manifest.json";

const FORMAT: u32 = 1;

/// The SHA-256 of a file's bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hash([u8; 32]);

impl Hash {
    /// Stands for bytes that are still to be made; no file has it.
    pub(super) const UNKNOWN: Self = Self([0; 32]);

    pub(super) fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    fn parse(hex: &str) -> Option<Self> {
        let digits: Option<Vec<u8>> = hex.bytes().map(digit).collect();
        let bytes: Vec<u8> = digits?
            .chunks(2)
            .map(|pair| pair.iter().fold(0, |byte, d| byte << 4 | d))
            .collect();
        (hex.len() == 64)
            .then(|| bytes.try_into().ok().map(Self))
            .flatten()
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

fn digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    }
}

pub(super) type Hashes = BTreeMap<OutPath, Hash>;

/// What casebook made in one output folder.
///
/// While a site is published file by file the folder holds files of two sites; `before` then
/// lists those of the old one, so that a build which dies between two files still knows them all.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    #[serde(rename = "casebook-manifest", deserialize_with = "read_format")]
    format: (),
    #[serde(deserialize_with = "read_hashes")]
    pub(super) files: Hashes,
    #[serde(default, deserialize_with = "read_hashes")]
    pub(super) before: Hashes,
}

impl Manifest {
    pub(super) fn new(files: Hashes, before: Hashes) -> Self {
        Self {
            format: (),
            files,
            before,
        }
    }

    /// Returns whether casebook made a file at this place.
    pub(super) fn lists(&self, place: &str) -> bool {
        self.files.contains_key(place) || self.before.contains_key(place)
    }

    /// Returns whether casebook made a file with these bytes at this place.
    pub(super) fn knows(&self, place: &str, hash: Hash) -> bool {
        self.files.get(place) == Some(&hash) || self.before.get(place) == Some(&hash)
    }

    /// Returns every place, those of the old site too; a place may come twice.
    pub(super) fn places(&self) -> impl Iterator<Item = &OutPath> {
        self.files.keys().chain(self.before.keys())
    }

    /// Reads a manifest.
    pub(super) fn parse(bytes: &[u8]) -> Result<Self, String> {
        serde_json::from_slice(bytes).map_err(|fault| fault.to_string())
    }

    /// Returns the manifest as it is written: sorted, one entry a line.
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let mut text = format!("{{\n\"casebook-manifest\": {FORMAT},\n\"files\": ");
        write_hashes(&mut text, &self.files);
        if !self.before.is_empty() {
            text.push_str(",\n\"before\": ");
            write_hashes(&mut text, &self.before);
        }
        text.push_str("\n}\n");
        text.into_bytes()
    }
}

fn write_hashes(text: &mut String, hashes: &Hashes) {
    text.push('{');
    for (i, (path, hash)) in hashes.iter().enumerate() {
        let comma = if i == 0 { "" } else { "," };
        // An `OutPath` holds no quote, backslash or control character, so it needs no escape.
        _ = write!(text, "{comma}\n\"{path}\": \"{hash}\"");
    }
    text.push_str("\n}");
}

fn read_format<'de, D: Deserializer<'de>>(from: D) -> Result<(), D::Error> {
    match u32::deserialize(from)? {
        FORMAT => Ok(()),
        other => Err(D::Error::custom(format!(
            "format {other} is not known to this casebook"
        ))),
    }
}

fn read_hashes<'de, D: Deserializer<'de>>(from: D) -> Result<Hashes, D::Error> {
    from.deserialize_map(HashesVisitor)
}

struct HashesVisitor;

impl<'de> Visitor<'de> for HashesVisitor {
    type Value = Hashes;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("places and hashes")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Hashes, A::Error> {
        let mut hashes = Hashes::new();
        while let Some((place, hex)) = map.next_entry::<String, String>()? {
            let path = OutPath::new(&place).map_err(A::Error::custom)?;
            if hashes
                .last_key_value()
                .is_some_and(|(last, _)| *last >= path)
            {
                return Err(A::Error::custom("places are not in order"));
            }
            let hash = Hash::parse(&hex)
                .ok_or_else(|| A::Error::custom(format!("`{place}` has no SHA-256")))?;
            hashes.insert(path, hash);
        }
        Ok(hashes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hashes(entries: &[(&str, &str)]) -> Hashes {
        entries
            .iter()
            .map(|(path, bytes)| (OutPath::new(path).unwrap(), Hash::of(bytes.as_bytes())))
            .collect()
    }

    fn parse(files: &str) -> Result<Manifest, String> {
        Manifest::parse(format!("{{\"casebook-manifest\":1,\"files\":{files}}}").as_bytes())
    }

    #[test]
    fn one_entry_a_line_with_the_published_hash_of_abc() {
        let text = String::from_utf8(
            Manifest::new(hashes(&[("b", "abc"), ("a", "")]), Hashes::new()).to_bytes(),
        )
        .unwrap();
        let expected = "{\n\"casebook-manifest\": 1,\n\"files\": {\n\
            \"a\": \"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\",\n\
            \"b\": \"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\"\n}\n}\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn what_is_written_is_read_back() {
        for before in [Hashes::new(), hashes(&[("old/ç.html", "x"), ("a", "y")])] {
            let manifest = Manifest::new(hashes(&[("a", "1"), ("b/c", "2")]), before);
            assert_eq!(Manifest::parse(&manifest.to_bytes()), Ok(manifest));
        }
    }

    #[test]
    fn both_sites_are_known_while_two_are_mixed() {
        let manifest = Manifest::new(hashes(&[("a", "new")]), hashes(&[("a", "old")]));
        assert!(manifest.knows("a", Hash::of(b"old")) && manifest.knows("a", Hash::of(b"new")));
        assert!(!manifest.knows("a", Hash::of(b"hand")));
    }

    #[test]
    fn anything_but_our_own_hand_is_refused() {
        let good = Hash::of(b"").to_string();
        assert!(parse(&format!("{{\"a\":\"{good}\"}}")).is_ok());
        let bad = [
            format!("{{\"../a\":\"{good}\"}}"),
            format!("{{\"a/../../b\":\"{good}\"}}"),
            format!("{{\"/etc/passwd\":\"{good}\"}}"),
            format!("{{\"C:/a\":\"{good}\"}}"),
            format!("{{\"a\\\\b\":\"{good}\"}}"),
            format!("{{\"nul.html\":\"{good}\"}}"),
            format!("{{\"a\\u0000\":\"{good}\"}}"),
            format!("{{\"{MANIFEST}\":\"{good}\"}}"),
            "[".repeat(100_000),
            format!("{{\"a\":{}", "[".repeat(100_000)),
            format!("{{\"b\":\"{good}\",\"a\":\"{good}\"}}"),
            format!("{{\"a\":\"{good}\",\"a\":\"{good}\"}}"),
            format!("{{\"a\":\"{}\"}}", good.to_uppercase()),
            format!("{{\"a\":\"{}\"}}", &good[1..]),
            format!("{{\"a\":\"{good}00\"}}"),
            "{\"a\":1}".to_owned(),
            "{},\"more\":{}".to_owned(),
        ];
        for files in bad {
            assert!(parse(&files).is_err(), "{files}");
        }
        assert!(Manifest::parse(b"{\"casebook-manifest\":2,\"files\":{}}").is_err());
        assert!(Manifest::parse(b"{\"files\":{}}").is_err());
        assert!(Manifest::parse(b"{\"casebook-manifest\":1,\"files\":{\"\xff\":\"\"}}").is_err());
        assert!(Manifest::parse(b"").is_err());
    }
}
