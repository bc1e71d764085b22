//! Pages, as text.

pub(crate) mod anchors;
mod fences;
mod pages;

pub(crate) use fences::{Line, lines};
pub(crate) use pages::{Page, pages};
