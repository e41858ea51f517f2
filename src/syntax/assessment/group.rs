//! How the answers of several people may be shown together: from how many on, and by which roles.

use super::key;
use crate::diagnostic::{Diagnostic, Faults};
use crate::span::Spanned;
use crate::syntax::fields::Fields;
use crate::syntax::yaml::Node;

/// Below so many people nothing but their number is shown; an editor may ask for more, never for fewer.
pub const LEAST_THRESHOLD: u32 = 5;
/// Below so many it is not shown how many chose each level.
pub const LEAST_DISTRIBUTION: u32 = 10;
/// More than any group that sits in one room.
pub const MOST_THRESHOLD: u32 = 1_000;

/// How answers of several people are shown together.
#[derive(Debug, Clone)]
pub struct Groups {
    /// From how many people on anything is shown.
    pub threshold: u32,
    /// From how many on it is shown how many chose each level.
    pub distribution_threshold: u32,
    /// What people may say they are, where they are asked.
    pub roles: Vec<Role>,
}

/// What a respondent may be.
#[derive(Debug, Clone)]
pub struct Role {
    /// Its permanent id.
    pub id: Spanned<String>,
    /// Its name.
    pub label: Spanned<String>,
}

impl Default for Groups {
    fn default() -> Self {
        Self {
            threshold: LEAST_THRESHOLD,
            distribution_threshold: LEAST_DISTRIBUTION,
            roles: Vec::new(),
        }
    }
}

/// Reads `groups`.
pub(super) fn groups(fields: &mut Fields<'_, '_>) -> Groups {
    let Some(node) = fields.node("groups") else {
        return Groups::default();
    };
    let Some(mut fields) = Fields::open(node, "`groups`", fields.faults()) else {
        return Groups::default();
    };
    let threshold = number("threshold", LEAST_THRESHOLD, &mut fields).map(|number| number.value);
    let threshold = threshold.unwrap_or(LEAST_THRESHOLD);
    let groups = Groups {
        threshold,
        distribution_threshold: distribution(threshold, &mut fields),
        roles: fields
            .list("roles")
            .iter()
            .filter_map(|node| role(node, fields.faults()))
            .collect(),
    };
    fields.finish();
    groups
}

/// Reads a number of people that may not be lower than the least.
fn number(key: &'static str, least: u32, fields: &mut Fields<'_, '_>) -> Option<Spanned<u32>> {
    let given = fields.integer(key)?;
    let number = u32::try_from(given.value).ok();
    if let Some(number) = number.filter(|number| (least..=MOST_THRESHOLD).contains(number)) {
        return Some(Spanned::new(number, given.span));
    }
    let (bound, why) = if given.value < i64::from(least) {
        (least, "lower")
    } else {
        (MOST_THRESHOLD, "higher")
    };
    let message = format!(
        "`{key}` cannot be {why} than {bound}, and is {}",
        given.value
    );
    let fault = Diagnostic::error("group-threshold", given.span, message);
    let help = format!("write `{key}: {least}`, or take the line out");
    fields.faults().push(fault.help(help));
    None
}

/// Reads `distribution-threshold`, which is never below the other one.
fn distribution(threshold: u32, fields: &mut Fields<'_, '_>) -> u32 {
    const KEY: &str = "distribution-threshold";
    let least = threshold.max(LEAST_DISTRIBUTION);
    let Some(given) = number(KEY, LEAST_DISTRIBUTION, fields) else {
        return least;
    };
    if given.value < threshold {
        let message = format!("`{KEY}` is {}, and `threshold` is {threshold}", given.value);
        let help = format!("write `{KEY}: {least}`, or take the line out");
        let fault = Diagnostic::error("group-threshold", given.span, message);
        fields.faults().push(fault.help(help));
    }
    given.value.max(least)
}

fn role(node: &Node, faults: &mut Faults) -> Option<Role> {
    let mut fields = Fields::open(node, "a role", faults)?;
    let role = Role {
        id: key(&mut fields),
        label: fields.text("label"),
    };
    fields.finish();
    Some(role)
}
