//! Pictures, whose words come as events of their own: each is written when they have been gathered.

use super::Writer;
use crate::model::Target;
use crate::render::escape;

/// The picture that is being read.
pub(super) struct Picture {
    address: String,
    /// Its words so far.
    pub(super) words: String,
    /// How many pictures stand in its words and are still open: only their words count.
    inner: usize,
}

impl Writer<'_, '_> {
    pub(super) fn start_image(&mut self, dest: &str) {
        if let Some(picture) = &mut self.image {
            picture.inner += 1;
            return;
        }
        let address = match self.source.site.resolve(self.source.path, dest) {
            Target::Internal(route, _) => self.source.route.to(&route, None),
            _ => String::new(),
        };
        self.image = Some(Picture {
            address,
            words: String::new(),
            inner: 0,
        });
    }

    pub(super) fn end_image(&mut self) {
        if let Some(picture) = &mut self.image
            && picture.inner > 0
        {
            picture.inner -= 1;
            return;
        }
        let Some(picture) = self.image.take() else {
            return;
        };
        self.push("<img");
        escape::attribute(self.out(), "src", &picture.address);
        escape::attribute(self.out(), "alt", picture.words.trim());
        self.push(" loading=\"lazy\">");
    }
}
