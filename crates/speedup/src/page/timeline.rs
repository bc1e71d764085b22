//! Timelines: SVG files that a run drew with `--timeline FILE.svg`.

use crate::Trouble;
use crate::markup::escaped;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// A picture larger than this is none that a run of this course draws.
const LARGEST: usize = 4 << 20;

/// One picture, and its name.
#[derive(Clone, Debug)]
pub struct Timeline {
    name: String,
    svg: String,
}

impl Timeline {
    /// Reads a file.
    ///
    /// # Errors
    /// It cannot be read, or is no SVG.
    pub fn read(file: &Path) -> Result<Self, Trouble> {
        let explain = |why: String| Trouble::failed(format!("{}: {why}", file.display()));
        let svg = fs::read_to_string(file).map_err(|error| explain(error.to_string()))?;
        if svg.len() > LARGEST {
            let megabytes = LARGEST >> 20;
            return Err(explain(format!(
                "a picture of over {megabytes} MiB is no timeline"
            )));
        }
        let start = svg.trim_start_matches('\u{feff}').trim_start();
        if !(start.starts_with("<svg") || start.starts_with("<?xml") && start.contains("<svg")) {
            return Err(explain(
                "this is no SVG; `--timeline FILE.svg` of an exercise or of a solution draws one"
                    .to_owned(),
            ));
        }
        let name = file
            .file_stem()
            .map(|stem| stem.to_string_lossy().into_owned());
        Ok(Self {
            name: name.unwrap_or_default(),
            svg,
        })
    }

    /// What the picture says of itself in words.
    fn description(&self) -> String {
        let inside = |tag: &str| {
            let (_, rest) = self.svg.split_once(&format!("<{tag}"))?;
            let (_, rest) = rest.split_once('>')?;
            let (text, _) = rest.split_once('<')?;
            (!text.is_empty()).then(|| text.to_owned())
        };
        let parts: Vec<String> = ["title", "desc"].into_iter().filter_map(inside).collect();
        if parts.is_empty() {
            escaped(&self.name)
        } else {
            parts
                .join(". ")
                .replace('"', "&quot;")
                .replace('\'', "&#39;")
        }
    }
}

/// As images, not as parts of the page: a picture's ids and style stay its own, it follows the dark mode all the
/// same, and a script in it would not run.
pub(super) fn section(timelines: &[Timeline]) -> String {
    if timelines.is_empty() {
        return String::new();
    }
    let mut section =
        "<section id=\"timelines\">\n<h2>Timelines: who did what when</h2>\n".to_owned();
    for timeline in timelines {
        let name = escaped(&timeline.name);
        let _ = write!(
            section,
            "<figure>\n<div class=\"scroll\" role=\"region\" aria-label=\"Timeline {name}\" tabindex=\"0\"><img alt=\"{}\" src=\"data:image/svg+xml,{}\"></div>\n\
             <figcaption>{name}: {}</figcaption>\n</figure>\n",
            timeline.description(),
            percent_encoded(&timeline.svg),
            timeline.description(),
        );
    }
    section.push_str("</section>\n");
    section
}

/// Every byte that means something in a URL or in an attribute, as `%XX`.
fn percent_encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len() * 5 / 4);
    for byte in text.bytes() {
        match byte {
            b'A'..=b'Z'
            | b'a'..=b'z'
            | b'0'..=b'9'
            | b'-'
            | b'_'
            | b'.'
            | b'~'
            | b'/'
            | b':'
            | b'='
            | b','
            | b';'
            | b'('
            | b')'
            | b'!'
            | b'*' => encoded.push(char::from(byte)),
            _ => {
                let _ = write!(encoded, "%{byte:02X}");
            }
        }
    }
    encoded
}
