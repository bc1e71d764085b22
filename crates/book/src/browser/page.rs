//! What can be seen to be wrong with a page.

use super::tab::Tab;
use crate::trouble::Trouble;
use std::fmt;

/// How wide the window is, which colours the reader likes, and whether scripts run.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Look {
    pub(super) width: u32,
    pub(super) dark: bool,
    pub(super) scripts: bool,
}

impl Look {
    pub(super) fn scheme(self) -> &'static str {
        if self.dark { "dark" } else { "light" }
    }
}

impl fmt::Display for Look {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let without = if self.scripts { "" } else { "-no-scripts" };
        write!(f, "{}-{}{without}", self.width, self.scheme())
    }
}

/// A phone and a screen: by day, by night, and without scripts.
pub(crate) fn looks() -> impl Iterator<Item = Look> {
    let kinds = [(false, true), (true, true), (false, false)];
    [360, 1280].into_iter().flat_map(move |width| {
        kinds.map(|(dark, scripts)| Look {
            width,
            dark,
            scripts,
        })
    })
}

/// What a page that is open says of itself: a list of sentences.
const ASK: &str = r#"(() => {
    const wrong = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) {
        const wide = [...document.querySelectorAll("main *")].filter(
            (part) => part.getBoundingClientRect().right > root.clientWidth && !part.closest("pre, .table-wrapper"));
        const names = wide.slice(0, 3).map((part) => `<${part.localName}> "${part.textContent.trim().slice(0, 40)}"`);
        wrong.push(`it scrolls sideways: ${root.scrollWidth} of ${root.clientWidth} pixels: ${names.join(", ")}`);
    }
    for (const picture of document.images) {
        if (!picture.complete || picture.naturalWidth === 0) wrong.push(`a picture is missing: ${picture.src}`);
        if (!picture.alt) wrong.push(`a picture has no text: ${picture.src}`);
    }
    if (document.body.textContent.includes("{{#")) wrong.push("an include is left in the text");
    for (const link of document.querySelectorAll("main a[href]")) {
        if (!link.textContent.trim() && !link.ariaLabel && !link.querySelector("img")) {
            wrong.push(`a link without words: ${link.href}`);
        }
    }
    if (!root.classList.contains("js")) {
        for (const button of document.querySelectorAll("main button")) {
            if (button.checkVisibility()) wrong.push(`a button that does nothing without scripts: ${button.textContent}`);
        }
    }
    return wrong;
})()"#;

/// What is wrong with the page that is open in this tab.
pub(super) fn problems(tab: &mut Tab<'_>) -> Result<Vec<String>, Trouble> {
    let said = tab.value(ASK)?;
    let said = said
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|text| text.as_str());
    let mut wrong: Vec<String> = said.map(str::to_owned).collect();
    wrong.extend(tab.complaints());
    Ok(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::browser::{Chromium, address};

    #[test]
    fn what_is_wrong_with_a_page_is_seen() {
        if Chromium::program().is_none() {
            return eprintln!("skipped: there is no Chromium");
        }
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("page.html");
        let mut chromium = Chromium::start().expect("it starts");
        let mut tab = chromium
            .tab(Look {
                width: 360,
                dark: false,
                scripts: true,
            })
            .expect("a tab");
        let mut seen = |body: &str| {
            let html = format!("<!DOCTYPE html><title>a</title><body><main>{body}</main>");
            std::fs::write(&file, html).expect("a page");
            tab.open(&address(&file).expect("a path"))
                .expect("it opens");
            problems(&mut tab).expect("it answers").join("; ")
        };
        assert_eq!(seen("<p>Fine.</p>"), "");
        for (body, says) in [
            ("<p style='width:500px'>Wide.</p>", "sideways"),
            ("<img src='none.png' alt='a'>", "picture is missing"),
            ("<a href='x.html'></a>", "without words"),
            ("<button>Go</button>", "does nothing without scripts: Go"),
            ("<script>nothing()</script>", "a script fails"),
            (
                "<script>console.error('oh')</script>",
                "in the console: \"oh\"",
            ),
            (
                "<link rel=stylesheet href='http://127.0.0.1:9/a.css'>",
                "wants the network",
            ),
        ] {
            let seen = seen(body);
            assert!(seen.contains(says), "{body}: {seen}");
        }
    }

    #[test]
    fn a_page_is_seen_without_scripts() {
        if Chromium::program().is_none() {
            return eprintln!("skipped: there is no Chromium");
        }
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("page.html");
        let html =
            "<!DOCTYPE html><body><main><script>document.write('<a href=x></a>')</script></main>";
        std::fs::write(&file, html).expect("a page");
        let address = address(&file).expect("a path");
        let mut chromium = Chromium::start().expect("it starts");
        for scripts in [true, false] {
            let look = Look {
                width: 360,
                dark: false,
                scripts,
            };
            let mut tab = chromium.tab(look).expect("a tab");
            tab.open(&address).expect("it opens");
            let wrong = problems(&mut tab).expect("it answers");
            assert_eq!(wrong.is_empty(), !scripts, "{look}: {wrong:?}");
        }
    }
}
