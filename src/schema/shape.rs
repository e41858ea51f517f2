//! What a value may be, and how that is said in JSON Schema and as a snippet.

use serde_json::{Map, Value, json};

/// What a value may be.
#[derive(Debug, Clone)]
pub(super) enum Shape {
    /// Words on a line or several.
    Text,
    /// A key that can be part of an address.
    Id,
    /// A day.
    Date,
    /// Three numbers.
    Version,
    /// A whole number from the first to the last.
    Integer(i64, i64),
    /// `true` or `false`.
    Flag,
    /// One of these words.
    Words(Vec<&'static str>),
    /// Any value: what it may be is told by another tool.
    Any,
    /// One text or several.
    OneOrMore,
    /// A list of at most so many.
    List(Box<Shape>, Option<usize>),
    /// Named fields.
    Fields(Vec<Field>),
    /// Many of one shape, each with a key of its own that fits a pattern.
    Named(&'static str, Box<Shape>),
}

/// A field of a map.
#[derive(Debug, Clone)]
pub(super) struct Field {
    key: &'static str,
    what: &'static str,
    shape: Shape,
    is_required: bool,
    default: Option<&'static str>,
}

/// A field that must be there.
pub(super) fn required(key: &'static str, shape: Shape, what: &'static str) -> Field {
    Field {
        key,
        what,
        shape,
        is_required: true,
        default: None,
    }
}

/// A field that may be left out.
pub(super) fn optional(key: &'static str, shape: Shape, what: &'static str) -> Field {
    Field {
        is_required: false,
        ..required(key, shape, what)
    }
}

impl Field {
    /// Adds what holds when the field is left out.
    pub(super) fn or(mut self, default: &'static str) -> Self {
        self.default = Some(default);
        self
    }
}

/// A list of one shape.
pub(super) fn list(shape: Shape) -> Shape {
    Shape::List(Box::new(shape), None)
}

/// A list of texts.
pub(super) fn texts() -> Shape {
    list(Shape::Text)
}

/// The words of a table such as `EVIDENCE`.
pub(super) fn words<T>(table: &[(&'static str, T)]) -> Shape {
    Shape::Words(table.iter().map(|(word, _)| *word).collect())
}

pub(super) const ID: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";
const DATE: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
const VERSION: &str = "^[0-9]{1,5}\\.[0-9]{1,5}\\.[0-9]{1,5}$";

/// Writes a whole schema.
pub(super) fn document(shape: &Shape, title: &str) -> Value {
    let mut schema = write(shape);
    schema["$schema"] = json!("http://json-schema.org/draft-07/schema#");
    schema["title"] = json!(title);
    schema
}

fn write(shape: &Shape) -> Value {
    match shape {
        // YAML reads `2012` as a number; casebook takes it as the words it was written with.
        Shape::Text => json!({"type": ["string", "number"], "minLength": 1}),
        Shape::Id => json!({"type": "string", "pattern": ID}),
        Shape::Date => json!({"type": "string", "pattern": DATE}),
        Shape::Version => json!({"type": "string", "pattern": VERSION}),
        Shape::Integer(least, most) => {
            json!({"type": "integer", "minimum": least, "maximum": most})
        }
        Shape::Flag => json!({"type": "boolean"}),
        Shape::Words(words) => json!({"type": "string", "enum": words}),
        Shape::Any => json!({}),
        Shape::OneOrMore => json!({"anyOf": [
            write(&Shape::Text),
            {"type": "array", "items": write(&Shape::Text), "minItems": 1},
        ]}),
        Shape::List(item, length) => {
            let mut list = json!({"type": "array", "items": write(item)});
            if let Some(length) = length {
                list["minItems"] = json!(length);
                list["maxItems"] = json!(length);
            }
            list
        }
        Shape::Fields(fields) => write_fields(fields),
        Shape::Named(pattern, shape) => {
            let mut named = Map::new();
            named.insert((*pattern).to_owned(), write(shape));
            json!({"type": "object", "patternProperties": named, "additionalProperties": false})
        }
    }
}

fn write_fields(fields: &[Field]) -> Value {
    let mut properties = Map::new();
    for field in fields {
        properties.insert(field.key.to_owned(), write_field(field));
    }
    let required: Vec<&str> = fields
        .iter()
        .filter(|field| field.is_required)
        .map(|field| field.key)
        .collect();
    let mut map =
        json!({"type": "object", "properties": properties, "additionalProperties": false});
    if !required.is_empty() {
        map["required"] = json!(required);
    }
    // The YAML extension takes the key `0` for a number, and then finds it by a pattern alone.
    for level in fields.iter().filter(|field| field.key.len() == 1) {
        map["patternProperties"][format!("^{}$", level.key)] = write_field(level);
    }
    map
}

fn write_field(field: &Field) -> Value {
    let mut value = write(&field.shape);
    value["description"] = json!(field.what);
    if let Some(default) = field.default {
        value["default"] = json!(default);
    }
    if field.is_required && matches!(field.shape, Shape::List(_, None)) {
        value["minItems"] = json!(1);
    }
    value
}

/// Writes the fields of a map as snippets for VS Code.
pub(super) fn hints(shape: &Shape) -> Vec<super::Hint> {
    let Shape::Fields(fields) = shape else {
        return Vec::new();
    };
    let hint = |field: &Field| super::Hint {
        key: field.key,
        what: field.what,
        snippet: format!("{}:{}", field.key, snippet(&field.shape, 1, &mut 0)),
    };
    fields.iter().map(hint).collect()
}

/// Writes what stands after the colon; `${1:...}` is where the cursor goes next.
fn snippet(shape: &Shape, indent: usize, stop: &mut usize) -> String {
    let mut next = |inner: &str| {
        *stop += 1;
        format!("${{{stop}{inner}}}")
    };
    match shape {
        Shape::Text | Shape::Id | Shape::Any | Shape::OneOrMore => format!(" {}", next("")),
        Shape::Date => format!(" {}", next(":$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE")),
        Shape::Version => format!(" {}", next(":1.0.0")),
        Shape::Integer(least, _) => format!(" {}", next(&format!(":{}", (*least).max(1)))),
        Shape::Flag => format!(" {}", next("|true,false|")),
        Shape::Words(words) => format!(" {}", next(&format!("|{}|", words.join(",")))),
        Shape::List(item, _) => match item.as_ref() {
            Shape::Fields(fields) => {
                let shown = fields.iter().filter(|field| field.is_required);
                let pad = "  ".repeat(indent);
                let lines: Vec<String> = shown
                    .map(|field| {
                        format!("{}:{}", field.key, snippet(&field.shape, indent + 1, stop))
                    })
                    .collect();
                format!("\n{pad}- {}", lines.join(&format!("\n{pad}  ")))
            }
            _ => format!(" [{}]", next("")),
        },
        Shape::Fields(_) | Shape::Named(..) => String::new(),
    }
}
