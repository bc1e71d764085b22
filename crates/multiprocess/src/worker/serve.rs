//! Reads jobs, runs their tasks, replies.

use std::io::{self, BufReader, Read, Write};

use super::outlet::Outlet;
use crate::codec;
use crate::entry::{self, Entry};
use crate::exit_code::complain;
use crate::frame::{Job, Purpose, Reply, Setup, Status, split_argument};
use crate::region::Region;
use crate::room;
use crate::transport::{self, Stream};

/// How much memory an idle worker keeps for its next job.
const KEPT: usize = 2 * 1024 * 1024;

/// How many bytes of jobs are read at once.
const INPUT: usize = 32 * 1024;

pub(super) struct Server {
    setup: Setup,
    input: BufReader<Stream>,
    outlet: Outlet,
    arguments: Vec<u8>,
    /// The reply of the task that runs: room for its header, and its payload.
    reply: Vec<u8>,
}

impl Server {
    pub(super) fn new(setup: Setup, stream: Stream, region: Region) -> io::Result<Self> {
        let outlet = Outlet::new(stream.try_clone()?, region, setup.key);
        let input = BufReader::with_capacity(INPUT, stream);
        Ok(Self {
            setup,
            input,
            outlet,
            arguments: Vec::new(),
            reply: Vec::new(),
        })
    }

    /// Runs jobs until the parent closes the channel; the process's exit code.
    pub(super) fn serve(mut self) -> io::Result<i32> {
        while let Some(job) = self.next_job()? {
            let entry = entry_of(job).ok_or(io::ErrorKind::InvalidData)?;
            let done = match job.purpose {
                Purpose::Initialise => self.initialise(job, entry)?,
                Purpose::Block | Purpose::Divisible => self.tasks(job, entry)?,
                Purpose::Process => Some(self.process(entry)),
            };
            if let Some(code) = done {
                return Ok(code);
            }
            self.arguments.shrink_to(KEPT);
            self.reply.shrink_to(KEPT);
        }
        Ok(0)
    }

    /// The next job, its arguments read; none if the parent has no more.
    fn next_job(&mut self) -> io::Result<Option<Job>> {
        if self.input.buffer().is_empty() {
            self.flush()?;
            if self.setup.spin {
                transport::spin_for_input(self.input.get_ref());
            }
        }
        let mut header = [0; Job::SIZE];
        if self.input.read(&mut header[..1])? == 0 {
            return Ok(None);
        }
        self.input.read_exact(&mut header[1..])?;
        let job = Job::from_bytes(&header, self.setup.key).ok_or(io::ErrorKind::InvalidData)?;
        self.arguments.clear();
        self.read_arguments(job.length as usize)?;
        Ok(Some(job))
    }

    /// Room grows as bytes arrive, whatever the header promises.
    fn read_arguments(&mut self, length: usize) -> io::Result<()> {
        while self.arguments.len() < length {
            let step = room::step(&self.arguments, length - self.arguments.len());
            room::reserve(&mut self.arguments, step);
            let mut part = (&mut self.input).take(step as u64);
            if part.read_to_end(&mut self.arguments)? < step {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
        Ok(())
    }

    fn initialise(&mut self, job: Job, entry: Entry) -> io::Result<Option<i32>> {
        let mut status = Status::Hello;
        self.clear_reply();
        if job.count > 0 {
            let (argument, _) =
                split_argument(&self.arguments).ok_or(io::ErrorKind::InvalidData)?;
            status = match entry(argument, &mut self.reply) {
                Status::Value => Status::Hello,
                Status::Panicked => Status::InitPanicked,
                other => other,
            };
        }
        let failed = status != Status::Hello;
        if !failed {
            self.clear_reply();
        }
        self.reply(status, 0)?;
        self.flush()?;
        Ok(failed.then_some(1))
    }

    fn tasks(&mut self, job: Job, entry: Entry) -> io::Result<Option<i32>> {
        let together = job.purpose == Purpose::Block;
        if together && !self.outlet.region().claim(job.first, job.count) {
            return Ok(None); // taken back by the parent
        }
        let arguments = std::mem::take(&mut self.arguments);
        let mut rest = arguments.as_slice();
        for number in (job.first..).take(job.count as usize) {
            let (argument, later) = split_argument(rest).ok_or(io::ErrorKind::InvalidData)?;
            rest = later;
            if !together && !self.outlet.region().claim(number, 1) {
                continue;
            }
            self.clear_reply();
            let status = entry(argument, &mut self.reply);
            self.reply(status, number)?;
            if self.setup.prompt {
                self.flush()?;
            }
        }
        self.arguments = arguments;
        let _ = io::stdout().flush();
        if !self.input.buffer().is_empty() {
            self.outlet.hold()?;
        }
        Ok(None)
    }

    /// Half a line that a task printed is shown, as it stands, before its result arrives.
    fn flush(&mut self) -> io::Result<()> {
        let _ = io::stdout().flush();
        self.outlet.flush()
    }

    fn clear_reply(&mut self) {
        self.reply.clear();
        self.reply.resize(Reply::SIZE, 0);
    }

    fn reply(&mut self, status: Status, number: u64) -> io::Result<()> {
        let length = self.reply.len() - Reply::SIZE;
        let Ok(length) = u32::try_from(length) else {
            let reason = format!("it takes {length} bytes, and 4 GiB is the most");
            self.clear_reply();
            self.reply.extend_from_slice(reason.as_bytes());
            return self.reply(Status::BadResult, number);
        };
        self.outlet
            .append(Reply { status, length }, number, &mut self.reply)
    }

    /// Runs the one task of a `Process`; nobody else will tell of a panic, so it goes to stderr as it would in any program.
    fn process(&mut self, entry: Entry) -> i32 {
        let arguments = std::mem::take(&mut self.arguments);
        let Some((argument, _)) = split_argument(&arguments) else {
            return 2;
        };
        self.clear_reply();
        let status = entry(argument, &mut self.reply);
        let payload = &self.reply[Reply::SIZE..];
        match status {
            Status::Value => payload.first().map_or(0, |&code| i32::from(code)),
            Status::Panicked => {
                complain(format_args!(
                    "{}",
                    codec::decode_panic(payload, std::process::id())
                ));
                101
            }
            _ => {
                complain(format_args!(
                    "the argument of the process: {}",
                    String::from_utf8_lossy(payload)
                ));
                2
            }
        }
    }
}

#[allow(
    unsafe_code,
    reason = "the place of the task's entry comes with the job"
)]
fn entry_of(job: Job) -> Option<Entry> {
    // SAFETY: the job's signature was checked, so our parent wrote it, and the parent runs this same image: we were
    // started from the image itself, or compared its fingerprint. It starts no worker unless this crate is linked in.
    unsafe { entry::entry_at(job.entry) }
}
