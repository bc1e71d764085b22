//! Right executors, written quite differently from the reference: the library's among them.

use crate::{executor, right_executor};
use crossbeam::channel;
use crossbeam::deque::{Injector, Steal};
use multiprocess::ThreadPoolExecutor;
use spec::corpus::Entry;
use spec::ex6::{Answer, Executor, Job, Promise, Subject};
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError, mpsc};
use std::thread::{self, JoinHandle};

pub(crate) fn corpus() -> Vec<Entry<Subject>> {
    let mut corpus = right_executor(["the_library", "the_library", "the_library"], library);
    let name = "std_channel_behind_a_lock";
    corpus.extend(right_executor([name; 3], std_channel));
    let name = "a_queue_and_a_condition";
    corpus.extend(right_executor([name; 3], condition));
    let name = "an_injector_of_crossbeam";
    corpus.extend(right_executor([name; 3], injector));
    let name = "a_pool_of_rayon";
    corpus.extend(right_executor([name; 3], rayon_pool));
    // Python's own executor starts its threads like this. Task 6 asks for all at once.
    let late = executor(started_late);
    corpus.push(Entry::right("threads_started_late", "submit", late));
    corpus.push(Entry::right("threads_started_late", "drop", late));
    corpus
}

type Outcome = Result<u64, String>;

/// Does the job; its panic is an error.
fn outcome_of(job: Job) -> Outcome {
    catch_unwind(AssertUnwindSafe(job)).map_err(|panic| {
        let text = panic.downcast_ref::<String>().cloned();
        text.unwrap_or_else(|| "a panic".to_owned())
    })
}

/// A job that sends what comes of it, and who waits for that.
fn with_promise(job: Job) -> (Work, Promise) {
    let (sender, outcome) = mpsc::sync_channel(1);
    let work = move || drop(sender.send(outcome_of(job)));
    let promise = move || outcome.recv().unwrap_or_else(|gone| Err(gone.to_string()));
    (Box::new(work), Box::new(promise))
}

type Work = Box<dyn FnOnce() + Send>;

fn library(workers: usize) -> Answer<Executor> {
    let executor = ThreadPoolExecutor::new(workers)?;
    Ok(Box::new(move |job| {
        let future = executor.spawn(job);
        Box::new(move || {
            future
                .and_then(multiprocess::Future::result)
                .map_err(|e| e.to_string())
        })
    }))
}

/// Joins its threads when it is dropped, after what stands before it has been.
struct Threads(Vec<JoinHandle<()>>);

impl Drop for Threads {
    fn drop(&mut self) {
        for thread in self.0.drain(..) {
            let _ = thread.join();
        }
    }
}

/// The receiver of a channel of std is not to be shared without a lock.
fn std_channel(workers: usize) -> Answer<Executor> {
    let (jobs, receiver) = mpsc::channel::<Work>();
    let receiver = Arc::new(Mutex::new(receiver));
    let start = |_| {
        let receiver = Arc::clone(&receiver);
        thread::spawn(move || {
            loop {
                let next = receiver.lock().expect("no panic").recv();
                let Ok(work) = next else { break };
                work();
            }
        })
    };
    let threads = Threads((0..workers).map(start).collect());
    // Dropped in the order in which they stand here.
    let pool = (jobs, threads);
    Ok(Box::new(move |job| {
        let (jobs, _) = &pool;
        let (work, promise) = with_promise(job);
        jobs.send(work).expect("the threads listen");
        promise
    }))
}

#[derive(Default)]
struct Queue {
    waiting: Mutex<(VecDeque<Work>, bool)>,
    changed: Condvar,
}

impl Queue {
    fn serve(&self) {
        loop {
            let waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
            let nothing = |waiting: &mut (VecDeque<Work>, bool)| waiting.0.is_empty() && !waiting.1;
            let mut waiting = self
                .changed
                .wait_while(waiting, nothing)
                .unwrap_or_else(PoisonError::into_inner);
            let Some(work) = waiting.0.pop_front() else {
                break;
            };
            drop(waiting);
            work();
        }
    }
}

