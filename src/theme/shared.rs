//! What many pages are given alike: turned into the engine's own form once.

use serde::{Serialize, Serializer};
use tera::Value;

/// Part of a view as templates receive it. It can stand in another view, and is as cheap to clone as a pointer.
#[derive(Debug, Clone)]
pub struct Shared(Value);

impl Shared {
    /// Gets a part of a view ready.
    #[must_use]
    pub fn of(view: &impl Serialize) -> Self {
        Self(Value::from_serializable(view))
    }
}

impl Serialize for Shared {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}
