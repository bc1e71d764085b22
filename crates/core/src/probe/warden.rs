//! When the gate opens: the rules that need a clock and a look at the machine.

use super::Census;
use super::gate::Gate;
use std::time::{Duration, Instant};

/// Whether those who might still come to the gate are on their way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Activity {
    /// Somebody is running, or is about to.
    Moving,
    /// Everybody sleeps. The number changes whenever anybody has run in between: two looks that
    /// see the same one saw the same sleep.
    Still(u64),
    /// This system does not say.
    Unknown,
}

/// What there is to see of those whose work the gate holds.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// Whether somebody may still come.
    pub activity: Activity,
    /// Who there is.
    pub present: Census,
}

/// How often the warden looks while a call is held.
pub(super) const PAUSE: Duration = Duration::from_millis(2);

/// With as many inside as were asked for, one more may be on its way: it gets this long to come.
const SETTLED: Duration = Duration::from_millis(8);
/// Too few inside, and everybody asleep for this long: nobody else will come. Sleep, not time:
/// a worker that waits for its turn on a busy machine is awake, and is waited for.
const STUCK: Duration = Duration::from_millis(250);
/// After a round that nobody else came to, the next one is given up sooner: what keeps the others
/// asleep was waited for once.
const STUCK_AGAIN: Duration = Duration::from_millis(100);
/// By how much the two limits below are shorter then.
const AGAIN: u32 = 8;
/// SETTLED and STUCK where one cannot see who sleeps.
const SETTLED_BLIND: Duration = Duration::from_millis(100);
const STUCK_BLIND: Duration = Duration::from_secs(5);
/// The same two where somebody never sleeps: a thread that spins, or a very busy machine.
const SETTLED_RESTLESS: Duration = Duration::from_secs(2);
const STUCK_RESTLESS: Duration = Duration::from_secs(10);

/// Decides when those held are let go.
pub(super) struct Warden {
    /// How many messages had come at the last look, and since when no more have.
    messages: (u64, Instant),
    /// What everybody's sleep looked like, since when.
    sleep: Option<(u64, Instant)>,
}

impl Warden {
    pub(super) fn new(now: Instant) -> Self {
        Self {
            messages: (0, now),
            sleep: None,
        }
    }

    /// Looks once: `messages` counts what the workers have said so far. True if it is time to open.
    pub(super) fn look(
        &mut self,
        gate: &Gate,
        messages: u64,
        activity: Activity,
        now: Instant,
    ) -> bool {
        if messages != self.messages.0 {
            self.messages = (messages, now);
            self.sleep = None;
        }
        self.sleep = match (activity, self.sleep) {
            (Activity::Still(seen), Some((before, since))) if seen == before => Some((seen, since)),
            (Activity::Still(seen), _) => Some((seen, now)),
            _ => None,
        };
        let asleep = self.sleep.map_or(Duration::ZERO, |(_, since)| now - since);
        let quiet = now - self.messages.1;
        let (settled, stuck) = match activity {
            Activity::Unknown => (SETTLED_BLIND, STUCK_BLIND),
            Activity::Moving | Activity::Still(_) => (SETTLED_RESTLESS, STUCK_RESTLESS),
        };
        if !gate.is_filled() {
            return if gate.is_doubted() {
                asleep >= STUCK_AGAIN || quiet >= stuck / AGAIN
            } else {
                asleep >= STUCK || quiet >= stuck
            };
        }
        // Later rounds only ask whether the work goes on in parallel; who is there was settled in
        // the first.
        !gate.is_first_round() || asleep >= SETTLED || quiet >= settled
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Call, Plan, Worker};
    use super::*;

    fn call(worker: Worker) -> Call {
        Call {
            worker,
            name: "work".into(),
            item: String::new(),
            start: 0,
            end: None,
        }
    }

    fn gate_with(inside: u32) -> Gate {
        let plan = Plan {
            name: "work".into(),
            workers: 2,
            windows: vec![0..100],
            apart: false,
        };
        let mut gate = Gate::new(plan);
        for thread in 0..inside {
            gate.enter(call(Worker { process: 1, thread }));
        }
        gate
    }

    /// When the gate opens, in milliseconds, if every look sees `activity(milliseconds)`.
    fn opens_after(inside: u32, activity: impl Fn(u64) -> Activity) -> Option<u64> {
        let start = Instant::now();
        let gate = gate_with(inside);
        let mut warden = Warden::new(start);
        (0..20_000).step_by(2).find(|ms| {
            let now = start + Duration::from_millis(*ms);
            warden.look(&gate, u64::from(inside), activity(*ms), now)
        })
    }

    #[test]
    fn a_sleeping_program_with_one_inside_is_stuck() {
        assert_eq!(opens_after(1, |_| Activity::Still(7)), Some(250));
    }

    #[test]
    fn what_kept_the_others_asleep_is_waited_for_once() {
        let start = Instant::now();
        let mut gate = gate_with(1);
        gate.release(0, Census::default());
        let worker = Worker {
            process: 1,
            thread: 0,
        };
        gate.leave(worker, 0);
        gate.enter(call(worker));
        let mut warden = Warden::new(start);
        let opens = (0..20_000).step_by(2).find(|ms| {
            warden.look(
                &gate,
                1,
                Activity::Still(7),
                start + Duration::from_millis(*ms),
            )
        });
        assert_eq!(opens, Some(100));
    }

    #[test]
    fn a_worker_that_waits_for_its_turn_is_waited_for() {
        let activity = |ms| {
            if ms < 3000 {
                Activity::Moving
            } else {
                Activity::Still(7)
            }
        };
        assert_eq!(opens_after(1, activity), Some(3250));
    }

    #[test]
    fn sleep_with_a_moment_awake_in_it_starts_anew() {
        let activity = |ms| Activity::Still(u64::from(ms >= 200));
        assert_eq!(opens_after(1, activity), Some(450));
    }

    #[test]
    fn a_program_that_never_sleeps_is_given_up_in_the_end() {
        assert_eq!(opens_after(1, |_| Activity::Moving), Some(10_000));
        assert_eq!(opens_after(1, |_| Activity::Unknown), Some(5000));
    }

    #[test]
    fn a_full_gate_waits_for_one_too_many() {
        assert_eq!(opens_after(2, |_| Activity::Still(7)), Some(8));
        assert_eq!(opens_after(2, |_| Activity::Moving), Some(2000));
        assert_eq!(opens_after(2, |_| Activity::Unknown), Some(100));
    }
}
