//! Works a shortcode out, in a sandbox: an expression and nothing else, so no loop, no include, no file;
//! no function, filter or test but our own names, which only write down what they were given.
//!
//! `MiniJinja` stops at this file.

use std::ops::Range;
use std::sync::LazyLock;

use minijinja::value::{Kwargs, Object, Rest, ValueOrKwargs, from_args};
use minijinja::{Environment, Error, ErrorKind, UndefinedBehavior, Value};

use super::read::SPECS;
use super::written::Walk;
use super::{Slip, error};

/// Longest shortcode, in bytes: a caption of several sentences fits many times over.
const LONGEST: usize = 4_000;
/// Most letters and signs outside quotes: the engine goes a level deeper for many of them, and would need all
/// of a thread's stack for a thousand `not`. The longest that is right has about 50.
const OUTSIDE: usize = 120;
/// Most brackets inside each other, for the same reason.
const NESTED: usize = 8;
/// Steps that may be taken. A call takes a few for each argument, and one for 64 bytes of words.
const FUEL: u64 = 1_000;
/// Levels that a value may be nested.
const DEPTH: usize = 50;

/// What a shortcode was given, in order.
#[derive(Debug)]
pub(super) struct Call {
    pub(super) positional: Vec<Given>,
    pub(super) named: Vec<(String, Given)>,
}

/// The words of an argument; `None` where it is not words.
pub(super) type Given = Option<String>;

impl Object for Call {}

static SANDBOX: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut sandbox = Environment::empty();
    sandbox.set_undefined_behavior(UndefinedBehavior::Strict);
    sandbox.set_fuel(Some(FUEL));
    sandbox.set_recursion_limit(DEPTH);
    sandbox.set_debug(true); // faults get a place
    for spec in &SPECS {
        sandbox.add_function(spec.name, record);
    }
    sandbox
});

/// Writes down what a shortcode was given.
fn record(arguments: Rest<ValueOrKwargs>) -> Result<Value, Error> {
    let arguments = arguments.into_values();
    let (positional, named): (&[Value], Kwargs) = from_args(&arguments)?;
    let given = |value: &Value| value.as_str().map(str::to_owned);
    let keys: Vec<&str> = named.args().collect();
    let named = keys.into_iter().map(|key| {
        let value: Value = named.get(key)?;
        Ok((key.to_owned(), given(&value)))
    });
    Ok(Value::from_object(Call {
        named: named.collect::<Result<_, Error>>()?,
        positional: positional.iter().map(given).collect(),
    }))
}

/// Works out what stands between the brackets.
pub(super) fn call(text: &str) -> Result<std::sync::Arc<Call>, Slip> {
    check_size(text)?;
    check_quotes(text)?;
    let value = SANDBOX
        .compile_expression_owned(text)
        .and_then(|expression| expression.eval(()))
        .map_err(|fault| told(text, &fault))?;
    value.downcast_object::<Call>().ok_or_else(|| {
        let message = "this is no shortcode, but a sum or a text";
        let help = "write a name and its arguments: `[[ case(\"mcleod\") ]]`";
        error("shortcode-syntax", 0..text.len(), message, help)
    })
}

fn check_size(text: &str) -> Result<(), Slip> {
    let mut walk = Walk::default();
    let (mut outside, mut nested) = (0, 0);
    for c in text.chars().take(LONGEST) {
        outside += usize::from(walk.take(c) && !c.is_whitespace());
        nested = nested.max(walk.depth);
    }
    if text.len() <= LONGEST && outside <= OUTSIDE && nested <= NESTED {
        return Ok(());
    }
    let message = "this shortcode is too long, or has too many brackets, to be meant";
    let help = "keep it to a name and a few arguments; longer words belong into the text itself";
    Err(error("shortcode-syntax", 0..text.len(), message, help))
}

/// Word processors turn quotation marks round; only straight ones hold an argument.
fn check_quotes(text: &str) -> Result<(), Slip> {
    let mut walk = Walk::default();
    let is_turned = |c: char| "\u{201c}\u{201d}\u{201e}\u{2018}\u{2019}\u{ab}\u{bb}".contains(c);
    for (at, c) in text.char_indices() {
        if walk.take(c) && is_turned(c) {
            let range = at..at + c.len_utf8();
            let message = format!("`{c}` is not a quotation mark that a shortcode knows");
            let help = "use the straight ones of the keyboard: `\"`";
            return Err(error("shortcode-syntax", range, message, help));
        }
    }
    Ok(())
}

/// Says what the engine found, in plain words.
fn told(text: &str, fault: &Error) -> Slip {
    let range = place(text, fault);
    let (message, help) = match fault.kind() {
        ErrorKind::OutOfFuel => (
            "this shortcode takes too long to work out",
            "write the words themselves, without a sum",
        ),
        ErrorKind::UndefinedError => (
            "these words stand without quotation marks",
            "put what is meant as words in straight quotation marks: `\"...\"`",
        ),
        ErrorKind::UnknownFunction | ErrorKind::UnknownFilter | ErrorKind::UnknownTest => (
            "a shortcode can call nothing else",
            "write the words themselves, in straight quotation marks",
        ),
        ErrorKind::SyntaxError => (
            "this shortcode cannot be read",
            "write it as `[[ name(argument=\"...\", other=\"...\") ]]`; inside the quotation marks, write `\\\"` for one",
        ),
        _ => (
            "this shortcode cannot be worked out",
            "write each argument as words in straight quotation marks",
        ),
    };
    error("shortcode-syntax", range, message, help)
}

/// Returns where a fault is, or the whole.
fn place(text: &str, fault: &Error) -> Range<usize> {
    let whole = 0..text.len();
    let range = fault.range().unwrap_or(whole.clone());
    let is_whole = range.is_empty() || text.get(range.clone()).is_none();
    if is_whole { whole } else { range }
}
