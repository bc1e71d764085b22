//! The life of a worker: connect, serve jobs until the parent has no more, leave.

mod interrupt;
mod outlet;
mod serve;
mod watch;

use std::io;

use crate::image;
use crate::transport::{self, Connected};
use serve::Server;

/// Serves the parent that started this process, and ends it.
pub(crate) fn run() -> ! {
    let Connected {
        setup,
        stream,
        region,
        lifeline,
    } = transport::connect().unwrap_or_else(|error| refuse(&error));
    if setup.fingerprint != image::fingerprint() {
        refuse(&io::Error::other(
            "the program's file changed while it ran: start the program again",
        ));
    }
    watch::end_with_parent(lifeline).unwrap_or_else(|error| refuse(&error));
    interrupt::leave_to_parent();
    let server = Server::new(setup, stream, region).unwrap_or_else(|error| refuse(&error));
    // An error of the channel is the end of the parent: nobody is there to be told.
    std::process::exit(server.serve().unwrap_or(0))
}

fn refuse(error: &io::Error) -> ! {
    eprintln!(
        "{}: cannot serve as a worker: {error} (this option is for multiprocess itself, which starts workers with it)",
        transport::MARKER
    );
    std::process::exit(2)
}
