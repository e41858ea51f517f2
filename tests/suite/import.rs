//! `casebook import`: a rich document against its expected draft, text that survives whatever it
//! holds, and files that mean harm. Documents are made here, from XML that people can read.

use std::io::{Cursor, Write as _};
use std::path::PathBuf;

use casebook::import::{Draft, Known, Refused, draft};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use zip::write::{SimpleFileOptions, ZipWriter};

use crate::support::{TestSite, expect_file, files_below, repository};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\nnot really";
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// Zips parts as Word does.
fn zipped<'a>(parts: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A document with nothing but a body.
fn document(body: &str) -> Vec<u8> {
    let xml = format!("<w:document xmlns:w=\"{WORD}\"><w:body>{body}</w:body></w:document>");
    zipped([("word/document.xml", xml.as_bytes())])
}

fn paragraph(words: &str) -> String {
    format!("<w:p><w:r><w:t>{words}</w:t></w:r></w:p>")
}

fn imported(bytes: &[u8]) -> Result<Draft, Refused> {
    draft(bytes, "case", "Case", &Known::default())
}

/// Returns the text below the front matter, without the headings and hints that are added.
fn body(bytes: &[u8]) -> String {
    let markdown = imported(bytes).unwrap().markdown;
    let text = markdown.split("\n---\n").nth(1).unwrap();
    let end = text.find("## What they did").unwrap();
    let text = text[..end].replace("## Context\n", "");
    text.lines()
        .filter(|line| !line.starts_with("<!--"))
        .collect::<Vec<_>>()
        .join("\n")
        .trim()
        .to_owned()
}

fn rich_folder() -> PathBuf {
    repository().join("tests/import/rich")
}

/// The rich document: `tests/import/rich` with Word's names for the parts.
pub fn rich() -> Vec<u8> {
    let mut parts: Vec<(String, Vec<u8>)> = Vec::new();
    for name in files_below(&rich_folder())
        .into_iter()
        .filter(|name| name.ends_with(".xml"))
    {
        let bytes = std::fs::read(rich_folder().join(&name)).unwrap();
        let part = match name.strip_suffix(".rels.xml") {
            Some(of) => format!("word/_rels/{of}.xml.rels"),
            None => format!("word/{name}"),
        };
        parts.push((part, bytes));
    }
    parts.push(("word/media/Ward%20board.png".to_owned(), PNG.to_vec()));
    parts.push(("word/media/old.emf".to_owned(), vec![1, 0, 0, 0]));
    zipped(
        parts
            .iter()
            .map(|(name, bytes)| (name.as_str(), bytes.as_slice())),
    )
}

