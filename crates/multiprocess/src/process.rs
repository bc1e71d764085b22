//! `multiprocessing.Process`.

use std::io::{ErrorKind, IoSlice, Read};
use std::time::{Duration, Instant};

use crate::codec;
use crate::entry::{EntryOffset, offset_of};
use crate::frame::{Job, Purpose, Reply, Setup, Status};
use crate::offspring::Offspring;
use crate::transport::{self, Lifeline, Stream};
use crate::{End, Error, ExitCode, Portable, Result, Step, image, init};

/// A function that runs in a process of its own.
///
/// Its value does not come back, only how the process ended: for results there are pools. Dropping a `Process` waits
/// for it, as Python waits at its exit; if the parent is killed, the process is ended.
///
/// ```
/// use multiprocess::{Process, Result};
///
/// fn greet(name: String) {
///     println!("hello {name}, from process {}", std::process::id());
/// }
///
/// fn main() -> Result<()> {
///     multiprocess::init();
///     let mut process = Process::start(greet, "world".to_owned())?;
///     assert_ne!(process.id(), std::process::id());
///     assert!(process.join()?.success());
///     Ok(())
/// }
/// ```
pub struct Process {
    child: Offspring,
    /// Closed by the process when it ends; it ends when we close it.
    stream: Stream,
    _lifeline: Option<Lifeline>,
    said_hello: bool,
    end: Option<End>,
}

impl Process {
    /// Starts a process that runs `task(argument)`. Several arguments are a tuple, none is `()`.
    ///
    /// `task` is a plain function or a closure that captures nothing. If it panics, the message goes to stderr and the exit
    /// code is 101.
    ///
    /// # Errors
    /// [`Error::NotInitialised`]; [`Error::Conversion`] if the argument cannot be serialized; [`Error::Start`] if the system
    /// refuses a process; [`Error::Unreachable`] for a function of a shared library.
    #[allow(clippy::needless_pass_by_value, reason = "it goes to another process")]
    pub fn start<F, A, R>(task: F, argument: A) -> Result<Self>
    where
        F: Fn(A) -> R + Copy + Send + 'static,
        A: Portable,
        R: ExitCode,
    {
        init::require()?;
        let entry = offset_of(move |argument: A| task(argument).exit_code()).ok_or_else(|| {
            let task = std::any::type_name::<F>();
            Error::Unreachable { task }
        })?;
        let bytes = encode(&argument)?;
        let setup = Setup {
            key: init::key(),
            fingerprint: image::fingerprint(),
            prompt: false,
            spin: false,
        };
        let launched = transport::launch(setup, None)
            .map_err(|error| Error::start("starting a process", &error))?;
        let mut process = Self {
            child: launched.child,
            stream: launched.stream,
            _lifeline: launched.lifeline,
            said_hello: false,
            end: None,
        };
        // Writing fails if the process has ended; `join` then says how.
        let _ = process.send(entry, &bytes);
        Ok(process)
    }

