//! What runs beside a law: a server, say, that the answer is to talk to.

use std::any::Any;

/// Something that runs in the guard's process, for as long as a law is asked.
///
/// Not in the process that is asked: there its threads would be taken for the answer's, and whatever
/// the answer does to its process would be done to it. What is held open goes with the guard, also when
/// the law's process is killed.
pub struct Beside {
    pub(super) name: &'static str,
    pub(super) value: String,
    _alive: Box<dyn Any>,
}

impl Beside {
    /// The law finds it by the environment variable `name`; dropping `alive` ends it.
    pub fn new(name: &'static str, value: String, alive: impl Any) -> Self {
        Self {
            name,
            value,
            _alive: Box::new(alive),
        }
    }
}
