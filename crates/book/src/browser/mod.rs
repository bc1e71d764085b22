//! Opens the pages in a browser without a window, and looks at what comes of them.

mod chromium;
mod page;
mod quiz;
mod tab;

use chromium::Chromium;
use page::looks;

use crate::check::Finding;
use crate::trouble::Trouble;
use std::path::Path;

/// Each page of the book in each look, and the quiz where there is one. `pictures` is where to keep what was seen.
pub(crate) fn look_at(
    book: &Path,
    pages: &[String],
    pictures: Option<&Path>,
    mut tell: impl FnMut(&Finding),
) -> Result<usize, Trouble> {
    let mut chromium = Chromium::start()?;
    let mut count = 0;
    for look in looks() {
        let mut tab = chromium.tab(look)?;
        for name in pages {
            let address = address(&book.join(name))?;
            tab.open(&address)?;
            let mut wrong = page::problems(&mut tab)?;
            if let Some(folder) = pictures {
                let name = name.replace(".html", "");
                tab.pictures(&folder.join(format!("{name}-{look}.png")))?;
            }
            if look.scripts
                && tab.value("document.querySelector('form.quiz-question') !== null")? == true
            {
                wrong.extend(quiz::problems(&mut tab, &address)?);
            }
            for what in wrong {
                count += 1;
                tell(&Finding::new(format!("{name}, {look}"), what));
            }
        }
    }
    Ok(count)
}

/// The address of a file, as a browser wants it.
fn address(file: &Path) -> Result<String, Trouble> {
    let path = std::path::absolute(file).map_err(Trouble::with_file("find", file))?;
    let path = path
        .to_string_lossy()
        .replace('\\', "/")
        .replace(' ', "%20");
    Ok(format!(
        "file://{}{path}",
        if path.starts_with('/') { "" } else { "/" }
    ))
}