/// Closes its queue, and waits for the threads.
struct Closing {
    queue: Arc<Queue>,
    threads: Mutex<Vec<JoinHandle<()>>>,
    idle: Arc<AtomicUsize>,
}

impl Closing {
    fn new() -> Self {
        Self {
            queue: Arc::default(),
            threads: Mutex::default(),
            idle: Arc::default(),
        }
    }

    fn start_thread(&self) {
        let queue = Arc::clone(&self.queue);
        let thread = thread::spawn(move || queue.serve());
        self.threads.lock().expect("no panic").push(thread);
    }

    fn submit(&self, job: Job) -> Promise {
        let (work, promise) = with_promise(job);
        self.queue
            .waiting
            .lock()
            .expect("no panic")
            .0
            .push_back(work);
        self.queue.changed.notify_one();
        promise
    }
}

impl Drop for Closing {
    fn drop(&mut self) {
        self.queue.waiting.lock().expect("no panic").1 = true;
        self.queue.changed.notify_all();
        for thread in self.threads.lock().expect("no panic").drain(..) {
            let _ = thread.join();
        }
    }
}

fn condition(workers: usize) -> Answer<Executor> {
    let pool = Closing::new();
    (0..workers).for_each(|_| pool.start_thread());
    Ok(Box::new(move |job| pool.submit(job)))
}

/// A thread is started when a task comes, as long as there are fewer than there may be.
fn started_late(workers: usize) -> Answer<Executor> {
    let pool = Closing::new();
    Ok(Box::new(move |job| {
        if pool.idle.fetch_add(1, Ordering::Relaxed) < workers {
            pool.start_thread();
        }
        pool.submit(job)
    }))
}

/// The queue is one that is stolen from; a channel says that there is something in it.
fn injector(workers: usize) -> Answer<Executor> {
    let (bell, rings) = channel::unbounded::<()>();
    let injector = Arc::new(Injector::<Work>::new());
    let start = |_| {
        let (rings, injector) = (rings.clone(), Arc::clone(&injector));
        thread::spawn(move || {
            for () in rings {
                loop {
                    match injector.steal() {
                        Steal::Success(work) => {
                            work();
                            break;
                        }
                        Steal::Retry => {}
                        Steal::Empty => break,
                    }
                }
            }
        })
    };
    let threads = Threads((0..workers).map(start).collect());
    let pool = (bell, injector, threads);
    Ok(Box::new(move |job| {
        let pool = &pool;
        let (work, promise) = with_promise(job);
        pool.1.push(work);
        pool.0.send(()).expect("the threads listen");
        promise
    }))
}

/// A pool of rayon does not wait for what was spawned, so this counts it; nor for its threads to
/// end, so each of them says that it has.
fn rayon_pool(workers: usize) -> Answer<Executor> {
    struct Pool {
        threads: Option<rayon::ThreadPool>,
        work: Option<crossbeam::sync::WaitGroup>,
        ends: channel::Receiver<()>,
    }
    impl Drop for Pool {
        fn drop(&mut self) {
            if let Some(work) = self.work.take() {
                work.wait();
            }
            drop(self.threads.take());
            // It ends when every thread has dropped its sender.
            let _ = self.ends.recv();
        }
    }
    let (alive, ends) = channel::bounded(0);
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(workers)
        .spawn_handler(|thread| {
            let alive = alive.clone();
            thread::spawn(move || {
                thread.run();
                drop(alive);
            });
            Ok(())
        })
        .build()?;
    drop(alive);
    let pool = Pool {
        threads: Some(pool),
        work: Some(crossbeam::sync::WaitGroup::new()),
        ends,
    };
    Ok(Box::new(move |job| {
        let (work, promise) = with_promise(job);
        let group = pool.work.clone();
        if let Some(threads) = &pool.threads {
            threads.spawn_fifo(move || {
                work();
                drop(group);
            });
        }
        promise
    }))
}
