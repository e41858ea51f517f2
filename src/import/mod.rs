//! A Word document to the draft of a case.
//!
//! How an import goes; each step is one file:
//!
//! 1. `archive` opens the file as the zip archive that it is, within limits; `xml` reads its parts.
//! 2. `package`, `styles` and `numbering` say which part is which, and what a paragraph is.
//! 3. `walk` goes through the text (`run`, `drawing`, `table`, `pictures`), and tells each thing that
//!    has no place in a draft.
//! 4. `outline` sets the headings in order, `markdown` and `front_matter` write the file.
//!
//! It reads bytes and gives back bytes: nothing is read from disk or written here, and no name in the
//! document ever becomes a path.

mod archive;
mod drawing;
mod front_matter;
mod losses;
mod markdown;
mod numbering;
mod outline;
mod package;
mod pictures;
mod refused;
mod run;
mod styles;
mod table;
mod text;
mod walk;
mod xml;

pub use archive::LARGEST_FILE;
pub use losses::Loss;
pub use refused::Refused;

use archive::Archive;
use numbering::Numbering;
use package::Relations;
use roxmltree::Document;
use styles::Styles;
use text::{Block, plain};
use walk::Walk;

use crate::model::slugify;

/// What a site has, for the comments that say what to type.
#[derive(Debug, Default)]
pub struct Known {
    /// Ids of topics.
    pub topics: Vec<String>,
    /// Ids of sectors.
    pub sectors: Vec<String>,
    /// Ids of countries.
    pub countries: Vec<String>,
}

/// A draft of a case.
#[derive(Debug)]
pub struct Draft {
    /// The Markdown file.
    pub markdown: String,
    /// The pictures: a safe name each, below a folder with the name of the case.
    pub pictures: Vec<(String, Vec<u8>)>,
    /// What could not be carried over.
    pub losses: Vec<Loss>,
    /// Headings that were taken for usual ones: as they were, and as they are now.
    pub renamed: Vec<(String, &'static str)>,
}

/// Returns the name that a case gets from a file's name, unless it holds no letter.
#[must_use]
pub fn slug_of(stem: &str) -> Option<String> {
    let slug = slugify(stem);
    let mut short: String = slug.chars().take(60).collect();
    if short.len() < slug.len() {
        short.truncate(short.rfind('-').unwrap_or(short.len()));
    }
    // Names that mean something else: a folder's front, and Windows's devices.
    let device = ["com", "lpt"]
        .iter()
        .any(|port| short.strip_prefix(port).is_some_and(|rest| rest.len() == 1));
    let is_taken = device || ["index", "con", "prn", "aux", "nul"].contains(&short.as_str());
    match short.as_str() {
        "" => None,
        _ if is_taken => Some(format!("case-{short}")),
        _ => Some(short),
    }
}

/// Makes a draft of a document; `slug` is the name of the case, `stem` that of the file.
///
/// # Errors
/// Refuses what is no Word document, and what could do harm.
pub fn draft(bytes: &[u8], slug: &str, stem: &str, known: &Known) -> Result<Draft, Refused> {
    let mut archive = Archive::open(bytes)?;
    let main = main_part(&mut archive)?;
    let relations = Relations::of(&main, &mut archive)?;
    let texts = Texts::read(&main, &relations, &mut archive)?;
    let document = texts.main()?;
    let [styles, numbering, comments, footnotes, endnotes] = texts.others()?;
    let body = document.root_element();
    let body = xml::child(body, "body").ok_or(Refused::NoDocument)?;
    let note_relations = [
        Relations::of(
            relations.part("footnotes").unwrap_or_default(),
            &mut archive,
        )?,
        Relations::of(relations.part("endnotes").unwrap_or_default(), &mut archive)?,
    ];
    let page_edges = page_edges(&relations, &mut archive)?;
    let core = core_title(&mut archive)?;
    let has_macros = archive.has("word/vbaProject.bin");

    let read = (
        Styles::read(styles.as_ref().map(Document::root_element)),
        Numbering::read(numbering.as_ref().map(Document::root_element)),
    );
    let comments = comments.as_ref().map(Document::root_element);
    let mut walk = Walk::new(&mut archive, slug, read, comments);
    let mut blocks = walk.body(body, relations)?;
    let roots = [footnotes.as_ref(), endnotes.as_ref()].map(|one| one.map(Document::root_element));
    let notes = walk.walk_notes(roots, &note_relations)?;
    walk.losses.at("whole document".to_owned(), String::new());
    for words in page_edges {
        walk.losses
            .tell(format!("a header or footer of the pages: “{words}”"));
    }
    if has_macros {
        walk.losses.tell("macros");
    }
    if blocks.is_empty() {
        return Err(Refused::Empty);
    }

    let title = outline::take_title(&mut blocks)
        .or(core)
        .unwrap_or_else(|| stem.to_owned());
    let first = blocks.iter().find_map(|block| match block {
        Block::Paragraph(line) => Some(plain(line)).filter(|words| !words.is_empty()),
        _ => None,
    });
    let (blocks, renamed) = outline::arrange(blocks);
    let front = front_matter::write(&title, front_matter::summary(first.as_deref()), known);
    let pictures = std::mem::take(&mut walk.pictures.files);
    Ok(Draft {
        markdown: format!("{front}\n{}", markdown::write(&blocks, &notes)),
        pictures,
        losses: walk.losses.into_list(),
        renamed,
    })
}

/// Finds the part with the text, and tells other kinds of archives.
fn main_part(archive: &mut Archive<'_>) -> Result<String, Refused> {
    let kinds = [
        ("xl/", "an Excel workbook"),
        ("ppt/", "a PowerPoint presentation"),
        ("META-INF/manifest.xml", "an OpenDocument file (.odt)"),
        ("Index/Document.iwa", "a Pages document"),
    ];
    let relations = Relations::of("", archive)?;
    let told = relations.part("officeDocument").map(str::to_owned);
    let part = told.unwrap_or_else(|| "word/document.xml".to_owned());
    for (folder, kind) in kinds {
        if part.starts_with(folder) || (!archive.has(&part) && archive.has_below(folder)) {
            return Err(Refused::OtherKind(kind));
        }
    }
    if archive.has(&part) {
        Ok(part)
    } else {
        Err(Refused::NoDocument)
    }
}

/// The parts' texts, which the parsed documents point into.
struct Texts {
    main: (String, String),
    others: [Option<(String, String)>; 5],
}

impl Texts {
    fn read(main: &str, relations: &Relations, archive: &mut Archive<'_>) -> Result<Self, Refused> {
        let text = archive.text(main)?.ok_or(Refused::NoDocument)?;
        let mut others = [const { None }; 5];
        let kinds = ["styles", "numbering", "comments", "footnotes", "endnotes"];
        for (at, kind) in kinds.into_iter().enumerate() {
            if let Some(part) = relations.part(kind) {
                others[at] = archive.text(part)?.map(|text| (part.to_owned(), text));
            }
        }
        Ok(Self {
            main: (main.to_owned(), text),
            others,
        })
    }

