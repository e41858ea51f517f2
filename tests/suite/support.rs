//! A copied site and what one does to it, so that a test reads as a few steps.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The repository.
pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A site folder of its own, gone when the test ends.
pub struct TestSite {
    folder: tempfile::TempDir,
}

impl TestSite {
    /// Copies the small site of `tests/golden`.
    pub fn small() -> Self {
        Self::copy_of(&repository().join("tests/golden/small/site"))
    }

    /// Copies a site folder.
    pub fn copy_of(site: &Path) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for path in files_below(site) {
            let to = folder.path().join("site-folder").join(&path);
            std::fs::create_dir_all(to.parent().unwrap()).unwrap();
            std::fs::copy(site.join(&path), to).unwrap();
        }
        Self { folder }
    }

    /// The site folder.
    pub fn root(&self) -> PathBuf {
        self.folder.path().join("site-folder")
    }

    /// The built site.
    pub fn output(&self) -> PathBuf {
        self.root().join("site")
    }

    /// Writes a file of the site folder.
    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) -> &Self {
        let path = self.root().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
        self
    }

    /// Changes words in a file that must hold them.
    pub fn replace(&self, path: &str, from: &str, to: &str) -> &Self {
        let text = std::fs::read_to_string(self.root().join(path)).unwrap();
        assert!(text.contains(from), "`{path}` does not hold `{from}`");
        self.write(path, text.replace(from, to))
    }

    /// Runs the command with the site folder as its working folder.
    pub fn run(&self, arguments: &[&str]) -> Run {
        let output = Command::new(env!("CARGO_BIN_EXE_casebook"))
            .args(arguments)
            .current_dir(self.root())
            .env("NO_COLOR", "1")
            .output()
            .unwrap();
        Run::from(output)
    }

    /// Builds the site, which must succeed.
    pub fn build(&self) -> &Self {
        let run = self.run(&["build"]);
        assert_eq!(run.code, 0, "{}", run.stderr);
        self
    }

    /// Every file of the output with its bytes.
    pub fn built(&self) -> Vec<(String, Vec<u8>)> {
        let read = |path: String| {
            (
                path.clone(),
                std::fs::read(self.output().join(path)).unwrap(),
            )
        };
        files_below(&self.output()).into_iter().map(read).collect()
    }

    /// Follows every link from every page of the output, to its anchor too; each must land. Tells how many there are.
    pub fn look_at_links(&self) -> usize {
        let built: BTreeMap<String, Vec<u8>> = self.built().into_iter().collect();
        let mut looked = 0;
        for (path, bytes) in built.iter().filter(|(path, _)| path.ends_with(".html")) {
            let page = String::from_utf8_lossy(bytes);
            for part in ["href=\"", "src=\"", "data-index=\"", "data-page=\""] {
                for after in page.split(part).skip(1) {
                    let link = after.split('"').next().unwrap();
                    // The page for missing pages has addresses from the root.
                    if link.is_empty() || link.contains(':') || link.starts_with(['#', '/']) {
                        continue;
                    }
                    let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
                    let file = file.split('?').next().unwrap();
                    let mut place: Vec<&str> = path.split('/').collect();
                    place.pop();
                    for part in file.split('/') {
                        if part == ".." {
                            assert!(place.pop().is_some(), "{path}: {link} leaves the site");
                        } else {
                            place.push(part);
                        }
                    }
                    let target = place.join("/");
                    let found = built.get(&target);
                    assert!(found.is_some(), "{path}: {link}");
                    let is_page = target.ends_with(".html") && !anchor.is_empty();
                    let holds = |found: &Vec<u8>| {
                        String::from_utf8_lossy(found).contains(&format!("id=\"{anchor}\""))
                    };
                    assert!(!is_page || found.is_some_and(holds), "{path}: {link}");
                    looked += 1;
                }
            }
        }
        looked
    }

    /// A text file of the output.
    pub fn page(&self, path: &str) -> String {
        std::fs::read_to_string(self.output().join(path))
            .unwrap_or_else(|error| panic!("{path}: {error}"))
    }
}

/// What a command printed, and how it ended.
pub struct Run {
    pub code: i32,
    pub stdout: String,
    pub stderr: String,
}

impl From<Output> for Run {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().expect("not ended by a signal"),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// The files below a folder, sorted, with `/`.
pub fn files_below(folder: &Path) -> Vec<String> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let below = path.strip_prefix(folder).unwrap();
                files.push(below.to_str().unwrap().replace('\\', "/"));
            }
        }
    }
    files.sort();
    files
}

/// Compares with a file of the repository, or writes it where `UPDATE_EXPECTED` is set.
pub fn expect_file(path: &Path, actual: &str) {
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, actual).unwrap();
        return;
    }
    let expected = std::fs::read_to_string(path).unwrap_or_default();
    let shown = path.strip_prefix(repository()).unwrap().display();
    assert!(
        expected == actual,
        "{shown} differs; run with UPDATE_EXPECTED=1 and look at the change\n{}",
        first_difference(&expected, actual)
    );
}

fn first_difference(expected: &str, actual: &str) -> String {
    let differs = expected
        .lines()
        .zip(actual.lines())
        .position(|(one, other)| one != other);
    let at = differs.unwrap_or_else(|| expected.lines().count().min(actual.lines().count()));
    let line = |text: &str| text.lines().nth(at).unwrap_or("(end)").to_owned();
    format!(
        "line {}\nexpected: {}\n  actual: {}",
        at + 1,
        line(expected),
        line(actual)
    )
}
