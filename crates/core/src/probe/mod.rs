//! The probe: who did what, and when, told from inside the work itself.
//!
//! The work functions of this course (`sum_square`, `is_prime`, ...) run inside [`work`]. As a
//! rule nobody listens, and a call costs one relaxed load. A [`Listener`], in this process or in
//! another one of the same machine, is told of every call: by which process and thread, from when
//! to when. That is what the timelines are drawn from.
//!
//! A listener can also be a *gate*: it holds calls until as many workers as were asked for are
//! inside at once. A parallel answer goes straight through; a serial one cannot, and is shown to
//! be serial without a look at any clock. [`Plan`] says which calls are held, and what that proves.
//!
//! ```
//! use course_core::probe;
//!
//! let sum = probe::work("add", 7, || 3 + 4);
//! assert_eq!(sum, 7);
//! ```

mod client;
mod clock;
mod event;
mod gate;
mod listener;
mod scatter;
mod warden;
mod wire;

pub use client::{ENVIRONMENT, scattered, unheard, work, worker};
pub use clock::now;
pub use event::{Call, Census, Evidence, Round, Worker};
pub use gate::{PROOF, Plan};
pub use listener::Listener;
pub use warden::{Activity, Look};
