//! For tests: files in `tests/search` that Rust makes and the browser's tests read. Never part of a build.

/// Fails when a shared file is not what is made now, and leaves the new one where a person can compare it.
pub fn check(name: &str, made: &str, kept: &str) {
    if made == kept {
        return;
    }
    let place = std::env::temp_dir().join(name);
    #[expect(
        clippy::disallowed_methods,
        reason = "a test leaves what it made for a person to compare"
    )]
    std::fs::write(&place, made).expect("the temporary folder can be written");
    panic!(
        "`tests/search/{name}` is out of date: compare it with {}",
        place.display()
    );
}
