//! What each shortcode may be given, and what it then is.

use std::collections::BTreeSet;
use std::ops::Range;

use super::eval::{self, Call, Given};
use super::written::{Written, name_length, take_apart};
use super::{Argument, Kind, Shortcode, Slip, error};
use crate::diagnostic::did_you_mean;
use crate::syntax::escape;

/// A shortcode as an editor learns it.
pub(super) struct Spec {
    pub(super) kind: Kind,
    pub(super) name: &'static str,
    /// Its arguments, and whether each must be given; the first may stand without its name.
    arguments: &'static [(&'static str, bool)],
    example: &'static str,
}

pub(super) const SPECS: [Spec; 7] = [
    Spec {
        kind: Kind::Figure,
        name: "figure",
        arguments: &[
            ("src", true),
            ("alt", true),
            ("caption", false),
            ("credit", false),
        ],
        example: r#"[[ figure(src="ward-board.jpg", alt="what the picture shows") ]]"#,
    },
    Spec {
        kind: Kind::Quote,
        name: "quote",
        arguments: &[("words", true)],
        example: r#"[[ quote("words that stand in this text") ]]"#,
    },
    Spec {
        kind: Kind::Callout,
        name: "callout",
        arguments: &[("title", true)],
        example: r#"[[ callout(title="Before you begin") ]]"#,
    },
    Spec {
        kind: Kind::End,
        name: "end",
        arguments: &[],
        example: "[[ end() ]]",
    },
    Spec {
        kind: Kind::Fact,
        name: "fact",
        arguments: &[("id", true)],
        example: r#"[[ fact("the id of a fact") ]]"#,
    },
    Spec {
        kind: Kind::Case,
        name: "case",
        arguments: &[("name", true), ("fact", false), ("text", false)],
        example: r#"[[ case("its file name without .md") ]]"#,
    },
    Spec {
        kind: Kind::Assessment,
        name: "assessment",
        arguments: &[("id", true), ("item", false), ("text", false)],
        example: r#"[[ assessment("its id") ]]"#,
    },
];

/// Returns what there is to know of a shortcode.
pub(super) fn spec(kind: Kind) -> &'static Spec {
    let at = SPECS.iter().position(|spec| spec.kind == kind);
    &SPECS[at.unwrap_or_default()]
}

/// What became of one: which it is meant to be, what it says, and what is wrong with it.
pub(super) type Read = (Option<Kind>, Option<Shortcode>, Vec<Slip>);

/// Reads what stands between the brackets.
pub(super) fn read(text: &str) -> Read {
    let Some(written) = take_apart(text) else {
        let slip = eval::call(text).err().unwrap_or_else(|| {
            let message = "a shortcode is a name with its arguments, and nothing else";
            let help = "write `[[ name(argument=\"...\") ]]`";
            error("shortcode-syntax", 0..text.len(), message, help)
        });
        return (None, None, vec![slip]);
    };
    let name = &text[written.name.clone()];
    let Some(spec) = SPECS.iter().find(|spec| spec.name == name) else {
        let names = SPECS.iter().map(|spec| spec.name);
        let help = format!(
            "{}; for brackets as such, write `\\[[`",
            did_you_mean(name, "shortcodes", names)
        );
        let message = format!("there is no shortcode `{name}`");
        let slip = error("unknown-shortcode", written.name, message, help);
        return (None, None, vec![slip]);
    };
    if !written.is_call {
        let message = format!("there are no brackets behind `{name}`");
        let help = format!("write `{}`", spec.example);
        let slip = error("shortcode-syntax", written.name, message, help);
        return (Some(spec.kind), None, vec![slip]);
    }
    let call = match eval::call(text) {
        Ok(call) => call,
        Err(slip) => return (Some(spec.kind), None, vec![slip]),
    };
    let mut filling = Filling {
        spec,
        written: &written,
        text,
        values: spec.arguments.iter().map(|_| None).collect(),
        slips: Vec::new(),
    };
    filling.take(&call);
    filling.twice();
    filling.missing();
    let Filling { values, slips, .. } = filling;
    let code = slips.is_empty().then(|| shortcode(spec.kind, values));
    (Some(spec.kind), code, slips)
}

struct Filling<'a> {
    spec: &'static Spec,
    written: &'a Written,
    text: &'a str,
    /// The arguments in the order of the spec.
    values: Vec<Option<Argument>>,
    slips: Vec<Slip>,
}

