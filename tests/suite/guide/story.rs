//! A page told as a story: its files are written, its commands are run in their order, in one scratch folder.

use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::fence::{Fence, holds, is_shown};
use crate::support::{files_below, repository};

/// The port that the pages show; the test takes any that is free.
const PORT: &str = "3000";

/// Where a page has got to.
pub struct Story {
    ground: tempfile::TempDir,
    /// The folder that the reader stands in.
    folder: PathBuf,
    /// What the last command printed.
    printed: String,
}

impl Story {
    pub fn new() -> Self {
        let ground = tempfile::tempdir().unwrap();
        let folder = ground.path().canonicalize().unwrap();
        Self {
            ground,
            folder,
            printed: String::new(),
        }
    }

    /// Runs the commands of a block, and gives it back with what they print.
    pub fn run(&mut self, fence: &Fence) -> String {
        let mut told = String::new();
        let text = format!("\n{}", fence.text);
        for part in text.split("\n$ ").skip(1) {
            let (command, shown) = part.split_once('\n').unwrap_or((part, ""));
            let shown = if shown.is_empty() {
                String::new()
            } else {
                format!("{}\n", shown.trim_end_matches('\n'))
            };
            self.printed = self.command(command, fence);
            let printed: Vec<&str> = self.printed.lines().collect();
            let shown_lines: Vec<&str> = shown.lines().collect();
            told.extend(["$ ", command, "\n"]);
            if is_shown(&shown_lines, &printed) {
                told.push_str(&shown);
            } else {
                told.extend(printed.iter().flat_map(|line| [line.trim_end(), "\n"]));
            }
        }
        told
    }

    fn command(&mut self, command: &str, fence: &Fence) -> String {
        let (page, line) = (&fence.page, fence.line);
        if let Some(to) = command.strip_prefix("cd ") {
            self.folder = self.folder.join(to).canonicalize().unwrap();
            return String::new();
        }
        let (command, into) = command
            .split_once(" > ")
            .map_or((command, None), |(command, file)| (command, Some(file)));
        if let Some(done) = self.shell(command) {
            return done;
        }
        // What the reader of the README has before there is a program to call.
        let typed = command.strip_prefix("cargo run --release -- ");
        let Some(typed) = typed.or_else(|| command.strip_prefix("casebook ")) else {
            panic!("{page}:{line}: the test cannot run `{command}`");
        };
        let mut words = words(typed);
        words.retain(|word| word != "--open"); // a test opens no browser
        match words[0].as_str() {
            "check" | "build" => words.extend(["--today", "2026-11-22"].map(str::to_owned)),
            "serve" => words.extend(["-p", "0"].map(str::to_owned)),
            _ => {}
        }
        let (code, printed) = self.started(&words);
        let is_refused = printed.lines().any(|line| line.starts_with("error"));
        assert_eq!(code != 0, is_refused, "{page}:{line}: {command}: {printed}");
        match into {
            Some(file) => {
                std::fs::write(self.folder.join(file), printed).unwrap();
                String::new()
            }
            None => printed,
        }
    }

    /// The few things that a page does with files by hand.
    fn shell(&self, command: &str) -> Option<String> {
        let words = words(command);
        let at = |path: &String| self.folder.join(path);
        match words.as_slice() {
            [verb, file] if verb == "rm" => std::fs::remove_file(at(file)).unwrap(),
            [verb, all, folder] if verb == "rm" && all == "-r" => {
                std::fs::remove_dir_all(at(folder)).unwrap();
            }
            [verb, parents, folder] if verb == "mkdir" && parents == "-p" => {
                std::fs::create_dir_all(at(folder)).unwrap();
            }
            [verb, from, to] if verb == "cp" => {
                let to = at(to);
                let name = Path::new(from).file_name().unwrap();
                let to = if to.is_dir() { to.join(name) } else { to };
                std::fs::copy(at(from), to).unwrap();
            }
            [verb, all, from, to] if verb == "cp" && all == "-r" => {
                for path in files_below(&at(from)) {
                    let text = std::fs::read(at(from).join(&path)).unwrap();
                    self.write(&format!("{to}/{path}"), &text);
                }
            }
            _ => return None,
        }
        Some(String::new())
    }

    /// Starts the program with both of its outputs in one pipe, as a terminal shows them. A server is ended when it
    /// has made its pages.
    fn started(&self, words: &[String]) -> (i32, String) {
        let (reader, writer) = std::io::pipe().unwrap();
        let mut process = Command::new(env!("CARGO_BIN_EXE_casebook"))
            .args(words)
            .current_dir(&self.folder)
            .env("NO_COLOR", "1")
            .stdin(Stdio::null())
            .stdout(writer.try_clone().unwrap())
            .stderr(writer)
            .spawn()
            .unwrap();
        let mut printed = String::new();
        let mut reader = BufReader::new(reader);
        if words[0] == "serve" {
            while !printed.ends_with(" ms\n") {
                let read = reader.read_line(&mut printed).unwrap();
                assert!(read > 0, "the server ended: {printed}");
            }
            _ = process.kill();
            _ = process.wait();
            let first = printed.lines().next().unwrap_or_default();
            let port = first.trim_end_matches('/').rsplit(':').next();
            let printed = printed.replacen(port.unwrap(), PORT, 1);
            let (told, _time) = printed.rsplit_once(" in ").unwrap();
            return (0, format!("{told} in ... ms\n"));
        }
        reader.read_to_string(&mut printed).unwrap();
        let code = process
            .wait()
            .unwrap()
            .code()
            .expect("not ended by a signal");
        let ground = self.ground.path().canonicalize().unwrap();
        (code, printed.replace(ground.to_str().unwrap(), "..."))
    }

