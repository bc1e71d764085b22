//! What the sockets themselves give: two processes, and nothing between them but a socket pair.

use crate::case::{Answer, Case, Sample, each};
use crate::task::{MIB_1, MIB_64, ONE_AT_A_TIME, TWO_WORKERS, Task, payload_bytes};
use std::io::{self, ErrorKind, Read, Write};
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::process::{Child, Command, Stdio};
use std::time::Instant;

/// What a message of `one_at_a_time` weighs: a header, a function and a number.
const MESSAGE: usize = 40;
/// The stream is written and read by so many bytes: more than the socket holds, less than a cache.
const BLOCK: usize = 256 << 10;

pub(crate) fn cases() -> Vec<Case> {
    let mut cases = vec![
        Case::new(ONE_AT_A_TIME, "floor", ping_pong),
        Case::new(ONE_AT_A_TIME, "floor_spinning", ping_pong_spinning),
        startup(TWO_WORKERS),
        Case::new(TWO_WORKERS, "floor_true", || each(run_true_twice)),
    ];
    for task in [MIB_1, MIB_64] {
        let size = payload_bytes(task);
        cases.push(Case::new(task, "floor", move || stream(size, BLOCK)));
    }
    let size = payload_bytes(MIB_64);
    cases.push(Case::new(MIB_64, "floor_one_block", move || {
        stream(size, size)
    }));
    cases
}

/// What the other process does, by the argument that this program is started again with.
pub(crate) fn other_side(argument: &str) -> Option<io::Result<()>> {
    let role = argument.strip_prefix("--floor=")?;
    Some(io::stdin().as_fd().try_clone_to_owned().and_then(|fd| {
        let socket = UnixStream::from(fd);
        match role {
            "blocking" => echo(&socket),
            "spinning" => echo_spinning(&socket),
            "nothing" => Ok(()),
            block => drain(&socket, block.parse().map_err(io::Error::other)?),
        }
    }))
}

/// The other process, and our end of the socket; it ends when that closes.
struct Other {
    socket: UnixStream,
    child: Child,
}

impl Other {
    fn start(role: &str) -> io::Result<Self> {
        let (socket, theirs) = UnixStream::pair()?;
        let child = Command::new(std::env::current_exe()?)
            .arg(format!("--floor={role}"))
            .stdin(Stdio::from(OwnedFd::from(theirs)))
            .spawn()?;
        Ok(Other { socket, child })
    }
}

impl Drop for Other {
    fn drop(&mut self) {
        let _ = self.socket.shutdown(std::net::Shutdown::Both);
        let _ = self.child.wait();
    }
}

/// This program started twice, and its end awaited.
pub(crate) fn startup(task: Task) -> Case {
    Case::new(task, "floor", || {
        each(|| {
            let both = [Other::start("nothing")?, Other::start("nothing")?];
            drop(both);
            Ok(())
        })
    })
}

/// A program that hardly has anything to load, for information.
fn run_true_twice() -> Answer<()> {
    let start = || Command::new("true").spawn();
    for mut child in [start()?, start()?] {
        child.wait()?;
    }
    Ok(())
}

fn ping_pong() -> Answer<Sample> {
    let other = Other::start("blocking")?;
    let mut message = [1; MESSAGE];
    each(move || {
        (&other.socket).write_all(&message)?;
        (&other.socket).read_exact(&mut message)?;
        Ok(())
    })
}

/// Both sides look again and again: but only while a sample is taken, or they would take a core from all other cases.
fn ping_pong_spinning() -> Answer<Sample> {
    let other = Other::start("spinning")?;
    other.socket.set_nonblocking(true)?;
    let mut message = [1; MESSAGE];
    Ok(Box::new(move |times| {
        (&other.socket).write_all(&times.to_le_bytes())?;
        let start = Instant::now();
        for _ in 0..times {
            (&other.socket).write_all(&message)?;
            read_spinning(&other.socket, &mut message)?;
        }
        Ok(start.elapsed())
    }))
}

fn echo(mut socket: &UnixStream) -> io::Result<()> {
    let mut message = [0; MESSAGE];
    while socket.read_exact(&mut message).is_ok() {
        socket.write_all(&message)?;
    }
    Ok(())
}

/// Sleeps until it is told how many messages come, and spins for those.
fn echo_spinning(mut socket: &UnixStream) -> io::Result<()> {
    let (mut times, mut message) = ([0; 8], [0; MESSAGE]);
    while socket.read_exact(&mut times).is_ok() {
        socket.set_nonblocking(true)?;
        for _ in 0..u64::from_le_bytes(times) {
            read_spinning(socket, &mut message)?;
            socket.write_all(&message)?;
        }
        socket.set_nonblocking(false)?;
    }
    Ok(())
}

fn read_spinning(mut socket: &UnixStream, message: &mut [u8]) -> io::Result<()> {
    let mut got = 0;
    while got < message.len() {
        match socket.read(&mut message[got..]) {
            Ok(0) => return Err(ErrorKind::UnexpectedEof.into()),
            Ok(count) => got += count,
            Err(error) if error.kind() == ErrorKind::WouldBlock => std::hint::spin_loop(),
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// As many bytes as go there and back in the other cases, but one way.
fn stream(size: usize, block: usize) -> Answer<Sample> {
    let other = Other::start(&block.to_string())?;
    let bytes = vec![1; block];
    Ok(Box::new(move |times| {
        let start = Instant::now();
        let mut socket = &other.socket;
        let total = 2 * size as u64 * times;
        socket.write_all(&total.to_le_bytes())?;
        for _ in 0..total / block as u64 {
            socket.write_all(&bytes)?;
        }
        socket.read_exact(&mut [0])?;
        Ok(start.elapsed())
    }))
}

/// Reads what it is told to expect, and answers with one byte when all is there.
fn drain(mut socket: &UnixStream, block: usize) -> io::Result<()> {
    let mut bytes = vec![0; block];
    let mut total = [0; 8];
    while socket.read_exact(&mut total).is_ok() {
        let mut left = u64::from_le_bytes(total);
        while left > 0 {
            left -= match socket.read(&mut bytes)? {
                0 => return Err(ErrorKind::UnexpectedEof.into()),
                count => count as u64,
            };
        }
        socket.write_all(&[1])?;
    }
    Ok(())
}