#[test]
fn a_rich_document_becomes_the_draft_that_we_expect_and_all_else_is_told() {
    let site = TestSite::small();
    site.write("Ward huddles 2014.docx", rich());
    let run = site.run(&["import", "Ward huddles 2014.docx"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let path = std::path::Path::new(run.stdout.trim());
    assert!(
        path.ends_with("content/cases/ward-huddles-2014.md"),
        "{}",
        run.stdout
    );
    let draft =
        std::fs::read_to_string(site.root().join("content/cases/ward-huddles-2014.md")).unwrap();
    expect_file(&rich_folder().join("expected.md"), &draft);
    expect_file(&rich_folder().join("expected.txt"), &run.stderr);
    let pictures = files_below(&site.root().join("content/cases/ward-huddles-2014"));
    assert_eq!(pictures, ["picture-1.png"]);
    assert!(
        files_below(&site.root())
            .iter()
            .all(|path| !path.contains(".casebook-import"))
    );
}

/// Fills in what an editor must, in the draft of `rich.docx`.
fn fill_in(site: &TestSite) {
    let path = "content/cases/rich.md";
    site.replace(path, "organisation:  #", "organisation: A trust  #")
        .replace(path, "country:  #", "country: england  #")
        .replace(path, "sector:  #", "sector: hospital  #")
        .replace(path, "period:  #", "period: 2014  #")
        .replace(path, "topics: []", "topics: [boards]")
        .replace(path, "references: []", "references: [smith2014]")
        .replace(path, "![](", "![The same board](")
        .replace(path, "Framed words.", "Framed words [@smith2014].");
}

#[test]
fn check_names_what_must_be_filled_in_and_nothing_else() {
    let site = TestSite::small();
    site.write("rich.docx", rich());
    assert_eq!(site.run(&["import", "rich.docx"]).code, 0);
    let faults = |site: &TestSite| {
        let run = site.run(&["check", "--drafts"]);
        let told = run
            .stderr
            .lines()
            .filter(|line| line.starts_with("error") || line.starts_with("warning["));
        told.map(str::to_owned).collect::<Vec<_>>()
    };
    let found = faults(&site);
    assert_eq!(
        found,
        [
            "error[missing-key]: `organisation` is empty",
            "error[missing-key]: `country` is empty",
            "error[missing-key]: `sector` is empty",
            "error[missing-key]: `period` is empty",
            "error[missing-key]: `topics` is empty",
            "error[missing-key]: `references` is empty",
            "error[missing-alternative]: the picture has no alternative text",
        ]
    );
    fill_in(&site);
    assert_eq!(faults(&site), Vec::<String>::new());
    assert_eq!(site.run(&["check", "--drafts"]).code, 0);
}

#[test]
fn nothing_is_overwritten_and_a_refusal_writes_nothing() {
    let site = TestSite::small();
    site.write("rich.docx", rich())
        .write("content/cases/Rich.md", "mine");
    let before = files_below(&site.root());
    let run = site.run(&["import", "rich.docx"]);
    assert_eq!(run.code, 2);
    assert!(
        run.stderr.contains("already there: content/cases/Rich.md"),
        "{}",
        run.stderr
    );
    assert!(
        run.stderr.contains("give the Word document another name"),
        "{}",
        run.stderr
    );
    assert_eq!(files_below(&site.root()), before);

    std::fs::remove_file(site.root().join("content/cases/Rich.md")).unwrap();
    site.write("content/cases/rich/picture-1.png", "mine");
    let before = files_below(&site.root());
    assert_eq!(site.run(&["import", "rich.docx"]).code, 2);
    assert_eq!(files_below(&site.root()), before);

    site.write("hurt.docx", "PK\u{3}\u{4}no");
    let run = site.run(&["import", "hurt.docx"]);
    assert_eq!(run.code, 2);
    assert!(
        run.stderr.contains("this document is damaged"),
        "{}",
        run.stderr
    );
    assert!(
        run.stderr
            .contains("open it in Word, which can often repair it"),
        "{}",
        run.stderr
    );
    assert_eq!(site.run(&["import", "missing.docx"]).code, 2);
    assert_eq!(site.run(&["import", "content"]).code, 2);
}

#[test]
fn the_title_is_found_where_there_is_no_title_style() {
    let heading = |level: u8, words: &str| {
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"Heading{level}\"/></w:pPr><w:r><w:t>{words}</w:t></w:r></w:p>"
        )
    };
    let one =
        document(&(heading(1, "The only one") + &heading(2, "context") + &paragraph("Words.")));
    let markdown = imported(&one).unwrap().markdown;
    assert!(
        markdown.starts_with("---\ntitle: \"The only one\"\n"),
        "{markdown}"
    );
    assert!(markdown.contains("\n## Context\n\nWords.\n"), "{markdown}");
    let two = document(&(heading(1, "One") + &paragraph("Words.") + &heading(1, "Two")));
    let markdown = imported(&two).unwrap().markdown;
    assert!(markdown.starts_with("---\ntitle: \"Case\"\n"), "{markdown}");
    assert!(
        markdown.contains("\n## One\n") && markdown.contains("\n## Two\n"),
        "{markdown}"
    );
}

#[test]
fn a_document_of_the_strict_kind_is_read_too() {
    let xml = "<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><w:body><w:p><w:r><w:t>Strict.</w:t></w:r></w:p></w:body></w:document>";
    let rels = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"a\" Type=\"http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument\" Target=\"/text/main.xml\"/></Relationships>";
    let bytes = zipped([
        ("_rels/.rels", rels.as_bytes()),
        ("text/main.xml", xml.as_bytes()),
    ]);
    assert_eq!(body(&bytes), "Strict.");
}

/// Numbers that look random and are the same every time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }
}

/// A sign with its looks: bold, italic, struck through.
type Sign = (char, [bool; 3]);

