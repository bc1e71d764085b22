//! Linux: a socket pair, and memory without a name.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, IoSlice, IoSliceMut, Read};
use std::mem::MaybeUninit;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::net::UnixStream;
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};

use rustix::event::{PollFd, PollFlags, poll};
use rustix::fs::{MemfdFlags, ftruncate, memfd_create};
use rustix::net::{
    RecvAncillaryBuffer, RecvAncillaryMessage, RecvFlags, SendAncillaryBuffer,
    SendAncillaryMessage, SendFlags, recvmsg, sendmsg,
};

use rustix::net::sockopt::set_socket_send_buffer_size;

use super::{Connected, Launched, marker};
use crate::frame::Setup;
use crate::offspring::Offspring;
use crate::region::{REGION_SIZE, Region};

/// How many bytes each end may send before the other has read them.
const SEND_BUFFER: usize = 1024 * 1024;

pub(crate) type Stream = UnixStream;
pub(crate) type PollStream = mio::net::UnixStream;

/// The channel is enough.
pub(crate) enum Lifeline {}

/// Starts this program again as a worker.
///
/// `/proc/self/exe` is the image that runs now, whatever became of its file. Nothing is done between fork and exec: the
/// standard library then uses `posix_spawn`, which does not copy the page tables of a large parent.
pub(crate) fn launch(setup: Setup, name: Option<&str>) -> io::Result<Launched> {
    let (ours, theirs) = UnixStream::pair()?;
    for end in [&ours, &theirs] {
        // Fewer wakes for large payloads. The system may grant less, which is no error.
        let _ = set_socket_send_buffer_size(end, SEND_BUFFER);
    }
    let memory = File::from(memfd_create("multiprocess", MemfdFlags::CLOEXEC)?);
    ftruncate(&memory, REGION_SIZE as u64)?;
    let region = Region::map(&memory)?;
    send_with_file(&ours, &setup.to_bytes(), &memory)?;
    let child = Command::new("/proc/self/exe")
        .arg0(own_name())
        .arg(marker(name))
        .stdin(Stdio::from(OwnedFd::from(theirs)))
        .spawn()?;
    Ok(Launched {
        child: Offspring::new(child)?,
        stream: ours,
        region,
        lifeline: None,
    })
}

/// In the worker: takes the channel from standard input, which becomes empty for the tasks.
pub(crate) fn connect() -> io::Result<Connected> {
    // A copy with a number of its own that programs started by tasks do not inherit.
    let stream = UnixStream::from(rustix::stdio::stdin().try_clone_to_owned()?);
    let (setup, memory) = receive_with_file(&stream)?;
    rustix::stdio::dup2_stdin(File::open("/dev/null")?)?;
    let setup =
        Setup::from_bytes(&setup).ok_or_else(|| io::Error::from(io::ErrorKind::InvalidData))?;
    let lifeline = stream.try_clone()?;
    Ok(Connected {
        setup,
        stream,
        region: Region::map(&memory)?,
        lifeline,
    })
}

/// Returns when the other end of `lifeline` is closed, however much is there to read.
pub(crate) fn lifeline_ends(lifeline: &Stream) {
    loop {
        // No event is asked for: a hang-up is reported without being asked.
        let mut fds = [PollFd::new(lifeline, PollFlags::empty())];
        match poll(&mut fds, None) {
            Err(rustix::io::Errno::INTR) => {}
            _ => return,
        }
    }
}

fn send_with_file(stream: &UnixStream, bytes: &[u8], file: &File) -> io::Result<()> {
    let fds = [file.as_fd()];
    let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(1))];
    let mut control = SendAncillaryBuffer::new(&mut space);
    control.push(SendAncillaryMessage::ScmRights(&fds));
    // A new socket takes so few bytes at once.
    let sent = sendmsg(
        stream,
        &[IoSlice::new(bytes)],
        &mut control,
        SendFlags::empty(),
    )?;
    if sent == bytes.len() {
        Ok(())
    } else {
        Err(io::ErrorKind::WriteZero.into())
    }
}

fn receive_with_file(mut stream: &UnixStream) -> io::Result<([u8; Setup::SIZE], File)> {
    let mut bytes = [0; Setup::SIZE];
    let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(1))];
    let mut control = RecvAncillaryBuffer::new(&mut space);
    let got = recvmsg(
        stream,
        &mut [IoSliceMut::new(&mut bytes)],
        &mut control,
        RecvFlags::CMSG_CLOEXEC,
    )?
    .bytes;
    let file = control.drain().find_map(|message| match message {
        RecvAncillaryMessage::ScmRights(mut fds) => fds.next(),
        _ => None,
    });
    stream.read_exact(&mut bytes[got..])?;
    Ok((bytes, File::from(file.ok_or(io::ErrorKind::InvalidData)?)))
}

/// The name that the parent was called by, so that process lists show the program's name for workers too.
fn own_name() -> OsString {
    std::env::args_os()
        .next()
        .unwrap_or_else(|| OsString::from("multiprocess"))
}
