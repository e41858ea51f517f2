//! What a name in a template can hold, as far as it can be known without rendering.

use std::collections::BTreeMap;

use tera::Value;

/// The names in one place of a template, and what each holds.
pub type Names = BTreeMap<String, Shape>;

/// What a name holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// It can be anything, so all is let pass.
    Any,
    /// It was missing wherever it was met; all is let pass until it is seen.
    Unseen,
    /// A text, a number, true or false.
    Single,
    /// A list, and what each of it is.
    List(Box<Shape>),
    /// Something with names of its own.
    Map(Names),
}

impl Shape {
    /// The shape of a value.
    pub(super) fn of(value: &Value) -> Self {
        if let Some(map) = value.as_map() {
            let names = map.iter();
            let names =
                names.filter_map(|(key, value)| Some((key.as_str()?.to_owned(), Self::of(value))));
            return Self::Map(names.collect());
        }
        if let Some(list) = value.as_array() {
            let shapes = list.iter().map(Self::of);
            return Self::List(Box::new(shapes.fold(Self::Unseen, Self::join)));
        }
        if value.is_none() || value.is_undefined() {
            return Self::Unseen;
        }
        Self::Single
    }

    /// The shape of what is the one or the other.
    #[must_use]
    pub fn join(self, other: Self) -> Self {
        match (self, other) {
            (Self::Single, Self::Single) => Self::Single,
            (Self::Unseen, seen) | (seen, Self::Unseen) => seen,
            (Self::List(one), Self::List(other)) => Self::List(Box::new(one.join(*other))),
            (Self::Map(mut one), Self::Map(other)) => {
                add(&mut one, other);
                Self::Map(one)
            }
            _ => Self::Any,
        }
    }

    /// Adds the paths of what was never seen.
    #[cfg(test)]
    pub(crate) fn unseen(&self, path: &str, found: &mut Vec<String>) {
        match self {
            Self::Unseen => found.push(path.to_owned()),
            Self::List(each) => each.unseen(&format!("{path}[]"), found),
            Self::Map(names) => {
                for (name, shape) in names {
                    shape.unseen(&format!("{path}.{name}"), found);
                }
            }
            Self::Any | Self::Single => {}
        }
    }

    /// What `for` goes through.
    pub(super) fn each(&self) -> Self {
        match self {
            Self::List(each) => (**each).clone(),
            Self::Map(names) => any_of(names),
            Self::Unseen => Self::Unseen,
            Self::Any | Self::Single => Self::Any,
        }
    }
}

/// Adds names to others; what both have is joined.
pub(in crate::theme) fn add(names: &mut Names, other: Names) {
    for (name, shape) in other {
        let joined = match names.remove(&name) {
            Some(before) => before.join(shape),
            None => shape,
        };
        names.insert(name, joined);
    }
}

/// What one of the names holds, whichever it is.
pub(super) fn any_of(names: &Names) -> Shape {
    names.values().cloned().fold(Shape::Unseen, Shape::join)
}
