//! How a corpus enters its wrong answers: by a macro, because an entry has the name of its function.

/// A wrong answer to the task, its verdict, and the same answer mended.
macro_rules! wrong {
    ($task:ident, $function:ident, $verdict:ident) => {
        spec::corpus::Entry::wrong(
            stringify!($function),
            stringify!($task),
            spec::Verdict::$verdict,
            crate::Subject {
                $task: $function::<false>,
                ..crate::nobody()
            },
            crate::Subject {
                $task: $function::<true>,
                ..crate::nobody()
            },
        )
    };
}
