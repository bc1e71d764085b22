//! What can go wrong on request.

use std::fmt;

/// What is to go wrong with one answer: `?fault=NAME` behind the address.
///
/// A connection that is refused is none of these, for there is nobody to ask for it: see
/// [`Server::refusing`](crate::Server::refusing).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// `404`: there is no such thing.
    NotFound,
    /// `500`: the server has a problem.
    ServerError,
    /// `reset`: the connection is reset in place of an answer.
    Reset,
    /// `cut`: half of the body comes, and the connection is closed.
    Cut,
    /// `endless`: a body that never ends, as fast as it goes.
    Endless,
    /// `drip`: a body that never ends, a byte now and then.
    Drip,
    /// `silent`: no answer at all.
    Silent,
    /// `redirect`: the answer is elsewhere. No fault of anybody: a client goes there.
    Redirect,
    /// `loop`: the answer is always elsewhere.
    Loop,
    /// `gzip`: the body is compressed. No fault either.
    Gzip,
    /// `escape`: a book whose title tries to leave the folder that it is saved in.
    Escape,
    /// `twin`: books that all have one title.
    Twin,
}

impl Fault {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::NotFound,
        Self::ServerError,
        Self::Reset,
        Self::Cut,
        Self::Endless,
        Self::Drip,
        Self::Silent,
        Self::Redirect,
        Self::Loop,
        Self::Gzip,
        Self::Escape,
        Self::Twin,
    ];

    /// Those that are drawn from when requests fail at random: each ends soon.
    pub(crate) const AT_RANDOM: [Self; 5] = [
        Self::NotFound,
        Self::ServerError,
        Self::Reset,
        Self::Cut,
        Self::Loop,
    ];

    /// As it is written in an address.
    pub fn name(self) -> &'static str {
        match self {
            Self::NotFound => "404",
            Self::ServerError => "500",
            Self::Reset => "reset",
            Self::Cut => "cut",
            Self::Endless => "endless",
            Self::Drip => "drip",
            Self::Silent => "silent",
            Self::Redirect => "redirect",
            Self::Loop => "loop",
            Self::Gzip => "gzip",
            Self::Escape => "escape",
            Self::Twin => "twin",
        }
    }

    pub(crate) fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fault| fault.name() == name)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}
