//! The files of the brand are there.

use super::Rule;
use crate::diagnostic::did_you_mean;

pub(super) const RULE: Rule = |site, faults| {
    for (key, file) in site.config.brand.files() {
        if site.assets.contains(&file.value) {
            continue;
        }
        let folder = &site.config.src;
        let message = format!("`{key}` names `{}`, which is not there", file.value);
        let inside = file.value.trim_start_matches(['.', '/']);
        let inside = inside.strip_prefix(&format!("{folder}/")).unwrap_or(inside);
        let help = if site.assets.iter().any(|asset| asset == inside) {
            format!("write `{key} = \"{inside}\"`: the place below `{folder}/`")
        } else {
            let assets = site.assets.iter().map(String::as_str);
            let known = did_you_mean(&file.value, "files", assets);
            format!("put the file into `{folder}/`, and write its place there; {known}")
        };
        faults.push(super::error("brand", file.span, message, help));
    }
};
