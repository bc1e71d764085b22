//! The terminal, key by key; and as it was when it is given back.

use super::keys::Key;
use crate::cancel::{Cancel, PAUSE};
use crate::trouble::Trouble;
use crossterm::event::{self, Event as Told};
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use std::io::{self, IsTerminal, Write};
use std::time::Duration;

/// Gives keys as they are pressed. Dropping it puts the terminal back, and so does a panic; a signal that asks this
/// program to end is told to a [`Cancel`], and ends in the drop.
pub(super) struct Terminal(());

pub(super) enum Event {
    Key(Key),
    Resized,
    /// Its window was closed, or its connection lost.
    Gone,
}

impl Terminal {
    /// # Errors
    /// There is none.
    pub(super) fn open() -> Result<Self, Trouble> {
        if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
            return Err(Trouble::wrong_command_line(
                "watch reads keys and draws on a terminal, and there is none here; this works everywhere: cargo course check",
            ));
        }
        enable_raw_mode().map_err(|error| cannot(&error))?;
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            let _ = disable_raw_mode();
            before(panic);
        }));
        Ok(Self(()))
    }

    /// The next thing that happens, or nothing for a moment.
    #[expect(clippy::unused_self, reason = "keys come only while it is open")]
    pub(super) fn next_event(&mut self) -> Result<Option<Event>, Trouble> {
        let told = || -> io::Result<Option<Event>> {
            if !wait()? {
                return Ok(Some(Event::Gone));
            }
            if !event::poll(Duration::ZERO)? {
                return Ok(None);
            }
            Ok(match event::read()? {
                Told::Key(key) => Key::of(&key).map(Event::Key),
                Told::Resize(..) => Some(Event::Resized),
                _ => None,
            })
        };
        told().map_err(|error| cannot(&error))
    }

    /// Waits for a key, or until it is given up.
    pub(super) fn any_key(&mut self, cancel: &Cancel) -> Result<(), Trouble> {
        while !cancel.is_told() {
            if let Some(Event::Key(_) | Event::Gone) = self.next_event()? {
                return Ok(());
            }
        }
        Ok(())
    }

    /// As it was, for another program; until the loan is dropped.
    #[expect(clippy::unused_self, reason = "there is a terminal to lend")]
    pub(super) fn lend(&self) -> Result<Loan, Trouble> {
        disable_raw_mode().map_err(|error| cannot(&error))?;
        Ok(Loan(()))
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = disable_raw_mode();
        // `println!` panics where there is no terminal any more.
        let _ = writeln!(io::stdout());
    }
}

/// See [`Terminal::lend`].
pub(super) struct Loan(());

impl Drop for Loan {
    fn drop(&mut self) {
        let _ = enable_raw_mode();
    }
}

/// Waits for a key, for a moment; false if there is no terminal any more. (Crossterm, asked to wait for a key of a terminal
/// that has gone, never comes back.)
#[cfg(unix)]
fn wait() -> io::Result<bool> {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};

    let stdin = io::stdin();
    let mut keys = [PollFd::new(&stdin, PollFlags::IN)];
    let pause = Timespec::try_from(PAUSE).map_err(io::Error::other)?;
    match poll(&mut keys, Some(&pause)) {
        // The window has another size: crossterm knows.
        Ok(_) | Err(rustix::io::Errno::INTR) => {}
        Err(error) => return Err(error.into()),
    }
    Ok(!keys[0]
        .revents()
        .intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL))
}

#[cfg(not(unix))]
fn wait() -> io::Result<bool> {
    event::poll(PAUSE).map(|_| true)
}

fn cannot(error: &io::Error) -> Trouble {
    Trouble::failed(format!("the terminal does not answer: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where the test below keeps what the terminal was before and after.
    const FOLDER: &str = "COURSE_TERMINAL_TEST_FOLDER";

    /// Run by the next test, in a terminal of its own.
    #[test]
    fn panics_in_a_terminal_where_it_is_told_to() {
        if std::env::var_os(FOLDER).is_some() {
            let terminal = Terminal::open().expect("a terminal");
            // Not dropped: the hook alone has to put it back.
            std::mem::forget(terminal);
            panic!("on purpose");
        }
    }

    #[test]
    #[cfg(unix)]
    fn a_panic_leaves_the_terminal_as_it_was() {
        use std::process::Command;
        if Command::new("tmux").arg("-V").output().is_err() {
            eprintln!("SKIPPED: it needs tmux for a terminal, and there is none here");
            return;
        }
        let folder = tempfile::tempdir().expect("a folder");
        let own = std::env::current_exe().expect("a test knows its own program");
        let (place, own) = (folder.path().display(), own.display());
        let script = format!(
            "stty -g > {place}/before; {FOLDER}={place} {own} --exact \
             watch::terminal::tests::panics_in_a_terminal_where_it_is_told_to --nocapture; \
             echo $? > {place}/code; stty -g > {place}/after"
        );
        // The server ends with its only session, and that with the script.
        let name = format!("course-panic-{}", std::process::id());
        let waits = format!("{script}; tmux -L {name} wait-for -S over");
        let tmux = |arguments: &[&str]| {
            let status = Command::new("tmux")
                .args(["-L", &name])
                .args(arguments)
                .status();
            assert!(status.expect("tmux").success());
        };
        tmux(&[
            "-f",
            "/dev/null",
            "new-session",
            "-d",
            "-x",
            "80",
            "-y",
            "24",
            &waits,
        ]);
        tmux(&["wait-for", "over"]);
        let told = |name: &str| std::fs::read_to_string(folder.path().join(name)).expect(name);
        assert_ne!(told("code").trim(), "0", "it has panicked");
        assert_eq!(told("before"), told("after"));
    }
}
