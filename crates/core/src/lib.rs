//! The work of the course, and the probe that watches it.

pub mod probe;
