//! Runs one program to its end, or to its deadline.

use super::super::build::Program;
use std::io::Read;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Duration;

/// Longer than any program of the course takes, on any machine. Whatever waits for ever ends by itself long before:
/// a law has its own deadline.
const DEADLINE: Duration = Duration::from_mins(15);

/// How a program ended, and what it said on both streams.
pub(super) struct Ran {
    pub(super) success: bool,
    /// In words.
    pub(super) ended: String,
    pub(super) said: String,
}

pub(super) fn run(program: &Program, arguments: &[&str]) -> Ran {
    let child = Command::new(&program.path)
        .args(arguments)
        // Its package's: starter and solution run at the same time, and write into folders of the same name.
        .current_dir(&program.folder)
        .env("CARGO_MANIFEST_DIR", &program.folder)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    match child {
        Ok(child) => to_its_end(child),
        Err(error) => Ran {
            success: false,
            ended: format!("it cannot be started: {error}"),
            said: String::new(),
        },
    }
}

fn to_its_end(mut child: Child) -> Ran {
    let out = child.stdout.take().map(collect);
    let err = child.stderr.take().map(collect);
    let said = || {
        let text = |pipe: &Option<mpsc::Receiver<String>>| {
            pipe.as_ref().map(|pipe| pipe.recv_timeout(DEADLINE))
        };
        let (out, err) = (text(&out), text(&err));
        match (out, err) {
            (Some(Ok(out)), Some(Ok(err))) => Ok(out + &err),
            _ => Err(RecvTimeoutError::Timeout),
        }
    };
    // It has ended when it says no more.
    let Ok(said) = said() else {
        // Whether it can be killed or not, it is not waited for.
        let _ = child.kill();
        let _ = child.wait();
        return Ran {
            success: false,
            ended: format!("it did not end in {} seconds", DEADLINE.as_secs()),
            said: String::new(),
        };
    };
    let status = child.wait();
    Ran {
        success: status.as_ref().is_ok_and(std::process::ExitStatus::success),
        ended: status.map_or_else(|error| error.to_string(), |status| status.to_string()),
        said,
    }
}

/// Reads to the end, on a thread of its own.
fn collect(mut pipe: impl Read + Send + 'static) -> mpsc::Receiver<String> {
    let (sender, text) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        // What was read until it failed is what there is.
        let _ = pipe.read_to_end(&mut bytes);
        // Nobody waits any more after the deadline.
        let _ = sender.send(String::from_utf8_lossy(&bytes).into_owned());
    });
    text
}
