//! Checks whenever the learner saves, and moves on when an exercise is done.

mod checker;
mod folder;
mod keys;
mod screen;
mod terminal;

use crate::cancel::Cancel;
use crate::check::{self, Outcome};
use crate::commands::{hint, list, run, timeline};
use crate::course::{Standing, current, next_after};
use crate::notes::Keeper;
use crate::page::{Look, Page, paint};
use crate::state::Store;
use crate::trouble::Trouble;
use crate::{places, print, style};
use checker::{Checker, News};
use folder::Folder;
use keys::Key;
use spec::Exercise;
use std::path::{Path, PathBuf};
use terminal::{Event, Terminal};

/// Watches `exercise` until the learner quits. The terminal is then as it was.
///
/// # Errors
/// There is no terminal, or the files cannot be watched.
pub(crate) fn watch(exercise: Exercise, root: &Path) -> Result<(), Trouble> {
    let interrupt = Cancel::by_interrupt()?;
    let folder = Folder::watch(&places::source_folder(root, &exercise))?;
    let terminal = Terminal::open()?;
    let mut watch = Watch {
        warnings: Keeper::new(),
        root: root.to_owned(),
        exercise,
        interrupt,
        folder,
        checker: Checker::new(root),
        terminal,
        outcome: None,
        over: None,
        before: None,
    };
    watch.look_again()?;
    watch.go_on()
}

/// What is shown in place of the verdicts, until the next key or the next verdicts.
enum Over {
    /// A hint, or the list: as the screen wants it.
    Page(Box<dyn Fn(Look) -> String>),
    /// What went wrong.
    Text(String),
}

struct Watch {
    /// Told on the screen, which is drawn over anything else.
    warnings: Keeper,
    root: PathBuf,
    exercise: Exercise,
    interrupt: Cancel,
    folder: Folder,
    checker: Checker,
    terminal: Terminal,
    /// Of the last check that has ended.
    outcome: Option<Outcome>,
    over: Option<Over>,
    /// What is said of the exercise that was done a moment ago.
    before: Option<String>,
}

impl Watch {
    fn go_on(&mut self) -> Result<(), Trouble> {
        while !self.interrupt.is_told() {
            match self.terminal.next_event()? {
                Some(Event::Key(Key::Quit) | Event::Gone) => break,
                Some(Event::Key(key)) => self.press(key)?,
                Some(Event::Resized) => self.draw()?,
                None => {}
            }
            if self.folder.has_changed() {
                self.before = None;
                self.look_again()?;
            }
            while let Some(news) = self.checker.news() {
                self.hear(news)?;
            }
        }
        Ok(())
    }

    /// Checks what is there now; a check of what was there before is given up.
    fn look_again(&mut self) -> Result<(), Trouble> {
        self.checker.start(&self.exercise);
        self.draw()
    }

    fn hear(&mut self, news: News) -> Result<(), Trouble> {
        match news {
            News::Step(words) => return screen::status(&words),
            News::Over(Ok(outcome)) => {
                let passed = outcome.passed();
                self.outcome = Some(outcome);
                self.over = None;
                if passed {
                    return self.move_on();
                }
            }
            News::Over(Err(trouble)) if trouble.is_interrupted() => {}
            News::Over(Err(trouble)) => self.over = Some(Over::Text(trouble.message)),
        }
        self.draw()
    }

    /// The exercise is done: to the next one, if there is one.
    fn move_on(&mut self) -> Result<(), Trouble> {
        let state = Store::at(&self.root).read()?;
        let Some(next) = next_after(&self.exercise, &state) else {
            return self.draw();
        };
        self.before = Some(done(&self.exercise));
        self.outcome = None;
        self.exercise = next;
        self.folder = Folder::watch(&places::source_folder(&self.root, &next))?;
        self.look_again()
    }

