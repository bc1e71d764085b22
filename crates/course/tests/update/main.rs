//! `cargo course update`, on real repositories in temporary folders: whatever a learner did before, nothing of
//! it is lost, and nothing that they edit is in conflict.
#![cfg(unix)] // one of the tests has a program of its own in place of git

mod clones;
mod course;
mod downloads;
mod interruptions;