    fn send(&mut self, entry: EntryOffset, argument: &[u8]) -> std::io::Result<()> {
        let length = u32::try_from(argument.len() + 4).expect("below 4 GiB");
        let greet = Job {
            purpose: Purpose::Initialise,
            count: 0,
            length: 0,
            first: 0,
            entry,
        };
        let task = Job {
            purpose: Purpose::Process,
            count: 1,
            length,
            first: 0,
            entry,
        };
        let (greet, task) = (greet.to_bytes(init::key()), task.to_bytes(init::key()));
        let prefix = (length - 4).to_le_bytes();
        let head = [greet.as_slice(), &task, &prefix].concat();
        let mut slices = [IoSlice::new(&head), IoSlice::new(argument)];
        let mut left = slices.as_mut_slice();
        while !left.is_empty() {
            match transport::write_some(&self.stream, left) {
                Ok(count) => IoSlice::advance_slices(&mut left, count),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// The process id: Python's `pid`.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Whether it has not ended.
    ///
    /// # Errors
    /// As [`Process::join`].
    pub fn is_alive(&mut self) -> Result<bool> {
        Ok(self.exit_status()?.is_none())
    }

    /// How it ended; none while it runs.
    ///
    /// # Errors
    /// As [`Process::join`].
    pub fn exit_status(&mut self) -> Result<Option<End>> {
        if self.end.is_some() {
            return Ok(self.end);
        }
        match self.child.try_wait() {
            Ok(Some(end)) => self.ended(end).map(Some),
            Ok(None) => Ok(None),
            Err(error) => Err(Error::start("asking for a process's status", &error)),
        }
    }

    /// Waits until it has ended, and says how. A second `join` returns the same at once.
    ///
    /// # Errors
    /// [`Error::NeverReady`] if it ended before it could run the function.
    pub fn join(&mut self) -> Result<End> {
        if let Some(end) = self.end {
            return Ok(end);
        }
        let end = self
            .child
            .wait()
            .map_err(|error| Error::start("waiting for a process", &error))?;
        self.ended(end)
    }

    /// As [`Process::join`], but gives up waiting after `limit`: none then, and the process runs on.
    ///
    /// ```
    /// # fn main() -> multiprocess::Result<()> {
    /// # multiprocess::init();
    /// use multiprocess::{End, Process};
    /// use std::time::Duration;
    /// let mut process = Process::start(|()| std::thread::sleep(Duration::MAX), ())?;
    /// assert_eq!(process.join_timeout(Duration::from_millis(10))?, None);
    /// process.kill();
    /// assert_eq!(process.join()?, End::Signal(9));
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// As [`Process::join`].
    pub fn join_timeout(&mut self, limit: Duration) -> Result<Option<End>> {
        let until = Instant::now().checked_add(limit);
        while self.end.is_none() && !self.ends_by(until)? {
            if until.is_some_and(|until| Instant::now() >= until) {
                return self.exit_status();
            }
        }
        self.join().map(Some)
    }

    fn ends_by(&mut self, until: Option<Instant>) -> Result<bool> {
        match self.child.ends_by(until) {
            Some(ended) => Ok(ended),
            None => self.channel_closes_by(until),
        }
    }

    /// Waits for something on the channel; true when the process has closed it, which it does by ending.
    fn channel_closes_by(&mut self, until: Option<Instant>) -> Result<bool> {
        let left = until.map(|at| {
            at.saturating_duration_since(Instant::now())
                .max(Duration::from_micros(1))
        });
        let failed = |error| Error::start("watching a process", &error);
        self.stream.set_read_timeout(left).map_err(failed)?;
        Ok(self.read_hello())
    }

    /// Reads what the process says, which is hello and nothing else; true if it will say nothing more.
    fn read_hello(&mut self) -> bool {
        let mut reply = [0; Reply::SIZE];
        match self.stream.read(&mut reply) {
            Ok(0) => true,
            Ok(_) => {
                self.said_hello = Reply::from_bytes(reply, init::key(), 0)
                    .is_some_and(|reply| reply.status == Status::Hello);
                false
            }
            Err(error) => !matches!(
                error.kind(),
                ErrorKind::WouldBlock | ErrorKind::TimedOut | ErrorKind::Interrupted
            ),
        }
    }

    fn ended(&mut self, end: End) -> Result<End> {
        self.end = Some(end);
        // What it said is in the channel by now; a child that it left behind may hold the channel open.
        let _ = self.stream.set_nonblocking(true);
        if !self.said_hello {
            self.read_hello();
        }
        let killed = matches!(end, End::Signal(_));
        if self.said_hello || killed {
            Ok(end)
        } else {
            Err(Error::NeverReady {
                pid: self.id(),
                end,
            })
        }
    }

    /// Asks it to end, by SIGTERM where there is one. It ends, unless the function handles that signal.
    pub fn terminate(&mut self) {
        #[cfg(unix)]
        if self.end.is_none()
            && let Some(pid) = i32::try_from(self.child.id())
                .ok()
                .and_then(rustix::process::Pid::from_raw)
        {
            // Not reaped yet, so the number is still its own.
            let _ = rustix::process::kill_process(pid, rustix::process::Signal::TERM);
        }
        #[cfg(not(unix))]
        self.kill();
    }

    /// Ends it at once, by SIGKILL where there is one.
    pub fn kill(&mut self) {
        self.child.kill();
    }
}

fn encode<A: Portable>(argument: &A) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let written = codec::encode(argument, &mut bytes).and_then(|()| match bytes.len() {
        0..0xFFFF_0000 => Ok(()),
        length => Err(format!("it takes {length} bytes, and 4 GiB is the most")),
    });
    written.map_err(|reason| Error::Conversion {
        step: Step::WriteArgument,
        type_name: std::any::type_name::<A>(),
        reason,
    })?;
    Ok(bytes)
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.wait();
    }
}