    fn press(&mut self, key: Key) -> Result<(), Trouble> {
        match key {
            Key::Hint => {
                let hint = hint::next(&self.exercise, &self.root);
                self.page(hint.map(|hint| Box::new(move |look| hint.text(look)) as _));
            }
            Key::List => {
                let state = Store::at(&self.root).read();
                let here = self.exercise;
                self.page(
                    state.map(|state| Box::new(move |_| list::table(&state, Some(&here))) as _),
                );
            }
            Key::Run => return self.with_the_terminal(Self::run),
            Key::Timeline => return self.with_the_terminal(Self::timeline),
            Key::Back => self.over = None,
            Key::Quit => {}
        }
        self.draw()
    }

    fn page(&mut self, page: Result<Box<dyn Fn(Look) -> String>, Trouble>) {
        self.before = None;
        self.over = Some(match page {
            Ok(page) => Over::Page(page),
            Err(trouble) => Over::Text(trouble.message),
        });
    }

    fn run(&self) -> Result<(), Trouble> {
        run::run_exercise(&self.exercise, &self.root, &[]).map(drop)
    }

    fn timeline(&self) -> Result<(), Trouble> {
        timeline::open(&timeline::draw(&self.exercise, &self.root)?)
    }

    /// Lends the terminal to another program, which is alone meanwhile: a check would take its cores.
    fn with_the_terminal(
        &mut self,
        job: impl FnOnce(&Self) -> Result<(), Trouble>,
    ) -> Result<(), Trouble> {
        self.checker.stop();
        screen::clear()?;
        let lent = self.terminal.lend()?;
        let done = job(self);
        let interrupted = done.as_ref().is_err_and(Trouble::is_interrupted);
        if let Err(trouble) = done {
            trouble.tell();
        }
        print::line("\nPress a key to go on.")?;
        drop(lent);
        if interrupted {
            // Ctrl-C has ended that program, and not this one.
            self.interrupt.take_back();
        }
        self.terminal.any_key(&self.interrupt)?;
        self.look_again()
    }

    fn text(&self) -> String {
        match (&self.over, &self.outcome) {
            (Some(Over::Page(page)), _) => page(look()),
            (Some(Over::Text(text)), _) => text.clone(),
            (None, Some(outcome)) => check::show(&self.exercise, outcome, look()),
            (None, None) => String::new(),
        }
    }

    fn draw(&mut self) -> Result<(), Trouble> {
        if let Some(warning) = self.warnings.take() {
            self.before = Some(wrapped(&warning));
        }
        let mut text = self.before.iter().cloned().collect::<Vec<_>>();
        text.push(self.text());
        if !print::colours() {
            text = text
                .iter()
                .map(|text| anstream::adapter::strip_str(text).to_string())
                .collect();
        }
        text.retain(|text| !text.is_empty());
        let standing = self
            .checker
            .doing()
            .map_or_else(|| self.waiting(), ToOwned::to_owned);
        screen::draw(&text.join("\n\n"), &standing)
    }

    fn waiting(&self) -> String {
        let state = Store::at(&self.root).read().unwrap_or_default();
        let file = places::learners_file(&self.exercise);
        if current(&state).is_none() {
            "Every exercise is done.".to_owned()
        } else if Standing::of(&self.exercise, &state) == Standing::Done {
            format!("{} is done.", self.exercise.package)
        } else if self.root.join(&file).exists() {
            format!("Save to check: {}", file.display())
        } else {
            check::missing(&self.exercise)
        }
    }
}

/// How verdicts look here: what comes first is told, and the rest in a line each.
fn look() -> Look {
    Look {
        brief: true,
        ..Look::of_stdout()
    }
}

fn wrapped(text: &str) -> String {
    let mut page = Page::new(look());
    page.text_of(text);
    page.text()
}

/// What is said of an exercise that is done when the next one is on the screen.
fn done(exercise: &Exercise) -> String {
    let mut page = Page::new(look());
    page.line(&paint(
        style::GOOD,
        &format!("✓ {} is done.", exercise.package),
    ));
    page.text_of("Another answer to compare yours with:");
    page.line(&format!("  cargo course solution {}", exercise.short()));
    page.text()
}