    fn main(&self) -> Result<Document<'_>, Refused> {
        xml::parse(&self.main.0, &self.main.1)
    }

    fn others(&self) -> Result<[Option<Document<'_>>; 5], Refused> {
        let mut parsed = [const { None }; 5];
        for (at, other) in self.others.iter().enumerate() {
            if let Some((part, text)) = other {
                parsed[at] = Some(xml::parse(part, text)?);
            }
        }
        Ok(parsed)
    }
}

/// Returns the first words of headers and footers, which a page does not have.
fn page_edges(relations: &Relations, archive: &mut Archive<'_>) -> Result<Vec<String>, Refused> {
    let mut found = Vec::new();
    for part in relations.parts("header").chain(relations.parts("footer")) {
        if let Some(text) = archive.text(part)? {
            let document = xml::parse(part, &text)?;
            let words = xml::first_words(&xml::words(document.root_element()));
            // A page number alone is no loss.
            if words.chars().any(char::is_alphabetic) && !found.contains(&words) {
                found.push(words);
            }
        }
    }
    Ok(found)
}

/// Returns the title in the properties of the file, unless a program put it there by itself.
fn core_title(archive: &mut Archive<'_>) -> Result<Option<String>, Refused> {
    let Some(text) = archive.text("docProps/core.xml")? else {
        return Ok(None);
    };
    let document = xml::parse("docProps/core.xml", &text)?;
    let title = document
        .descendants()
        .find(|node| node.tag_name().name() == "title");
    let title = title.and_then(|node| node.text()).unwrap_or_default();
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let by_itself = ["", "word document", "document", "untitled"];
    let is_own = by_itself.contains(&title.to_lowercase().as_str())
        || title.starts_with("Microsoft Word - ");
    Ok((!is_own).then_some(title))
}