impl Filling<'_> {
    fn take(&mut self, call: &Call) {
        let of = |is_wanted: &dyn Fn(Option<&str>) -> bool| -> Vec<(Option<Range<usize>>, Range<usize>)> {
            let arguments = self.written.arguments.iter();
            let arguments = arguments.filter(|one| {
                is_wanted(one.key.clone().map(|key| &self.text[key]))
            });
            arguments.map(|one| (one.key.clone(), one.value.clone())).collect()
        };
        let unnamed = of(&|key| key.is_none());
        for (at, given) in call.positional.iter().enumerate() {
            let place = unnamed.get(at).map(|(_, value)| value.clone());
            let place = place.unwrap_or(self.written.name.clone());
            match self.spec.arguments.first().filter(|_| at == 0) {
                Some((name, _)) => self.set(0, name, given, place),
                None => self.surplus(place),
            }
        }
        for (key, given) in &call.named {
            let places = of(&|name| name == Some(key));
            let (key_place, place) = places
                .first()
                .cloned()
                .unwrap_or((None, self.written.name.clone()));
            let known = self.spec.arguments.iter();
            match known.clone().position(|(name, _)| name == key) {
                Some(at) if self.values[at].is_some() => self.again(key, place),
                Some(at) => self.set(at, key, given, place),
                None => {
                    let names = known.map(|(name, _)| *name);
                    let what = format!("arguments of `{}`", self.spec.name);
                    let help = did_you_mean(key, &what, names);
                    let message = format!("`{}` has no argument `{key}`", self.spec.name);
                    let place = key_place.unwrap_or(place);
                    self.slips
                        .push(error("shortcode-argument", place, message, help));
                }
            }
        }
    }

    fn set(&mut self, at: usize, name: &str, given: &Given, place: Range<usize>) {
        let written = &self.text[place.clone()];
        let is_bare = !written.is_empty() && name_length(written) == written.len();
        let message = match given {
            None if is_bare => format!("`{written}` stands without quotation marks"),
            None => format!("`{name}` is not words"),
            Some(words) if escape::told(words).is_some() => {
                escape::told(words).map_or_else(String::new, |(message, _)| message)
            }
            Some(words) if words.trim().is_empty() => format!("`{name}` is empty"),
            Some(words) => {
                // A line end in an argument is only where the editor's line ended.
                let value = words.split_whitespace().collect::<Vec<_>>().join(" ");
                self.values[at] = Some(Argument {
                    value,
                    range: place,
                });
                return;
            }
        };
        let is_needed = self.spec.arguments[at].1;
        let help = match (given, is_needed) {
            (None, _) if is_bare => format!("write `\"{written}\"`"),
            (None, _) => "put words in straight quotation marks: `\"...\"`".to_owned(),
            (_, true) => "write its words between the quotation marks".to_owned(),
            (_, false) => "write its words between the quotation marks, or leave it out".to_owned(),
        };
        // It was given, if badly: that it is missing need not be said as well.
        self.values[at] = Some(Argument::default());
        self.slips
            .push(error("shortcode-argument", place, message, help));
    }

    fn surplus(&mut self, place: Range<usize>) {
        let name = self.spec.name;
        let (message, help) = match self.spec.arguments {
            [] => (
                format!("`{name}` takes no argument"),
                format!("write `{}`", self.spec.example),
            ),
            [_] => (
                format!("`{name}` takes one argument"),
                format!("write `{}`", self.spec.example),
            ),
            [_, others @ ..] => {
                let names: Vec<&str> = others.iter().map(|(name, _)| *name).collect();
                (
                    "only the first argument may stand without its name".to_owned(),
                    format!(
                        "write its name before it: `{}=\"...\"`",
                        names.join("=\"...\"` or `")
                    ),
                )
            }
        };
        self.slips
            .push(error("shortcode-argument", place, message, help));
    }

    fn again(&mut self, key: &str, place: Range<usize>) {
        let message = format!("`{key}` is given twice");
        self.slips.push(error(
            "shortcode-argument",
            place,
            message,
            "take one of them out",
        ));
    }

    /// The engine keeps the last of two arguments with one name, and says nothing.
    fn twice(&mut self) {
        let keys = self.written.arguments.iter();
        let keys: Vec<_> = keys.filter_map(|one| one.key.clone()).collect();
        let mut met = BTreeSet::new();
        for key in &keys {
            let word = &self.text[key.clone()];
            if !met.insert(word) {
                self.again(word, key.clone());
            }
        }
    }

    fn missing(&mut self) {
        let missing: Vec<String> = std::iter::zip(self.spec.arguments, &self.values)
            .filter(|((_, is_needed), value)| *is_needed && value.is_none())
            .map(|((name, _), _)| format!("`{name}`"))
            .collect();
        if !missing.is_empty() {
            let message = format!("`{}` needs {}", self.spec.name, missing.join(" and "));
            let help = format!("write `{}`", self.spec.example);
            let name = self.written.name.clone();
            self.slips
                .push(error("shortcode-argument", name, message, help));
        }
    }
}

/// Joins arguments in the order of the spec; those that must be there are.
fn shortcode(kind: Kind, values: Vec<Option<Argument>>) -> Shortcode {
    let mut values = values.into_iter();
    let mut next = || values.next().flatten();
    match kind {
        Kind::Figure => Shortcode::Figure {
            src: next().unwrap_or_default(),
            alt: next().unwrap_or_default(),
            caption: next(),
            credit: next(),
        },
        Kind::Quote => Shortcode::Quote {
            words: next().unwrap_or_default(),
        },
        Kind::Callout => Shortcode::Callout {
            title: next().unwrap_or_default(),
        },
        Kind::End => Shortcode::End,
        Kind::Fact => Shortcode::Fact {
            id: next().unwrap_or_default(),
        },
        Kind::Case => Shortcode::Case {
            slug: next().unwrap_or_default(),
            fact: next(),
            text: next(),
        },
        Kind::Assessment => Shortcode::Assessment {
            id: next().unwrap_or_default(),
            item: next(),
            text: next(),
        },
    }
}
