//! What programs printed, as the pages show it: which command each is from, running it again, and telling whether
//! what is stored still is what it prints.

mod list;
mod mask;
mod picture;
mod pristine;
mod run;

pub(crate) use list::{Entry, Kind, entries};
pub(crate) use pristine::starters_are_untouched;

use crate::trouble::Trouble;
use std::fs;
use std::path::Path;

impl Entry {
    /// Runs its command and gives what it printed or drew.
    pub(crate) fn produce(&self) -> Result<String, Trouble> {
        let what = match self.kind {
            Kind::Text => {
                let ran = run::run(&self.command, self.columns)?;
                self.examine(&ran)?;
                ran.printed
            }
            Kind::Picture => self.draw()?,
        };
        if what.trim().is_empty() {
            return Err(self.failed("it printed nothing"));
        }
        Ok(what)
    }

    fn draw(&self) -> Result<String, Trouble> {
        let folder = tempfile::tempdir()
            .map_err(|error| Trouble::failed(format!("cannot make a temporary folder: {error}")))?;
        let file = folder.path().join(format!("{}.svg", self.name));
        let command = self.command.replace("{file}", &file.to_string_lossy());
        let command = command.replace("{folder}", &folder.path().to_string_lossy());
        self.examine(&run::run(&command, self.columns)?)?;
        fs::read_to_string(&file)
            .map_err(|error| self.failed(&format!("it wrote no picture: {error}")))
    }

    fn examine(&self, ran: &run::Ran) -> Result<(), Trouble> {
        if ran.exit == Some(self.exit) {
            return Ok(());
        }
        let ended = match ran.exit {
            Some(code) => format!("its exit code was {code}, not {}", self.exit),
            None => "a signal ended it".to_owned(),
        };
        Err(self.failed(&format!("{ended}; it printed:\n{}", ran.printed)))
    }

    fn failed(&self, why: &str) -> Trouble {
        Trouble::failed(format!("{} ({}): {why}", self.name, self.command))
    }

    /// What is stored, compared with what the command gives now: nothing, or what differs.
    pub(crate) fn compare(&self, now: &str) -> Result<Option<String>, Trouble> {
        let file = self.file();
        let stored = fs::read_to_string(&file).map_err(Trouble::with_file("read", &file))?;
        Ok(match self.kind {
            Kind::Text => mask::difference(
                &mask::words(&stored, &self.varies, self.any_order),
                &mask::words(now, &self.varies, self.any_order),
            ),
            Kind::Picture => mask::difference(&picture::words(&stored), &picture::words(now)),
        })
    }

    /// Writes it, whole or not at all.
    pub(crate) fn store(&self, text: &str) -> Result<(), Trouble> {
        let file = self.file();
        let folder = file.parent().unwrap_or(Path::new("."));
        let write = || {
            fs::create_dir_all(folder)?;
            let unfinished = tempfile::NamedTempFile::new_in(folder)?;
            fs::write(unfinished.path(), text)?;
            unfinished.persist(&file)?;
            Ok(())
        };
        write().map_err(Trouble::with_file("write", &file))
    }
}
