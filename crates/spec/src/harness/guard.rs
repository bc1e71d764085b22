//! Runs one law in a process of its own, and ends it whatever happens.

mod end;

use super::desk::Desk;
use super::output::Tail;
use super::tree::{Size, Swelling, Tree, become_the_parent_of_strays, own_threads_are_awake};
use super::{Beside, LAW, Limits, Outcome};
use crate::tell::TELL;
use course_core::NAP_VARIABLE;
use course_core::probe::{Activity, Census, Listener, Look};
use end::End;
use std::io;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::RecvTimeoutError;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

/// Everybody asleep for this long, and nobody held at the gate: a deadlock.
const DEADLOCK: Duration = Duration::from_secs(3);
/// How often the guard looks at the tree.
const PAUSE: Duration = Duration::from_millis(20);

/// Which law to ask of which subject.
#[derive(Clone, Debug)]
pub(crate) struct Trial {
    pub(crate) subject: String,
    pub(crate) law: String,
    pub(crate) limits: Limits,
    /// Starts what is to run beside it.
    pub(crate) beside: fn(&str) -> io::Result<Option<Beside>>,
}

/// Asks the law, in a process of its own.
///
/// # Errors
/// The system has no process, port or thread left for it.
pub(crate) fn run(trial: &Trial) -> io::Result<Outcome> {
    become_the_parent_of_strays();
    // Known when the child runs, and the gate is asked about it only then.
    let watched: Arc<OnceLock<Watched>> = Arc::default();
    let look = {
        let watched = Arc::clone(&watched);
        move || watched.get().map_or(NOBODY_YET, Watched::look)
    };
    let listener = Arc::new(Listener::gate(look)?);
    let desk = Desk::open(Arc::clone(&listener))?;
    let (name, value) = desk.environment();
    let mark = format!("{name}={value}");
    let beside = (trial.beside)(listener.threads())?;
    let mut child = start(trial, &listener, &desk, beside.as_ref())?;
    let tree = Tree::new(child.id(), Some(mark));
    let threads = listener.threads().to_owned();
    let watched = watched.get_or_init(|| Watched { tree, threads });
    let output = child.stdout.take().map(Tail::of).unwrap_or_default();
    let errors = child.stderr.take().map(Tail::of).unwrap_or_default();

    let end = watch(trial, &mut child, watched, &desk, &listener);
    watched.tree.kill();
    // Not killed where the tree cannot be seen; and a zombie where it can.
    let _ = child.kill();
    child.wait()?;
    let (output, errors) = (output.printed(), errors.printed());
    let (finding, evidence) = match end {
        End::Said(finding) => (finding, desk.seen()),
        end => {
            let evidence = listener.disarm();
            let finding = end.finding(trial, &desk, &evidence, &errors.text);
            (Some(finding), Some(evidence))
        }
    };
    let output = [output.shown(), errors.shown()]
        .join("\n")
        .trim()
        .to_owned();
    Ok(Outcome {
        finding,
        output,
        evidence,
    })
}

fn start(
    trial: &Trial,
    listener: &Listener,
    desk: &Desk,
    beside: Option<&Beside>,
) -> io::Result<Child> {
    let (probe, listener) = listener.environment();
    let (name, place) = desk.environment();
    let mut command = Command::new(std::env::current_exe()?);
    command
        .env(LAW, format!("{}/{}", trial.subject, trial.law))
        .env(probe, listener)
        .env(name, place)
        .env_remove(TELL)
        // Here a nap takes no time. What shows that naps overlap is the gate.
        .env(NAP_VARIABLE, "0")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    if let Some(beside) = beside {
        command.env(beside.name, &beside.value);
    }
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    command.spawn()
}

/// Those whose work is looked at.
struct Watched {
    tree: Tree,
    /// How the names of our own threads begin that take down what they say.
    threads: String,
}

const NOBODY_YET: Look = Look {
    activity: Activity::Moving,
    present: Census {
        processes: 0,
        threads: 0,
    },
};

impl Watched {
    /// Nobody is on the way to the gate when all of the tree sleeps, and so do those who take down
    /// what it says.
    fn look(&self) -> Look {
        let look = self.tree.look();
        match look.activity {
            Activity::Still(_) if own_threads_are_awake(&self.threads) => Look {
                activity: Activity::Moving,
                ..look
            },
            _ => look,
        }
    }
}

fn watch(
    trial: &Trial,
    child: &mut Child,
    watched: &Watched,
    desk: &Desk,
    listener: &Listener,
) -> End {
    let start = Instant::now();
    let mut sleep: Option<(u64, Instant)> = None;
    let mut swelling = Swelling::new();
    loop {
        match desk.verdict().recv_timeout(PAUSE) {
            Ok(finding) => return End::Said(finding),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => {
                return exit_of(child).map_or(End::HungUp, End::Exited);
            }
        }
        if let Ok(Some(status)) = child.try_wait() {
            // Its last word may have come between the two looks.
            return desk
                .verdict()
                .try_recv()
                .map_or(End::Exited(status), End::Said);
        }
        if let Some(size) = too_large(&watched.tree, &trial.limits, &mut swelling) {
            return End::TooLarge(size);
        }
        sleep = match (watched.look().activity, sleep) {
            (Activity::Still(seen), Some((before, since))) if seen == before => Some((seen, since)),
            (Activity::Still(seen), _) if !listener.is_holding() => Some((seen, Instant::now())),
            _ => None,
        };
        if sleep.is_some_and(|(_, since)| since.elapsed() >= DEADLOCK) {
            return if watched.tree.is_stopped() {
                End::Stopped
            } else {
                End::Asleep
            };
        }
        if start.elapsed() >= trial.limits.deadline {
            return End::Late;
        }
    }
}

/// Whether the tree holds more than it may. Those who start others as fast as they can are first made
/// to stand still: while a thousand of them run, the guard's turn comes too seldom to count them.
fn too_large(tree: &Tree, limits: &Limits, swelling: &mut Swelling) -> Option<Size> {
    let crowd = swelling.is_over(limits.processes);
    if crowd {
        tree.freeze();
    }
    let size = tree.size();
    let over = size.processes > limits.processes
        || size.threads > limits.threads
        || size.memory > limits.memory;
    if crowd && !over {
        tree.thaw();
    }
    over.then_some(size)
}

/// A child that hung up is about to end, and its own exit status says more than our signal would.
fn exit_of(child: &mut Child) -> Option<ExitStatus> {
    let start = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Some(status),
            Ok(None) if start.elapsed() < DEADLOCK => std::thread::sleep(Duration::from_millis(1)),
            _ => return None,
        }
    }
}
