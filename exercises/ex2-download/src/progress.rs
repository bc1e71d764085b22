//! A bar that shows how many files there are already. Given: there is nothing to write here.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// How often it looks.
const PAUSE: Duration = Duration::from_millis(50);

/// A bar on stderr, until it is dropped; nothing if nobody is there to look at it.
///
/// It counts files, for that is what all downloads have in common, whether threads or processes make
/// them: a process could not move a bar that it does not share.
pub struct Bar {
    watcher: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Bar {
    /// A bar that is full when there are `total` files in `folder`.
    pub fn of(what: &str, folder: &Path, total: usize) -> Self {
        if !io::stderr().is_terminal() {
            return Self { watcher: None };
        }
        // A bar begins where the cursor stands, and the report has just said there what it measures.
        let _ = io::stderr().write_all(b"\r\x1b[2K");
        let bar = ProgressBar::with_draw_target(Some(total as u64), ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}") {
            bar.set_style(style);
        }
        bar.set_message(what.to_owned());
        let (stop, stopped) = channel();
        let folder = folder.to_owned();
        let watch = move || {
            while stopped.recv_timeout(PAUSE) == Err(RecvTimeoutError::Timeout) {
                bar.set_position(files(&folder).len() as u64);
            }
            bar.finish_and_clear();
        };
        let watcher = thread::Builder::new().name("bar".into()).spawn(watch);
        Self {
            // Without a thread there is no bar, and that is all.
            watcher: watcher.ok().map(|thread| (stop, thread)),
        }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        if let Some((stop, thread)) = self.watcher.take() {
            drop(stop);
            let _ = thread.join();
        }
    }
}

/// The files in a folder that are whole: what is being written has a dot in front.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .filter(|entry| !entry.file_name().to_string_lossy().starts_with('.'))
        .map(|entry| entry.path())
        .collect()
}
