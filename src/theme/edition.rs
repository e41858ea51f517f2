//! The look in the words of another language: what is the same as in the main edition lies there alone.

use super::Theme;

impl Theme {
    /// Returns the names of the months, the first one first.
    pub fn months(&self) -> impl Iterator<Item = &str> {
        (0..12).map(|at| self.word_at("dates", "months", at))
    }

    /// Takes away every style and script that the main edition has too, and leads to that instead. An edition
    /// lies in a folder of its own, directly below the main one.
    pub fn share(&mut self, main: &Self) {
        self.months_of_main = main.months().map(str::to_owned).collect();
        let is_shared = |path: &str| main.assets.iter().any(|(known, _)| known == path);
        for path in self.styles.values_mut().chain(self.scripts.values_mut()) {
            if is_shared(path) {
                path.insert_str(0, "../");
            }
        }
        self.assets.retain(|(path, _)| !is_shared(path));
    }
}
