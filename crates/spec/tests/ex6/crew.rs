//! An executor as students write it, with a place for each mistake that they make.

use crossbeam::channel::{self, Receiver, Sender};
use spec::ex6::{Answer, Executor, Job, Promise};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

/// The one thing that is wrong.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Nothing.
    None,
    /// Threads are numbered from 1, and the loop ends before the last.
    OneShort,
    /// "At least four, or it is not worth it."
    AtLeastFour,
    /// The task is done by who submits it.
    OnTheCaller,
    /// A thread is started for each task, beside those that wait.
    ThreadATask,
    /// One receiver for all, behind a lock that is held while the job is done.
    LockHeld,
    /// A channel a thread, and tasks are dealt out in turn.
    ChannelEach,
    /// The channel has no room: to send is to wait for a free thread.
    NoRoom,
    /// `submit` waits for the result, and the future has it then.
    WaitsForResult,
    /// The results of all tasks come through one channel.
    OneResultChannel,
    /// What was submitted last is done first.
    LastInFirstOut,
    /// Nobody catches a panic: its thread ends, and the result is never sent.
    NotCaught,
    /// A panic is caught, and what it said is forgotten.
    WithoutWords,
    /// A panic is told, and its thread ends all the same.
    EndsAfterPanic,
    /// A panic goes on in whoever asks for the result.
    PassedOn,
    /// The channel is closed and nobody is joined.
    NotJoined,
    /// The threads are joined while the channel is still open.
    JoinedFirst,
    /// "Stop" means at once: what waits is thrown away.
    ThrownAway,
    /// One "stop" is sent, and one thread gets it.
    OneStop,
}

type Work = Box<dyn FnOnce() + Send>;

/// What comes through the channel: work, or the word to stop.
type Message = Option<Work>;

struct Crew {
    fault: Fault,
    senders: Vec<Sender<Message>>,
    threads: Vec<JoinHandle<()>>,
    turn: AtomicUsize,
    stopped: Arc<AtomicBool>,
    /// Where all results come from, if they come from one place.
    results: (Sender<Outcome>, Receiver<Outcome>),
    /// What waits to be done, if it is a heap and no queue.
    heap: Arc<Mutex<Vec<Work>>>,
}

type Outcome = Result<u64, String>;

/// An executor with this fault.
pub(crate) fn crew(workers: usize, fault: Fault) -> Answer<Executor> {
    let crew = Crew::new(workers, fault);
    Ok(Box::new(move |job| crew.submit(job)))
}

impl Crew {
    fn new(workers: usize, fault: Fault) -> Self {
        let workers = match fault {
            Fault::OneShort => workers - 1,
            Fault::AtLeastFour => workers.max(4),
            _ => workers,
        };
        let channels = if fault == Fault::ChannelEach {
            workers
        } else {
            1
        };
        let channel = |_| match fault {
            Fault::NoRoom => channel::bounded(0),
            _ => channel::unbounded(),
        };
        let (senders, receivers): (Vec<_>, Vec<Receiver<Message>>) =
            (0..channels).map(channel).unzip();
        let lock = Arc::new(Mutex::new(()));
        let stopped = Arc::new(AtomicBool::new(false));
        let start = |thread: usize| {
            let receiver: Receiver<Message> = receivers[thread % channels].clone();
            let (lock, stopped) = (Arc::clone(&lock), Arc::clone(&stopped));
            thread::spawn(move || {
                loop {
                    let turn = lock.lock().unwrap_or_else(PoisonError::into_inner);
                    let next = receiver.recv();
                    if fault != Fault::LockHeld {
                        drop(turn);
                    }
                    let Ok(Some(work)) = next else { break };
                    if !stopped.load(Ordering::SeqCst) {
                        work();
                    }
                }
            })
        };
        let start = |thread: usize| {
            if fault == Fault::ChannelEach {
                serve_alone(receivers[thread].clone())
            } else {
                start(thread)
            }
        };
        let threads = (0..workers).map(start).collect();
        Self {
            fault,
            senders,
            threads,
            turn: AtomicUsize::new(0),
            stopped,
            results: channel::unbounded(),
            heap: Arc::default(),
        }
    }

    fn submit(&self, job: Job) -> Promise {
        let (sender, outcome) = match self.fault {
            Fault::OneResultChannel => self.results.clone(),
            _ => channel::unbounded(),
        };
        let fault = self.fault;
        let work: Work = Box::new(move || do_job(job, fault, &sender));
        match fault {
            Fault::OnTheCaller => work(),
            Fault::ThreadATask => drop(thread::spawn(work)),
            Fault::LastInFirstOut => self.put_on_the_heap(work),
            _ => {
                let turn = self.turn.fetch_add(1, Ordering::Relaxed) % self.senders.len();
                // Threads that a panic has ended do not listen any more.
                let _ = self.senders[turn].send(Some(work));
            }
        }
        if fault == Fault::WaitsForResult {
            let result = wait(&outcome, fault);
            return Box::new(move || result);
        }
        Box::new(move || wait(&outcome, fault))
    }

    /// What is sent is only that there is one thing more on it.
    fn put_on_the_heap(&self, work: Work) {
        self.heap.lock().expect("no panic").push(work);
        let heap = Arc::clone(&self.heap);
        let top = move || {
            let work = heap.lock().expect("no panic").pop();
            if let Some(work) = work {
                work();
            }
        };
        let _ = self.senders[0].send(Some(Box::new(top)));
    }
}

fn serve_alone(receiver: Receiver<Message>) -> JoinHandle<()> {
    thread::spawn(move || {
        while let Ok(Some(work)) = receiver.recv() {
            work();
        }
    })
}

fn do_job(job: Job, fault: Fault, sender: &Sender<Outcome>) {
    if fault == Fault::NotCaught {
        let _ = sender.send(Ok(job()));
        return;
    }
    let outcome = match catch_unwind(AssertUnwindSafe(job)) {
        Ok(value) => Ok(value),
        Err(_) if fault == Fault::WithoutWords => Err("a task failed".to_owned()),
        Err(panic) => {
            let text = panic.downcast_ref::<String>().cloned();
            let text = text.or_else(|| panic.downcast_ref::<&str>().map(ToString::to_string));
            let _ = sender.send(Err(text.unwrap_or_default()));
            if fault == Fault::EndsAfterPanic {
                resume_unwind(panic);
            }
            return;
        }
    };
    let _ = sender.send(outcome);
}

fn wait(outcome: &Receiver<Outcome>, fault: Fault) -> Outcome {
    match outcome.recv() {
        Ok(Err(panic)) if fault == Fault::PassedOn => panic!("{panic}"),
        Ok(outcome) => outcome,
        Err(_) => Err("the task is gone".into()),
    }
}

impl Drop for Crew {
    fn drop(&mut self) {
        if self.fault == Fault::NotJoined {
            return;
        }
        if self.fault == Fault::ThrownAway {
            self.stopped.store(true, Ordering::SeqCst);
        }
        if self.fault == Fault::OneStop {
            let _ = self.senders[0].send(None);
        } else if self.fault != Fault::JoinedFirst {
            self.senders.clear();
        }
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}
