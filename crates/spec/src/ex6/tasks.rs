//! What the student of exercise 6 has to do.

use crate::{Task, Verdict};

pub(super) const TASKS: [Task; 8] = [
    Task {
        number: 1,
        function: "dots",
        title: "two threads that print at the same time",
        minutes: 10,
        hints: [
            "`print_multiple` does the printing. What is to be written is who calls it, and who waits for whom: \
             both threads must be started before anybody waits for one of them.",
            "`thread::scope(|scope| { ... })` returns when every thread that was started in it has ended, so \
             there is nothing to join. `scope.spawn(|| ...)` starts one. (`use std::thread;` at the top of the file.)",
            "`thread::scope(|scope| { scope.spawn(|| print_multiple(\".\", times)); scope.spawn(|| \
             print_multiple(\"o\", times)); });`, and then `Ok(())`.",
        ],
        starts_with: Verdict::NotWrittenYet,
    },
    Task {
        number: 2,
        function: "counts",
        title: "threads that tell as they count",
        minutes: 15,
        hints: [
            "`tell` can be called from here alone, not from the threads. So they send what they have counted, \
             and here it is received: a channel has an end for each side.",
            "`let (sender, counts) = crossbeam::channel::unbounded();`. Each thread gets a clone of the sender, and \
             sends `(name, number)` after each count. `for (name, number) in counts` takes them as they come, \
             inside of the scope and after all threads are started.",
            "If it never ends: the loop over `counts` ends when the last sender is dropped, and you hold one. \
             `drop(sender);` between the loop that starts the threads and the loop over `counts`.",
        ],
        starts_with: Verdict::NotWrittenYet,
    },
    Task {
        number: 3,
        function: "locked_counter",
        title: "one counter behind a lock",
        minutes: 15,
        hints: [
            "First the shares: which darts does thread number `thread` of `threads` throw? All of them must be \
             thrown, also when they do not divide evenly. Then `thread::scope`, and a thread for each share.",
            "`let hits = Mutex::new(0);` before the scope. The dart is thrown without the lock, and `*hits.lock()\
             .unwrap() += 1;` counts it: the lock is open again at the end of that line. In the end \
             `hits.into_inner()` has the number.",
            "The share is `darts * thread / threads..darts * (thread + 1) / threads`, with all of them as `u64`. In each \
             thread: `for number in share { if dart(number) { *hits.lock().unwrap() += 1; } }`, with \
             `let hits = &hits;` before the `move` closure.",
        ],
        starts_with: Verdict::NotWrittenYet,
    },
    Task {
        number: 4,
        function: "atomic_counter",
        title: "one counter that is atomic",
        minutes: 5,
        hints: [
            "Begin with a copy of `locked_counter`. An atomic number can be changed through a shared reference, \
             without a lock: which of its methods adds one?",
            "`AtomicU64::new(0)`, and `hits.fetch_add(1, Ordering::Relaxed)` for a hit. To `load` it and then to \
             `store` one more is two steps, and another thread can come in between.",
            "Three lines change: `let hits = AtomicU64::new(0);`, `hits.fetch_add(1, Ordering::Relaxed);` and \
             `Ok(hits.into_inner())`.",
        ],
        starts_with: Verdict::NotWrittenYet,
    },
    Task {
        number: 5,
        function: "own_counters",
        title: "a counter for each thread",
        minutes: 10,
        hints: [
            "A closure of a thread can return a number, and whoever joins the thread gets it.",
            "In the scope: keep what `scope.spawn` returns in a `Vec`. When all are started, a second loop calls \
             `join()` on each and adds what comes. Joined in the first loop, they would run one after the other.",
            "`handles.push(scope.spawn(move || share.filter(|number| dart(*number)).count() as u64));` and then \
             `for handle in handles { hits += handle.join().unwrap(); }`.",
        ],
        starts_with: Verdict::NotWrittenYet,
    },
    Task {
        number: 6,
        function: "new",
        title: "the threads of the executor, and the channel they take jobs from",
        minutes: 10,
        hints: [
            "A channel of crossbeam can have many receivers: what is sent goes to one of them. So every thread \
             has a clone of the same receiver.",
            "What a thread does is a loop over its receiver: `for job in receiver { job(); }`. It ends by itself when \
             there is no sender any more. Keep what `thread::spawn` returns.",
            "`let (sender, receiver) = crossbeam::channel::unbounded::<Job>();`, then `workers` times: `let receiver = \
             receiver.clone(); threads.push(thread::spawn(move || for job in receiver { job(); }));`, and then \
             `Self { jobs: Some(sender), threads }`.",
        ],
        starts_with: Verdict::NotWrittenYet,
    },
    Task {
        number: 7,
        function: "submit",
        title: "a job that does the task and sends what comes of it",
        minutes: 15,
        hints: [
            "Each task has a channel of its own, for one result. One end of it is in the `SmallFuture`, and the other \
             one goes into the job. The job is a `move` closure in a `Box`.",
            "The job: `catch_unwind(AssertUnwindSafe(task))` gives an `Ok` with the result, or an `Err` with the \
             panic, and `map_err(|panic| message(&*panic))` makes that a text. Nobody may be waiting for the \
             result: `let _ = sender.send(...)`.",
            "`let (sender, outcome) = crossbeam::channel::bounded(1);`, `let job = move || { let result = \
             catch_unwind(AssertUnwindSafe(task)); let _ = sender.send(result.map_err(|panic| message(&*panic))); };`, \
             `self.jobs.as_ref().unwrap().send(Box::new(job)).unwrap();`, and `SmallFuture { outcome }`.",
        ],
        starts_with: Verdict::NotWrittenYet,
    },
    Task {
        number: 8,
        function: "drop",
        title: "an end that waits for all that was submitted",
        minutes: 10,
        hints: [
            "A thread ends when the channel has come to its end, and that is when the last sender is dropped. The \
             executor holds it. What comes first, then: to join the threads, or to drop the sender?",
            "`self.jobs.take()` leaves `None` behind and gives you the sender, to be dropped. \
             `self.threads.drain(..)` gives you the threads one by one, to be joined.",
            "`drop(self.jobs.take());` and then `for thread in self.threads.drain(..) { let _ = thread.join(); }`.",
        ],
        starts_with: Verdict::NotWrittenYet,
    },
];
