//! The life of a worker: connect, serve jobs until the parent has no more, leave.

mod interrupt;
mod outlet;
mod serve;
mod watch;

#[cfg(test)]
mod fuzz;

use std::io::{self, Write};

use crate::frame::{Reply, Setup, Status};
use crate::image;
use crate::transport::{self, Connected, Stream};
use serve::Server;

/// Serves the parent that started this process, and ends it.
pub(crate) fn run() -> ! {
    let Connected {
        setup,
        mut stream,
        region,
        lifeline,
    } = transport::connect().unwrap_or_else(|error| no_parent(&error));
    let server = prepare(setup, lifeline)
        .and_then(|()| Server::new(setup, stream.try_clone()?, region))
        .unwrap_or_else(|error| refuse(&mut stream, setup.key, &error));
    // An error of the channel is the end of the parent, or a task closed our descriptors: nobody can be told.
    std::process::exit(server.serve().unwrap_or(1))
}

fn prepare(setup: Setup, lifeline: Stream) -> io::Result<()> {
    if setup.fingerprint != image::fingerprint() {
        return Err(io::Error::other(
            "the program's file changed while it ran: start the program again",
        ));
    }
    watch::end_with_parent(lifeline)?;
    interrupt::leave_to_parent();
    Ok(())
}

/// Started by hand, or the parent is gone already.
fn no_parent(error: &io::Error) -> ! {
    eprintln!(
        "{}: no parent to work for: {error} (multiprocess itself starts workers with this option)",
        transport::MARKER
    );
    std::process::exit(2)
}

/// Tells the parent why it will not have this worker.
fn refuse(stream: &mut Stream, key: u64, error: &io::Error) -> ! {
    let reason = error.to_string();
    let length = u32::try_from(reason.len()).unwrap_or(0);
    let status = Status::Refused;
    let header = Reply { status, length }.to_bytes(key, 0);
    let _ = stream.write_all(&[&header, reason.as_bytes()].concat());
    std::process::exit(2)
}
