//! Who did what when: a picture of one observed run.

mod model;
mod scale;
mod svg;
mod terminal;
mod trace;

pub use model::{Job, Lane, Span, Timeline};
pub use svg::svg;
pub use terminal::terminal;
pub use trace::trace;
