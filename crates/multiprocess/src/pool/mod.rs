//! Pools of worker processes.

mod builder;
mod channel;
mod chunk;
mod dispatch;
mod ending;
mod engine;
mod executor;
mod feed;
mod imap;
mod pool_type;
mod post;
mod remains;
mod remote;
mod replies;
mod state;
mod worker;

#[cfg(test)]
pub(crate) use chunk::push_argument;
pub(crate) use chunk::{Call, Piece};
pub(crate) use engine::Shared;

pub use builder::Builder;
pub use executor::ProcessPoolExecutor;
pub use imap::{Imap, ImapUnordered};
pub use pool_type::{Pool, Spread};