    /// Writes a file, as the page shows it.
    pub fn write(&self, path: &str, text: &[u8]) {
        let path = self.folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// Adds lines at the end of a file.
    pub fn add(&self, path: &str, fence: &Fence) {
        let text = self.read(path, fence);
        self.write(path, (text + &fence.text).as_bytes());
    }

    /// Changes lines of a file: ` ` stays, `-` goes, `+` comes. `...` stands for the end of a line that stays or goes.
    pub fn change(&self, path: &str, fence: &Fence) {
        let (mut old, mut new) = (Vec::new(), Vec::new());
        for line in fence.text.lines() {
            match line.split_at_checked(1) {
                Some(("-", line)) => old.push(line),
                Some(("+", line)) => new.push(line),
                Some((" ", line)) => {
                    old.push(line);
                    new.push(line);
                }
                _ => panic!("{}:{}: not a change: {line}", fence.page, fence.line),
            }
        }
        let text = self.read(path, fence);
        let lines: Vec<&str> = text.lines().collect();
        let is_here = |at: &usize| {
            let here = lines.get(*at..at + old.len());
            here.is_some_and(|here| is_shown(&old, here))
        };
        let places: Vec<usize> = (0..lines.len()).filter(is_here).collect();
        let [at] = places.as_slice() else {
            let (page, line) = (&fence.page, fence.line);
            panic!(
                "{page}:{line}: `{path}` has these lines {} times\n{text}",
                places.len()
            );
        };
        let after = &lines[at + old.len()..];
        let changed: Vec<&str> = [&lines[..*at], &new, after].concat();
        self.write(path, (changed.join("\n") + "\n").as_bytes());
    }

    /// A file that the page speaks of holds what the page shows.
    pub fn has(&self, path: &str, fence: &Fence) {
        let text = self.read(path, fence);
        let (page, line) = (&fence.page, fence.line);
        assert!(
            holds(&text, &fence.text),
            "{page}:{line}: `{path}` is\n{text}"
        );
    }

    /// The last command printed what the page shows.
    pub fn printed(&self, fence: &Fence) {
        let (page, line, printed) = (&fence.page, fence.line, &self.printed);
        assert!(
            holds(printed, &fence.text),
            "{page}:{line}: printed\n{printed}"
        );
    }

    /// Every file of a list is there when the page ends: the first word of each line that is not indented.
    pub fn tree(&self, folder: &str, fence: &Fence) {
        let folder = match folder.strip_prefix("repository/") {
            Some(folder) => repository().join(folder),
            None => self.folder.join(folder),
        };
        let files = files_below(&folder);
        let names = fence.text.lines().filter(|line| !line.starts_with(' '));
        for name in names.filter_map(|line| line.split_whitespace().next()) {
            let is_there = files.iter().any(|file| {
                let is_folder = name.ends_with('/') && is_like(&format!("{name}*"), file);
                is_folder || is_like(name, file)
            });
            let (page, line) = (&fence.page, fence.line);
            assert!(
                is_there,
                "{page}:{line}: there is no `{name}` among {files:#?}"
            );
        }
    }

    /// Reads a file; a `*` stands for the part of a name that follows its contents.
    fn read(&self, path: &str, fence: &Fence) -> String {
        let like = || {
            files_below(&self.folder)
                .into_iter()
                .find(|file| is_like(path, file))
        };
        let path = if path.contains('*') {
            &like().unwrap_or_default()
        } else {
            path
        };
        std::fs::read_to_string(self.folder.join(path))
            .unwrap_or_else(|error| panic!("{}:{}: {path}: {error}", fence.page, fence.line))
    }
}

/// Compares a path with a name in which `*` and `<word>` stand for anything.
fn is_like(name: &str, path: &str) -> bool {
    let mut parts = Vec::new();
    for part in name.split('*') {
        for (at, piece) in part.split('<').enumerate() {
            parts.push(if at == 0 {
                piece
            } else {
                piece.split_once('>').unwrap().1
            });
        }
    }
    let Some(mut rest) = path.strip_prefix(parts[0]) else {
        return false;
    };
    for part in &parts[1..] {
        match rest.split_once(part) {
            Some((_, after)) if !part.is_empty() => rest = after,
            Some(_) => rest = "",
            None => return false,
        }
    }
    rest.is_empty()
}

/// Splits a command as a shell does, as far as quotes go.
pub fn words(command: &str) -> Vec<String> {
    let quoted = command.split('"').enumerate();
    quoted
        .flat_map(|(at, part)| match at % 2 {
            0 => part.split_whitespace().map(str::to_owned).collect(),
            _ => vec![part.to_owned()],
        })
        .collect()
}
