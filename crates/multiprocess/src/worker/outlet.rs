//! The worker's replies on their way: kept together while tasks are short, and safe if the worker dies.

use std::io::{self, Write};

use crate::frame::Reply;
use crate::region::{LOG_SIZE, Region};
use crate::transport::Stream;

/// Sends replies, and keeps those not sent yet where the parent finds them after this process's death.
pub(super) struct Outlet {
    stream: Stream,
    key: u64,
    /// Committed, not sent: a copy in one piece of what stands in the region's ring.
    pending: Vec<u8>,
    /// How many bytes of replies are whole, sent or not.
    committed: u64,
}

impl Outlet {
    pub(super) fn new(stream: Stream, key: u64) -> Self {
        Self {
            stream,
            key,
            pending: Vec::new(),
            committed: 0,
        }
    }

    /// From here on the reply survives this process.
    pub(super) fn append(
        &mut self,
        region: &Region,
        reply: Reply,
        payload: &[u8],
    ) -> io::Result<()> {
        let header = reply.to_bytes(self.key);
        let size = header.len() + payload.len();
        if self.pending.len() + size > LOG_SIZE {
            self.flush()?;
        }
        if size > LOG_SIZE {
            self.stream.write_all(&header)?;
            self.stream.write_all(payload)?;
        } else {
            region.write(self.committed, &header);
            region.write(self.committed + header.len() as u64, payload);
            self.pending.extend_from_slice(&header);
            self.pending.extend_from_slice(payload);
        }
        self.committed += size as u64;
        region.commit(self.committed);
        Ok(())
    }

    /// Sends what is pending. It may wait for the parent, which reads at any time and never waits for us.
    pub(super) fn flush(&mut self) -> io::Result<()> {
        self.stream.write_all(&self.pending)?;
        self.pending.clear();
        Ok(())
    }
}
