//! The look in the words of another language: what is the same as in the main edition lies there alone.

use super::{Theme, Words};

impl Theme {
    /// Takes away every style and script that the main edition has too, and leads to that instead. An edition
    /// lies in a folder of its own, directly below the main one.
    pub fn share(&mut self, main: &Self) {
        let is_shared = |path: &str| main.assets.iter().any(|(known, _)| known == path);
        for path in self.styles.values_mut().chain(self.scripts.values_mut()) {
            if is_shared(path) {
                path.insert_str(0, "../");
            }
        }
        self.assets.retain(|(path, _)| !is_shared(path));
    }
}

/// Lays words over others, key by key.
pub(super) fn lay_over(words: &mut Words, own: Words) {
    for (key, value) in own {
        match (words.get_mut(&key), value) {
            (Some(toml::Value::Table(below)), toml::Value::Table(own)) => lay_over(below, own),
            (_, value) => _ = words.insert(key, value),
        }
    }
}
