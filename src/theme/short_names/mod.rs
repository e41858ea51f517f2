//! Short names for the variables of a script that only the script itself sees.
//!
//! Properties, labels, globals and what a file declares for other scripts keep their names, and so does every script
//! that cannot be followed for certain. Variables that are never in view together share a name. It changes what a
//! function says of itself (`name`, `toString`), so only the built-in scripts, which ask for neither, come through here.

mod expressions;
mod functions;
mod grammar;
mod scopes;

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::small_script::{self, Kind, Token};
use grammar::is_reserved;
use scopes::{Scopes, Use};

/// Returns the script small, and with short names; `None` where it cannot be followed.
#[must_use]
pub fn shorten(text: &str) -> Option<String> {
    let tokens = small_script::read(text)?;
    let scopes = grammar::scopes(&tokens)?;
    let names = names(&scopes);
    let renamed = renamed(&tokens, &scopes, &names);
    // Read again: every word must mean the variable that it meant before.
    (meanings(&grammar::scopes(&renamed)?) == meanings(&scopes)).then_some(())?;
    small_script::write(&renamed)
}

/// What each word means, in order: which of the declared variables, or which name that others see.
fn meanings<'t>(scopes: &Scopes<'t>) -> Vec<(Option<usize>, &'t str)> {
    let seen = |used: &Use| {
        used.variable
            .is_none_or(|variable| scopes.seen_outside(variable))
    };
    let meaning = |used: &Use<'t>| (used.variable, if seen(used) { used.name } else { "" });
    scopes.uses.iter().map(meaning).collect()
}

/// How often a variable is named.
#[derive(Clone, Copy, Default)]
struct Count {
    times: usize,
    /// In `{ name }`, which becomes `{name:n}`.
    shorthand: usize,
}

/// The new name of each variable; `None` for one that keeps its own.
fn names(scopes: &Scopes) -> Vec<Option<String>> {
    let mut counts = vec![Count::default(); scopes.variables.len()];
    let mut taken = BTreeSet::new();
    for used in &scopes.uses {
        if let Some(variable) = used.variable {
            counts[variable].times += 1;
            counts[variable].shorthand += usize::from(used.shorthand);
        } else {
            taken.insert(used.name);
        }
    }
    let shortens = |variable: usize| {
        let Count { times, shorthand } = counts[variable];
        let length = scopes.variables[variable].name.len();
        !scopes.seen_outside(variable) && (times - shorthand) * length > times + shorthand
    };
    // A word of the grammar only in some places.
    taken.insert("of");
    for (variable, declared) in scopes.variables.iter().enumerate() {
        if !shortens(variable) {
            taken.insert(declared.name);
        }
    }
    let places = places(scopes, &counts, shortens);
    let mut weights: Vec<(usize, usize)> = Vec::new();
    for (variable, place) in places.iter().enumerate() {
        let Some(place) = *place else { continue };
        while weights.len() <= place {
            weights.push((0, weights.len()));
        }
        weights[place].0 += counts[variable].times;
    }
    weights.sort_by_key(|&(times, place)| (Reverse(times), place));
    let mut by_place = vec![String::new(); weights.len()];
    let free = (0..)
        .map(short)
        .filter(|name| !is_reserved(name) && !taken.contains(name.as_str()));
    for (&(_, place), name) in weights.iter().zip(free) {
        by_place[place] = name;
    }
    let name = |place: &Option<usize>| place.map(|place| by_place[place].clone());
    places.iter().map(name).collect()
}

/// Gives each variable a place that no other one has which is in view where it is: one in its own scope, or around it,
/// or inside. So a place can have one name.
fn places(
    scopes: &Scopes,
    counts: &[Count],
    shortens: impl Fn(usize) -> bool,
) -> Vec<Option<usize>> {
    let mut places = vec![None; scopes.variables.len()];
    let mut declared = vec![Vec::new(); scopes.count()];
    for (variable, found) in scopes.variables.iter().enumerate() {
        if shortens(variable) {
            declared[found.scope].push(variable);
        }
    }
    let mut next = vec![0; scopes.count()];
    for (scope, mut variables) in declared.into_iter().enumerate() {
        // An outer scope comes before those inside it.
        let first = scopes.outer(scope).map_or(0, |outer| next[outer]);
        variables.sort_by_key(|&variable| (Reverse(counts[variable].times), variable));
        next[scope] = first + variables.len();
        for (place, variable) in (first..).zip(variables) {
            places[variable] = Some(place);
        }
    }
    places
}

/// The short names in their order: a, b, ... aa, ab, ...
fn short(number: usize) -> String {
    const FIRST: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_$";
    const REST: &[u8] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_$0123456789";
    let mut name = String::from(char::from(FIRST[number % FIRST.len()]));
    let mut number = number / FIRST.len();
    while number > 0 {
        number -= 1;
        name.push(char::from(REST[number % REST.len()]));
        number /= REST.len();
    }
    name
}

fn renamed<'n>(
    tokens: &[Token<'n>],
    scopes: &Scopes,
    names: &'n [Option<String>],
) -> Vec<Token<'n>> {
    let mut changes = vec![None; tokens.len()];
    for used in &scopes.uses {
        if let Some(new) = used
            .variable
            .and_then(|variable| names[variable].as_deref())
        {
            changes[used.token] = Some((new, used.shorthand));
        }
    }
    let mut renamed = Vec::with_capacity(tokens.len());
    for (&token, change) in tokens.iter().zip(changes) {
        let Some((text, shorthand)) = change else {
            renamed.push(token);
            continue;
        };
        if shorthand {
            renamed.push(token);
            renamed.push(Token {
                kind: Kind::Sign,
                text: ":",
                line: false,
            });
        }
        let line = token.line && !shorthand;
        renamed.push(Token {
            text,
            line,
            ..token
        });
    }
    renamed
}

// What becomes of each part of the language: `tests/scripts/`.
#[cfg(test)]
mod tests {
    use super::{short, shorten};

    #[track_caller]
    fn becomes(text: &str, small: &str) {
        assert_eq!(shorten(text).as_deref(), Some(small), "{text}");
    }

    #[test]
    fn the_most_frequent_names_get_the_shortest() {
        becomes(
            "(() => { let rare = 1, often = 2; out(often, often, rare); })()",
            "(()=>{let b=1,a=2;out(a,a,b);})()",
        );
    }

    #[test]
    fn names_that_are_never_in_view_together_become_one() {
        becomes(
            "(() => { function one(here) { return here; } function two(there) { return there; } })()",
            "(()=>{function b(a){return a;}function c(a){return a;}})()",
        );
    }

    #[test]
    fn no_new_name_is_one_that_stands_in_the_script_already() {
        becomes(
            "var b; (() => { const long = 1; a(long, b); })()",
            "var b;(()=>{const c=1;a(c,b);})()",
        );
    }

    #[test]
    fn a_name_that_would_grow_stays() {
        becomes(
            "(() => { const { id } = here; out({ id }); })()",
            "(()=>{const{id}=here;out({id});})()",
        );
    }

    #[test]
    fn short_names_are_all_different() {
        let names: std::collections::BTreeSet<String> = (0..9000).map(short).collect();
        assert_eq!(names.len(), 9000);
        assert_eq!(
            (short(0), short(53), short(54)),
            ("a".into(), "$".into(), "aa".into())
        );
        let digit = |name: &String| name.starts_with(|first: char| first.is_ascii_digit());
        assert!(!names.iter().any(digit));
    }
}
