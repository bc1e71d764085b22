//! Runs the program that holds the laws, and listens to it.

use super::Step;
use crate::cancel::{Cancel, PAUSE};
use crate::family::Family;
use crate::trouble::Trouble;
use spec::harness::{Limits, Mark};
use spec::tell::{Audience, Ended, Law, Told};
use spec::{Finding, Verdict};
use std::io::Read;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc::RecvTimeoutError;
use std::thread;
use std::time::{Duration, Instant};

/// What a guard may take, beyond the deadline of a law, to end what the law has started.
const GRACE: Duration = Duration::from_secs(20);
/// So many laws for each core are asked at once: most of them wait most of the time, until everybody sleeps. With two, ex6 on two cores took 2.3 s from edit to verdict, with four 1.9.
const AT_ONCE: usize = 4;
/// So much is kept of what the checks themselves say on stderr, and nobody's answer does.
const KEPT: u64 = 16 << 10;

/// One law, and how it ended.
pub(super) type Answer = (Law, Ended);

/// Asks all laws that `program` holds.
///
/// An answer may end the program, or stop it. Then each law that had not ended is asked again, alone: so it is known
/// which of them did it, and the others are asked all the same.
pub(super) fn ask(
    program: &Path,
    folder: &Path,
    cancel: &Cancel,
    step: &mut dyn FnMut(Step<'_>),
) -> Result<Vec<Answer>, Trouble> {
    let checks = Checks {
        program,
        folder,
        cancel,
    };
    let Talk {
        laws,
        mut ended,
        end,
    } = checks.talk(None, step)?;
    if laws.is_empty() {
        return Err(cannot_start(&end));
    }
    for law in &laws {
        if ended.iter().any(|ended| ended.law == law.path) {
            continue;
        }
        let mut alone = checks.talk(Some(law), step)?;
        let told = alone.ended.pop();
        ended.push(told.unwrap_or_else(|| without_verdict(law, &alone.end)));
    }
    let of = |law: &Law| ended.iter().find(|ended| ended.law == law.path).cloned();
    Ok(laws
        .into_iter()
        .filter_map(|law| of(&law).map(|ended| (law, ended)))
        .collect())
}

/// What is known when the program has ended.
struct Talk {
    laws: Vec<Law>,
    ended: Vec<Ended>,
    end: End,
}

enum End {
    /// By itself, or by somebody's signal; and what it said on stderr.
    Exited(ExitStatus, String),
    /// It has said nothing for so long, and was ended.
    Silent(Duration),
}

struct Checks<'a> {
    program: &'a Path,
    /// That of the exercise: cargo runs tests there.
    folder: &'a Path,
    cancel: &'a Cancel,
}

