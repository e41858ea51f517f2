//! `[output.site.brand]`: the name, logo, colour and fonts of whoever runs the site.

use super::Fields;
use crate::diagnostic::{Diagnostic, Faults};
use crate::span::Spanned;
use crate::syntax::yaml::Node;

/// Whose site it is, for the eye. Files lie below the content folder.
#[derive(Debug, Clone, Default)]
pub struct Brand {
    /// The name of the organisation, shown with the site's title.
    pub name: Option<String>,
    /// The picture in the header.
    pub logo: Option<Spanned<String>>,
    /// What the picture says, for those who do not see it; empty where the name stands beside it.
    pub logo_alt: String,
    /// The small square picture in the tab of a browser.
    pub icon: Option<Spanned<String>>,
    /// The one colour: `#005eb8`.
    pub colour: Option<String>,
    /// The font of texts, a woff2 file.
    pub font: Option<Spanned<String>>,
    /// Its bold cut.
    pub font_bold: Option<Spanned<String>>,
    /// The font of headings.
    pub font_heading: Option<Spanned<String>>,
}

/// Pictures that browsers show.
const PICTURES: [&str; 6] = ["svg", "png", "jpg", "jpeg", "webp", "avif"];

impl Brand {
    pub(super) fn read(node: &Node, faults: &mut Faults) -> Option<Self> {
        let mut fields = Fields::open(node, "`[output.site.brand]`", faults)?;
        let name = fields.optional_text("name").map(|name| name.value);
        let logo = file("logo", &PICTURES, &mut fields);
        let alt = fields.optional_text("logo-alt");
        if let Some(logo) = logo.as_ref().filter(|_| alt.is_none() && name.is_none()) {
            let message = "the logo has no words for those who do not see it".to_owned();
            let fault = Diagnostic::error("missing-alternative", logo.span, message);
            let help = "add `logo-alt = \"...\"` with the name that the logo shows, or `name = \"...\"` to have it printed beside";
            fields.faults().push(fault.help(help));
        }
        let brand = Self {
            name,
            logo,
            logo_alt: alt.map_or_else(String::new, |alt| alt.value),
            icon: file("icon", &PICTURES, &mut fields),
            colour: colour(&mut fields),
            font: file("font", &["woff2"], &mut fields),
            font_bold: file("font-bold", &["woff2"], &mut fields),
            font_heading: file("font-heading", &["woff2"], &mut fields),
        };
        if let Some(bold) = brand.font_bold.as_ref().filter(|_| brand.font.is_none()) {
            let message = "`font-bold` is the bold cut of `font`, which is not given".to_owned();
            let fault = Diagnostic::error("brand", bold.span, message);
            fields
                .faults()
                .push(fault.help("add `font = \"...\"` with the regular cut"));
        }
        fields.finish();
        Some(brand)
    }

    /// Lists the files that must lie in the content folder, each with its key.
    pub fn files(&self) -> impl Iterator<Item = (&'static str, &Spanned<String>)> {
        let files = [
            ("logo", &self.logo),
            ("icon", &self.icon),
            ("font", &self.font),
            ("font-bold", &self.font_bold),
            ("font-heading", &self.font_heading),
        ];
        files
            .into_iter()
            .filter_map(|(key, file)| Some((key, file.as_ref()?)))
    }
}

fn colour(fields: &mut Fields<'_, '_>) -> Option<String> {
    let given = fields.optional_text("colour")?;
    let digits = given.value.strip_prefix('#').unwrap_or_default();
    if matches!(digits.len(), 3 | 6) && digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Some(given.value);
    }
    let message = format!("`{}` is not a colour as casebook reads it", given.value);
    let fault = Diagnostic::error("brand", given.span, message);
    let help = "write `#` and six digits or letters of a to f, such as `colour = \"#005eb8\"`: your brand guide has it as hex or web colour";
    fields.faults().push(fault.help(help));
    None
}

/// Reads the place of a file of some kinds.
fn file(
    key: &'static str,
    endings: &[&str],
    fields: &mut Fields<'_, '_>,
) -> Option<Spanned<String>> {
    let given = fields.optional_text(key)?;
    let ending = given.value.rsplit_once('.').map(|(_, ending)| ending);
    if ending.is_some_and(|ending| endings.contains(&ending.to_ascii_lowercase().as_str())) {
        return Some(given);
    }
    let message = format!("`{key}` cannot be `{}`", given.value);
    let help = if endings == ["woff2"] {
        "name a file that ends in `.woff2`: whoever made the font has it, and a licence for websites goes with it"
    } else {
        "name a picture that ends in `.svg`, `.png`, `.jpg`, `.webp` or `.avif`"
    };
    let fault = Diagnostic::error("brand", given.span, message);
    fields.faults().push(fault.help(help));
    None
}

#[cfg(test)]
mod tests {
    use crate::config::tests::read;

    fn faults(brand: &str) -> Vec<String> {
        read(&format!(
            "[book]\ntitle = \"A site\"\n[output.site.brand]\n{brand}"
        ))
        .1
    }

    #[test]
    fn a_whole_brand_is_read() {
        let (config, faults) = read(
            "[book]\ntitle = \"A site\"\n[output.site.brand]\nname = \"A trust\"\nlogo = \"logo.SVG\"\nicon = \"icon.png\"\n\
             colour = \"#05b\"\nfont = \"a.woff2\"\nfont-bold = \"b.woff2\"\nfont-heading = \"c.woff2\"\n",
        );
        assert!(faults.is_empty(), "{faults:?}");
        assert_eq!(config.brand.name.as_deref(), Some("A trust"));
        assert_eq!(config.brand.colour.as_deref(), Some("#05b"));
        let files: Vec<_> = config.brand.files().map(|(key, _)| key).collect();
        assert_eq!(files, ["logo", "icon", "font", "font-bold", "font-heading"]);
    }

    #[test]
    fn every_fault_is_told() {
        let cases = [
            (
                "colour = \"blue\"",
                "`blue` is not a colour as casebook reads it",
            ),
            (
                "colour = \"#12345\"",
                "`#12345` is not a colour as casebook reads it",
            ),
            ("font = \"a.ttf\"", "`font` cannot be `a.ttf`"),
            (
                "name = \"A\"\nlogo = \"logo.pdf\"",
                "`logo` cannot be `logo.pdf`",
            ),
            (
                "logo = \"logo.svg\"",
                "the logo has no words for those who do not see it",
            ),
            (
                "font-bold = \"b.woff2\"",
                "`font-bold` is the bold cut of `font`, which is not given",
            ),
            (
                "color = \"#005eb8\"",
                "unknown key `color` in `[output.site.brand]`",
            ),
            ("name = [\"A\"]", "`name` must be text, not a list"),
        ];
        for (brand, expected) in cases {
            assert_eq!(faults(brand), [expected], "{brand}");
        }
        assert!(faults("logo = \"logo.svg\"\nlogo-alt = \"A trust\"").is_empty());
    }
}