#[test]
fn whatever_signs_a_text_holds_they_stay_words_and_no_look_is_made_up() {
    const PIECES: [&str; 40] = [
        "word",
        "a",
        "1.",
        "2)",
        "#",
        "-",
        "+",
        "*",
        "_",
        "`",
        "~",
        "[",
        "]",
        "(",
        ")",
        "&lt;",
        "&gt;",
        "&amp;",
        "&amp;amp;",
        "|",
        "\\",
        "!",
        ":",
        "=",
        "{#x}",
        "“q”",
        "’",
        "[^1]",
        "[@k]",
        "[x](y)",
        "&lt;b&gt;",
        "---",
        "é",
        "snake_case",
        " ",
        " ",
        " ",
        ".",
        "*a*",
        "http://a.b/c_d",
    ];
    let mut numbers = Numbers(7);
    let (mut kept, mut all) = (0, 0);
    for _ in 0..800 {
        let mut xml = String::from("<w:p>");
        let mut wanted: Vec<Sign> = Vec::new();
        for _ in 0..=numbers.below(5) {
            let looks = [0; 3].map(|_| numbers.below(4) == 0);
            let mut words = String::new();
            for _ in 0..=numbers.below(4) {
                words.push_str(PIECES[numbers.below(PIECES.len())]);
            }
            let switches: String = ["<w:b/>", "<w:i/>", "<w:strike/>"]
                .iter()
                .zip(looks)
                .filter(|(_, on)| *on)
                .map(|(xml, _)| *xml)
                .collect();
            let run = format!(
                "<w:r><w:rPr>{switches}</w:rPr><w:t xml:space=\"preserve\">{words}</w:t></w:r>"
            );
            xml.push_str(&run);
            let plain = words
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
            wanted.extend(plain.chars().map(|c| (c, looks)));
        }
        xml.push_str("</w:p>");
        let wanted: Vec<Sign> = wanted.into_iter().filter(|(c, _)| *c != ' ').collect();
        if wanted.is_empty() {
            continue;
        }
        let markdown = body(&document(&xml));
        let read = read(&markdown);
        let signs = |signs: &[Sign]| signs.iter().map(|(c, _)| *c).collect::<String>();
        assert_eq!(signs(&read), signs(&wanted), "{xml}\n{markdown}");
        for ((_, now), (_, then)) in read.iter().zip(&wanted) {
            for (now, then) in now.iter().zip(then) {
                assert!(!now || *then, "a look is made up\n{xml}\n{markdown}");
                all += usize::from(*then);
                kept += usize::from(*now);
            }
        }
    }
    // Most of these words are signs; in a text of words no look is lost.
    assert!(kept * 3 > all, "{kept} of {all} signs kept their looks");
}

/// Reads Markdown as casebook does, to signs with their looks. Anything but text and looks fails.
fn read(markdown: &str) -> Vec<Sign> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST;
    let (mut signs, mut looks) = (Vec::new(), [0_u8; 3]);
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Text(text) => {
                let now = looks.map(|depth| depth > 0);
                signs.extend(text.chars().filter(|c| *c != ' ').map(|c| (c, now)));
            }
            Event::Start(Tag::Strong) => looks[0] += 1,
            Event::End(TagEnd::Strong) => looks[0] -= 1,
            Event::Start(Tag::Emphasis) => looks[1] += 1,
            Event::End(TagEnd::Emphasis) => looks[1] -= 1,
            Event::Start(Tag::Strikethrough) => looks[2] += 1,
            Event::End(TagEnd::Strikethrough) => looks[2] -= 1,
            Event::Start(Tag::Paragraph) | Event::End(TagEnd::Paragraph) => {}
            other => panic!("{other:?} in {markdown}"),
        }
    }
    signs
}

fn refusal(bytes: &[u8]) -> String {
    let refused = imported(bytes).expect_err("it was taken");
    assert!(!refused.help().is_empty());
    refused.to_string()
}

#[test]
fn other_kinds_of_files_are_named() {
    let wide = |words: &str| {
        words
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect::<Vec<u8>>()
    };
    let old = |words: &str| {
        [
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(),
            &[0; 600],
            &wide(words),
        ]
        .concat()
    };
    for (bytes, says) in [
        (
            old("WordDocument"),
            "this is a document of Word's old format (.doc)",
        ),
        (
            old("EncryptedPackage"),
            "this document is protected by a password",
        ),
        (b"%PDF-1.7".to_vec(), "this is a PDF, not a Word document"),
        (
            b"{\\rtf1".to_vec(),
            "this is a Rich Text file (.rtf), not a Word document",
        ),
        (
            b"<html>".to_vec(),
            "this is a web page or another XML file, not a Word document",
        ),
        (b"hello".to_vec(), "this is not a Word document (.docx)"),
        (Vec::new(), "this is not a Word document (.docx)"),
        (
            zipped([("xl/workbook.xml", b"<a/>".as_slice())]),
            "this is an Excel workbook, not a Word document",
        ),
        (
            zipped([("META-INF/manifest.xml", b"<a/>".as_slice())]),
            "this is an OpenDocument file (.odt), not a Word document",
        ),
        (
            zipped([("a.txt", b"a".as_slice())]),
            "there is no Word document in this file",
        ),
        (document(""), "there is no text in this document"),
    ] {
        assert_eq!(refusal(&bytes), says);
    }
}

