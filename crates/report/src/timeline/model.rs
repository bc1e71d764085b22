//! What all pictures of a run are drawn from.

use course_core::probe::{Evidence, Worker};

/// One observed run: a lane a worker.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// What was run, in a few words: `rayon, 4 workers`.
    pub title: String,
    /// The workers, sorted by process and thread.
    pub lanes: Vec<Lane>,
    /// Nanoseconds from the first beginning of a call to the last end of one.
    pub length: u64,
    /// The most workers that were inside a call at once.
    pub at_once: usize,
}

/// What one worker did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// The worker in words: `thread 2` or `process 4711`.
    pub name: String,
    /// Its calls in the order of their beginnings.
    pub jobs: Vec<Job>,
}

/// One call, in nanoseconds from the beginning of the timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// The work function and what it was called with: `sum_square(17)`.
    pub name: String,
    /// When.
    pub span: Span,
}

/// From when to when, in nanoseconds from the beginning of the timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first of them.
    pub start: u64,
    /// The first after them.
    pub end: u64,
}

impl Span {
    /// Nanoseconds that it lasts.
    pub fn length(&self) -> u64 {
        self.end.saturating_sub(self.start)
    }
}

impl Timeline {
    /// Sorts what a listener heard by workers. A call that never ended, because its process died in
    /// it, lasts until the last end of any.
    pub fn new(title: &str, evidence: &Evidence) -> Self {
        let starts = evidence.calls.iter().map(|call| call.start);
        let ends = evidence.calls.iter().filter_map(|call| call.end);
        let zero = starts.clone().min().unwrap_or(0);
        let last = ends.chain(starts).max().unwrap_or(0);
        let mut workers = evidence.workers();
        workers.sort_unstable();
        let mut lanes: Vec<Lane> = workers
            .iter()
            .map(|worker| Lane {
                name: name(*worker, &workers),
                jobs: Vec::new(),
            })
            .collect();
        for call in &evidence.calls {
            let lane = workers.iter().position(|worker| *worker == call.worker);
            let Some(lane) = lane.and_then(|lane| lanes.get_mut(lane)) else {
                continue;
            };
            let end = call.end.unwrap_or(last).max(call.start);
            lane.jobs.push(Job {
                name: format!("{}({})", call.name, call.item),
                span: Span {
                    start: call.start - zero,
                    end: end - zero,
                },
            });
        }
        Self {
            title: title.to_owned(),
            lanes,
            length: last - zero,
            at_once: evidence.peak,
        }
    }

    /// How many calls there were.
    pub fn calls(&self) -> usize {
        self.lanes.iter().map(|lane| lane.jobs.len()).sum()
    }

    /// The whole in one sentence, for those who do not see the picture.
    pub fn sentence(&self) -> String {
        let Self { title, at_once, .. } = self;
        let (calls, workers) = (self.calls(), self.lanes.len());
        let milliseconds = self.length as f64 / 1e6;
        let plural = if workers == 1 { "" } else { "s" };
        format!(
            "{title}: {calls} calls by {workers} worker{plural} in {milliseconds:.1} ms, at most {at_once} at once"
        )
    }
}

impl Lane {
    /// When the worker was busy: its calls, those joined that lie less than `gap` nanoseconds
    /// apart. They are in order and at least `gap` apart, so of a long timeline there are few.
    pub fn spans(&self, gap: u64) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        for Job { span, .. } in &self.jobs {
            match spans.last_mut() {
                Some(last) if span.start < last.end.saturating_add(gap) => {
                    last.end = last.end.max(span.end);
                }
                _ => spans.push(*span),
            }
        }
        spans
    }

    /// Nanoseconds inside calls.
    pub fn busy(&self) -> u64 {
        self.spans(0).iter().map(Span::length).sum()
    }
}

