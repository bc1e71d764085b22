//! Reading and writing where the standard library's ways do not fit.

use std::io::{self, IoSlice};

/// Writes some of `parts`; if nobody can read them any more that is an error, and not a signal.
///
/// Rust's runtime ignores SIGPIPE, but a program may restore its default, as command line tools do for `| head`; a
/// worker that was killed must not end such a parent.
#[cfg(target_os = "linux")]
pub(crate) fn write_some(
    stream: impl std::os::fd::AsFd,
    parts: &[IoSlice<'_>],
) -> io::Result<usize> {
    use rustix::net::{SendAncillaryBuffer, SendFlags, sendmsg};
    let mut nothing = SendAncillaryBuffer::default();
    Ok(sendmsg(stream, parts, &mut nothing, SendFlags::NOSIGNAL)?)
}

/// Writes some of `parts`. The standard library asks Apple's systems not to raise the signal; Windows has none.
#[cfg(not(target_os = "linux"))]
pub(crate) fn write_some(mut stream: impl io::Write, parts: &[IoSlice<'_>]) -> io::Result<usize> {
    stream.write_vectored(parts)
}

/// Reads into the free room of `bytes`, of which there must be some.
#[cfg(unix)]
pub(crate) fn read_some(stream: impl std::os::fd::AsFd, bytes: &mut Vec<u8>) -> io::Result<usize> {
    Ok(rustix::io::read(
        stream,
        rustix::buffer::spare_capacity(bytes),
    )?)
}

/// Reads into the free room of `bytes`, of which there must be some.
#[cfg(not(unix))]
pub(crate) fn read_some(mut stream: impl io::Read, bytes: &mut Vec<u8>) -> io::Result<usize> {
    let start = bytes.len();
    let room = bytes.capacity() - start;
    bytes.resize(start + room.min(64 * 1024), 0);
    let outcome = stream.read(&mut bytes[start..]);
    bytes.truncate(start + *outcome.as_ref().unwrap_or(&0));
    outcome
}

/// Returns when there is something to read, or a moment has passed.
#[cfg(unix)]
pub(crate) fn spin_for_input(stream: impl std::os::fd::AsFd) {
    use rustix::io::Errno;
    use rustix::net::{RecvFlags, recv};
    let look = RecvFlags::PEEK | RecvFlags::DONTWAIT;
    crate::spin::until(|| {
        !matches!(
            recv(&stream, &mut [0_u8; 1], look),
            Err(Errno::AGAIN | Errno::INTR)
        )
    });
}

/// Elsewhere one would have to switch the stream to and fro for each look.
#[cfg(not(unix))]
pub(crate) fn spin_for_input<S>(_stream: S) {}