#[test]
fn broken_archives_and_broken_xml_are_refused() {
    let whole = document(&paragraph(
        "Words that are long enough to be squeezed a little, a little, a little.",
    ));
    for end in [10, whole.len() / 2, whole.len() - 10] {
        assert!(refusal(&whole[..end]).starts_with("this document is damaged"));
    }
    let mut changed = whole.clone();
    changed[60] ^= 0xff;
    changed[70] ^= 0xff;
    assert!(refusal(&changed).starts_with("this document is damaged"));
    assert!(
        refusal(&document("<w:p>"))
            .starts_with("this document is damaged: the part `word/document.xml` is not whole XML")
    );
    let not_text = zipped([("word/document.xml", b"\xff\xfe\x00\xd8".as_slice())]);
    assert!(refusal(&not_text).contains("is not text"));
}

#[test]
fn names_that_lead_out_of_the_archive_are_refused() {
    for name in [
        "../../evil.md",
        "word/../../evil",
        "/etc/passwd",
        "C:/evil",
        "word\\..\\..\\evil",
    ] {
        let xml = format!(
            "<w:document xmlns:w=\"{WORD}\"><w:body>{}</w:body></w:document>",
            paragraph("Words.")
        );
        let bytes = zipped([
            ("word/document.xml", xml.as_bytes()),
            (name, b"x".as_slice()),
        ]);
        assert!(
            refusal(&bytes).contains("which Word never writes"),
            "{name}"
        );
    }
}

#[test]
fn bombs_are_refused_before_they_go_off() {
    let entities = format!(
        "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><w:document xmlns:w=\"{WORD}\"><w:body>{}</w:body></w:document>",
        paragraph("&b;")
    );
    assert!(
        refusal(&zipped([("word/document.xml", entities.as_bytes())]))
            .contains("defines XML entities")
    );

    let spaces = vec![b' '; 3_000_000];
    assert!(
        refusal(&zipped([("word/document.xml", spaces.as_slice())]))
            .contains("larger than any case needs")
    );

    let deep = format!(
        "{}{}",
        "<w:sdt>".repeat(100_000),
        "</w:sdt>".repeat(100_000)
    );
    // So much of the same also looks like a zip bomb; either way it ends at once.
    let told = refusal(&document(&deep));
    assert!(
        told.contains("nested too deep") || told.contains("larger than any case needs"),
        "{told}"
    );
    let deep = format!("{}{}", "<w:sdt>".repeat(300), "</w:sdt>".repeat(300));
    assert!(refusal(&document(&deep)).contains("nested too deep"));

    let attributes: Vec<String> = (0..300).map(|number| format!("a{number}=\"\"")).collect();
    let attributes = attributes.join(" ");
    assert!(refusal(&document(&format!("<w:p {attributes}/>"))).contains("nested too deep"));
    let names: Vec<String> = (0..20_000)
        .map(|number| format!("<w:p xmlns:a{number}=\"b{number}\"/>"))
        .collect();
    assert!(refusal(&document(&names.concat())).contains("nested too deep"));
    let wide = format!(
        "<w:tbl><w:tr>{}</w:tr></w:tbl>",
        format!("<w:tc>{}</w:tc>", paragraph("x")).repeat(150)
    );
    assert!(refusal(&document(&wide)).contains("more than 100 columns"));
}

#[test]
fn a_case_is_named_as_the_document_and_never_otherwise_than_safely() {
    for (stem, slug) in [
        ("Salford Royal (final) v2", Some("salford-royal-final-v2")),
        ("..\\..\\evil", Some("evil")),
        ("index", Some("case-index")),
        ("CON", Some("case-con")),
        ("lpt1", Some("case-lpt1")),
        ("Jönköping", Some("jonkoping")),
        ("?!", None),
    ] {
        assert_eq!(casebook::import::slug_of(stem).as_deref(), slug, "{stem}");
    }
    let long = casebook::import::slug_of(&"many words ".repeat(40)).unwrap();
    assert!(long.len() <= 60 && !long.ends_with('-'), "{long}");
}

#[test]
fn the_pictures_of_a_draft_are_not_published_before_its_words() {
    let site = TestSite::small();
    site.write("rich.docx", rich());
    assert_eq!(site.run(&["import", "rich.docx"]).code, 0);
    fill_in(&site);
    let run = site.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.stderr);
    let told = "left out: cases/rich/picture-1.png (belongs to a draft; `--drafts` builds it)";
    assert!(run.stderr.contains(told), "{}", run.stderr);
    assert!(
        site.built()
            .iter()
            .all(|(path, _)| !path.contains("picture-1"))
    );
}