/// A worker is told by its process where each is one of its own, by its thread where all share one.
fn name(worker: Worker, all: &[Worker]) -> String {
    let Worker { process, thread } = worker;
    let alone = !all
        .iter()
        .any(|other| other.process == process && other.thread != thread);
    let one_process = all.iter().all(|other| other.process == process);
    match (alone, one_process) {
        (true, false) => format!("process {process}"),
        (_, true) => format!("thread {thread}"),
        (false, false) => format!("{process}, thread {thread}"),
    }
}

#[cfg(test)]
pub(super) mod examples {
    use super::{Evidence, Timeline, Worker};
    use course_core::probe::Call;

    /// A timeline of calls `(process, thread, start, end)`, in microseconds.
    pub(crate) fn timeline(calls: &[(u32, u32, u64, u64)]) -> Timeline {
        let calls: Vec<Call> = calls
            .iter()
            .enumerate()
            .map(|(item, (process, thread, start, end))| Call {
                worker: Worker {
                    process: *process,
                    thread: *thread,
                },
                name: "work".into(),
                item: item.to_string(),
                start: 5_000_000 + start * 1000,
                end: Some(5_000_000 + end * 1000),
            })
            .collect();
        let evidence = Evidence {
            peak: 1,
            rounds: vec![],
            calls,
        };
        Timeline::new("some runner", &evidence)
    }
}

#[cfg(test)]
mod tests {
    use super::examples::timeline;
    use super::*;
    use proptest::prelude::*;

    fn names(timeline: &Timeline) -> Vec<&str> {
        timeline
            .lanes
            .iter()
            .map(|lane| lane.name.as_str())
            .collect()
    }

    #[test]
    fn each_worker_has_a_lane() {
        let timeline = timeline(&[(7, 1, 0, 10), (7, 2, 5, 20), (7, 1, 12, 15)]);
        assert_eq!(names(&timeline), ["thread 1", "thread 2"]);
        assert_eq!(timeline.length, 20_000);
        assert_eq!(timeline.lanes[0].jobs.len(), 2);
        assert_eq!(timeline.lanes[0].busy(), 13_000);
        assert_eq!(timeline.lanes[1].jobs[0].name, "work(1)");
        assert_eq!(
            timeline.sentence(),
            "some runner: 3 calls by 2 workers in 0.0 ms, at most 1 at once"
        );
    }

    #[test]
    fn processes_are_told_apart_by_their_ids() {
        assert_eq!(
            names(&timeline(&[(7, 1, 0, 1), (8, 1, 0, 1)])),
            ["process 7", "process 8"]
        );
        let mixed = timeline(&[(7, 1, 0, 1), (7, 2, 0, 1), (8, 1, 0, 1)]);
        assert_eq!(names(&mixed), ["7, thread 1", "7, thread 2", "process 8"]);
    }

    #[test]
    fn a_call_that_never_ended_lasts_to_the_end() {
        let mut evidence = Evidence::default();
        for (thread, end) in [(1, None), (2, Some(90))] {
            evidence.calls.push(course_core::probe::Call {
                worker: Worker { process: 1, thread },
                name: "work".into(),
                item: "1".into(),
                start: 10,
                end,
            });
        }
        let timeline = Timeline::new("", &evidence);
        assert_eq!(timeline.lanes[0].jobs[0].span, Span { start: 0, end: 80 });
    }

    #[test]
    fn nothing_is_a_timeline_too() {
        assert_eq!(timeline(&[]).length, 0);
    }

    proptest! {
        #[test]
        fn spans_cover_every_call_and_keep_their_distance(
            calls in prop::collection::vec((0_u64..10_000, 0_u64..300), 0..60), gap in 0_u64..2_000_000,
        ) {
            let mut calls: Vec<_> = calls.into_iter().map(|(start, length)| (1, 1, start, start + length)).collect();
            calls.sort_unstable();
            let timeline = timeline(&calls);
            for lane in &timeline.lanes {
                let spans = lane.spans(gap);
                for pair in spans.windows(2) {
                    prop_assert!(pair[0].end + gap <= pair[1].start);
                }
                for Job { span, .. } in &lane.jobs {
                    prop_assert!(spans.iter().any(|busy| busy.start <= span.start && span.end <= busy.end));
                }
            }
        }
    }
}
