//! The ends: of a worker that has done its share, of a task that takes too long, and of the pool.

use std::time::{Duration, Instant};

use super::state::{Stage, State};
use super::worker::{Phase, Reason, Worker};
use crate::Error;

/// How long an idle worker may take to leave before it is killed: it may have been stopped.
const GRACE: Duration = Duration::from_secs(1);

impl State {
    /// Workers that have done their share leave, and new ones come.
    pub(crate) fn retire(&mut self) {
        for place in 0..self.workers.len() {
            let Some(worker) = &self.workers[place] else {
                continue;
            };
            if worker.phase == Phase::Ready && worker.idle() && self.allowance(worker) == 0 {
                self.workers[place].as_mut().expect("just seen").finish();
            }
        }
    }

    /// When something must be done although nothing happens; none while no limit is set and nothing is busy.
    pub(crate) fn deadline(&self) -> Option<Instant> {
        if let Stage::Leaving(until) = self.stage {
            return Some(until);
        }
        let limit = self.config.task_timeout?;
        self.workers
            .iter()
            .flatten()
            .filter(|worker| !worker.idle())
            // A limit past the end of time is none.
            .filter_map(|worker| worker.busy_since.checked_add(limit))
            .min()
    }

    /// Kills the workers whose task has run too long. What was handed out behind it is taken back first.
    pub(crate) fn enforce_timeout(&mut self) {
        let Some(limit) = self.config.task_timeout else {
            return;
        };
        for place in 0..self.workers.len() {
            let Some(worker) = &mut self.workers[place] else {
                continue;
            };
            if worker.idle() || worker.busy_since.elapsed() < limit {
                continue;
            }
            for chunk in worker.take_back().into_iter().rev() {
                self.queue.push_front(chunk);
            }
            worker.kill(Reason::TimedOut);
            self.bury(place);
        }
    }

    /// The next step to the end of the pool; true when it is reached.
    pub(crate) fn wind_up(&mut self) -> bool {
        match self.stage {
            Stage::Running => return false,
            Stage::Draining => {
                if self.queue.is_empty() && self.workers.iter().flatten().all(Worker::idle) {
                    self.workers.iter_mut().flatten().for_each(Worker::finish);
                    self.stage = Stage::Leaving(Instant::now() + GRACE);
                }
            }
            Stage::Leaving(until) if Instant::now() >= until => self.terminate(),
            Stage::Leaving(_) => {}
        }
        self.workers.iter().all(Option::is_none)
    }

    /// Ends every worker now; what they ran, and what waits, fails.
    pub(crate) fn terminate(&mut self) {
        self.stage = Stage::Leaving(Instant::now());
        self.fail_queue(&Error::Closed);
        // First all are told, then all are waited for.
        self.workers
            .iter_mut()
            .flatten()
            .for_each(|worker| worker.kill(Reason::Terminated));
        for place in 0..self.workers.len() {
            self.bury(place);
        }
        self.fail_queue(&Error::Closed);
    }
}
