//! What each exercise asks for, as laws that can tell a parallel answer from one that only looks it.
//!
//! - A [`Subject`] is what a solution of an exercise provides: [`ex3::Subject`] and so on.
//! - A [`Law`] is something that must be true of every subject: a name, why it matters, a check.
//! - A check works in a [`Lab`]: it asks the subject for an answer and gets the
//!   [`Evidence`](course_core::probe::Evidence) of how the answer came about. No law looks at a
//!   clock, but that of exercise 0, whose answers are times: they are compared with the time that passed.
//! - What is wrong has a name, a [`Verdict`], and comes with what was seen, a [`Finding`].
//! - Each law runs in a process of its own, under a deadline, a memory limit and a guard that kills
//!   whatever it leaves behind: see [`harness`].
//!
//! A crate's `tests/laws.rs` is one call of [`main`]. The same laws run against the student's crate,
//! the reference solution and the [`corpus`] of wrong and right answers.

pub mod ask;
pub mod corpus;
mod exercise;
#[cfg(any(feature = "ex2", feature = "ex7"))]
mod files;
pub mod harness;
mod judge;
mod lab;
pub mod laws;
mod run;
mod settings;
mod tasks;
pub mod tell;
mod unwritten;
mod verdict;

#[cfg(feature = "ex0")]
pub mod ex0;
#[cfg(feature = "ex1")]
pub mod ex1;
#[cfg(feature = "ex2")]
pub mod ex2;
#[cfg(feature = "ex3")]
pub mod ex3;
#[cfg(feature = "ex4")]
pub mod ex4;
#[cfg(feature = "ex5")]
pub mod ex5;
#[cfg(feature = "ex6")]
pub mod ex6;
#[cfg(feature = "ex7")]
pub mod ex7;
#[cfg(feature = "ex8")]
pub mod ex8;

pub use exercise::{Exercise, Law, Subject, Task, exercises};
pub use judge::Engine;
pub use lab::Lab;
pub use run::{Told, main, starter, verdicts};
pub use verdict::{Finding, Verdict};
