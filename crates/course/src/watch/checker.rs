//! Checks beside the loop that reads keys: one at a time, the newest wins.

use crate::cancel::Cancel;
use crate::check::{self, Outcome};
use crate::print;
use crate::trouble::Trouble;
use spec::Exercise;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::thread::{self, JoinHandle};

/// What a check has to say.
pub(super) enum News {
    /// What it is about.
    Step(String),
    Over(Result<Outcome, Trouble>),
}

pub(super) struct Checker {
    root: PathBuf,
    running: Option<Running>,
    doing: Option<String>,
}

struct Running {
    cancel: Cancel,
    news: Receiver<News>,
    thread: JoinHandle<()>,
}

impl Running {
    /// Ends it; what it had started is gone when this returns.
    fn stop(self) {
        self.cancel.tell();
        let _ = self.thread.join();
    }
}

impl Checker {
    pub(super) fn new(root: &Path) -> Self {
        Self {
            root: root.to_owned(),
            running: None,
            doing: None,
        }
    }

    /// Checks the exercise, in place of whatever is being checked.
    pub(super) fn start(&mut self, exercise: &Exercise) {
        let before = self.running.take();
        let cancel = Cancel::default();
        let (sender, news) = channel();
        let (root, exercise, told) = (self.root.clone(), *exercise, cancel.clone());
        self.doing = Some(format!("{}: building ...", exercise.package));
        let thread = thread::spawn(move || {
            if let Some(before) = before {
                before.stop();
            }
            let mut step = |step: check::Step<'_>| {
                let _ = sender.send(News::Step(step.words(exercise.package)));
            };
            let outcome = check::check(&exercise, &root, print::colours(), &told, &mut step);
            let _ = sender.send(News::Over(outcome));
        });
        self.running = Some(Running {
            cancel,
            news,
            thread,
        });
    }

    /// What is new, if anything.
    pub(super) fn news(&mut self) -> Option<News> {
        let running = self.running.as_ref()?;
        let news = match running.news.try_recv() {
            Ok(news) => news,
            Err(std::sync::mpsc::TryRecvError::Empty) => return None,
            Err(std::sync::mpsc::TryRecvError::Disconnected) => {
                News::Over(Err(Trouble::failed("the check has ended without a result")))
            }
        };
        match &news {
            News::Step(words) => self.doing = Some(words.clone()),
            News::Over(_) => {
                self.doing = None;
                self.running = None;
            }
        }
        Some(news)
    }

    /// What is being done, if anything.
    pub(super) fn doing(&self) -> Option<&str> {
        self.doing.as_deref()
    }

    /// Gives up.
    pub(super) fn stop(&mut self) {
        self.doing = None;
        if let Some(running) = self.running.take() {
            running.stop();
        }
    }
}

impl Drop for Checker {
    fn drop(&mut self) {
        self.stop();
    }
}