impl Checks<'_> {
    /// Starts the program, for one law or for all, and listens until it has ended. Whatever it leaves when it did not
    /// end by itself is ended, too.
    fn talk(&self, only: Option<&Law>, step: &mut dyn FnMut(Step<'_>)) -> Result<Talk, Trouble> {
        let failed = |error| Trouble::failed(format!("the checks cannot be started: {error}"));
        let audience = Audience::open().map_err(failed)?;
        let mark = Mark::new();
        let mut program =
            Family::start(&mut self.command(only, &audience, &mark)).map_err(failed)?;
        let errors = program.child().stderr.take().map(first_words);
        let heard = self.hear(&audience, &mut program, step);
        let whole = matches!(&heard, Ok(heard) if heard.is_whole(only));
        let status = program.end();
        if !whole {
            mark.sweep();
        }
        let Heard {
            laws,
            ended,
            silent,
        } = heard?;
        let said = errors
            .and_then(|errors| errors.join().ok())
            .unwrap_or_default();
        let end = match silent {
            Some(silent) => End::Silent(silent),
            None => End::Exited(status.map_err(failed)?, said),
        };
        Ok(Talk { laws, ended, end })
    }

    fn command(&self, only: Option<&Law>, audience: &Audience, mark: &Mark) -> Command {
        let mut command = Command::new(self.program);
        for (name, value) in [audience.environment(), mark.environment()] {
            command.env(name, value);
        }
        if let Some(law) = only {
            command.args(["--exact", &law.test]);
        }
        if let Ok(cores) = thread::available_parallelism() {
            command.arg(format!("--test-threads={}", AT_ONCE * cores.get()));
        }
        command
            .current_dir(self.folder)
            .env("CARGO_MANIFEST_DIR", self.folder)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped());
        command
    }

    fn hear(
        &self,
        audience: &Audience,
        program: &mut Family,
        step: &mut dyn FnMut(Step<'_>),
    ) -> Result<Heard, Trouble> {
        let patience = Limits::default().deadline + GRACE;
        let mut heard = Heard::default();
        let mut last = Instant::now();
        loop {
            match audience.told().recv_timeout(PAUSE) {
                Ok(told) => {
                    last = Instant::now();
                    heard.take(told);
                    step(Step::Asking {
                        done: heard.ended.len(),
                        of: heard.laws.len(),
                    });
                }
                Err(RecvTimeoutError::Disconnected) => return Ok(heard),
                Err(RecvTimeoutError::Timeout) => {
                    // It may have ended before it had said a word.
                    if matches!(program.has_ended(), Ok(Some(_)) | Err(_)) {
                        audience.close();
                    }
                }
            }
            if self.cancel.is_told() {
                return Err(Trouble::interrupted());
            }
            if last.elapsed() > patience {
                heard.silent = Some(last.elapsed());
                return Ok(heard);
            }
        }
    }
}

#[derive(Default)]
struct Heard {
    laws: Vec<Law>,
    ended: Vec<Ended>,
    silent: Option<Duration>,
}

impl Heard {
    fn take(&mut self, told: Told) {
        match told {
            Told::Laws(laws) => self.laws = laws,
            Told::Started(_) => {}
            Told::Ended(ended) => self.ended.push(*ended),
        }
    }

    /// Whether every law that was asked has ended.
    fn is_whole(&self, only: Option<&Law>) -> bool {
        let asked = only.map_or(self.laws.len(), |_| 1);
        self.silent.is_none() && asked > 0 && self.ended.len() == asked
    }
}

/// Reads a stream to its end, so that nobody waits for room in it, and keeps its beginning.
fn first_words(mut pipe: impl Read + Send + 'static) -> thread::JoinHandle<String> {
    thread::spawn(move || {
        let mut words = Vec::new();
        let _ = pipe.by_ref().take(KEPT).read_to_end(&mut words);
        let _ = std::io::copy(&mut pipe, &mut std::io::sink());
        String::from_utf8_lossy(&words).trim().to_owned()
    })
}

fn cannot_start(end: &End) -> Trouble {
    Trouble::failed(match end {
        End::Exited(status, said) => {
            format!("the checks ended ({status}) before they had begun\n{said}")
        }
        End::Silent(silent) => {
            format!(
                "the checks have said nothing for {} seconds",
                silent.as_secs()
            )
        }
    })
}

/// What is said of a law whose checks were ended themselves.
fn without_verdict(law: &Law, end: &End) -> Ended {
    let (verdict, seen) = match end {
        End::Exited(status, _) => (
            Verdict::Crashed,
            format!(
                "the checks themselves were ended ({status}) while this law was asked of your answer, and nothing else was"
            ),
        ),
        End::Silent(silent) => (
            Verdict::TimedOut,
            format!(
                "the checks themselves were stopped while this law was asked of your answer: not a word for {} seconds",
                silent.as_secs()
            ),
        ),
    };
    Ended {
        law: law.path.clone(),
        finding: Some(Finding::new(verdict, seen)),
        output: String::new(),
        seconds: 0.0,
        evidence: None,
        calls: 0,
        workers: 0,
    }
}
