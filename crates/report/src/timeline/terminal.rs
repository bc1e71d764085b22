//! A timeline in characters.

use super::{Lane, Timeline};

/// More lanes than this say no more than their number.
const MOST_LANES: usize = 16;

/// A line a worker, no wider than `width` columns (40 at least), and below them the time.
///
/// A column is filled from the left by the share of its time in which the worker was busy.
///
/// ```
/// use report::timeline::{Job, Lane, Span, Timeline, terminal};
///
/// let job = Job { name: "work(1)".into(), span: Span { start: 0, end: 10_000_000 } };
/// let lane = Lane { name: "thread 1".into(), jobs: vec![job] };
/// let timeline = Timeline { title: "serial".into(), lanes: vec![lane], length: 10_000_000, at_once: 1 };
/// assert_eq!(terminal(&timeline, 40), "\
/// thread 1  ██████████████████████  1 call
///           0 ms             10 ms");
/// ```
pub fn terminal(timeline: &Timeline, width: usize) -> String {
    let width = width.max(40);
    let shown = timeline.lanes.iter().take(MOST_LANES);
    let names = shown
        .clone()
        .map(|lane| lane.name.chars().count())
        .max()
        .unwrap_or(0);
    let counts = shown
        .clone()
        .map(|lane| calls(lane).len())
        .max()
        .unwrap_or(0);
    let columns = width.saturating_sub(names + counts + 4).max(10);
    let mut lines: Vec<String> = shown
        .map(|lane| {
            let (name, bar) = (&lane.name, bar(lane, timeline.length, columns));
            format!("{name:names$}  {bar:columns$}  {:>counts$}", calls(lane))
        })
        .collect();
    if timeline.lanes.len() > MOST_LANES {
        let more = timeline.lanes.len() - MOST_LANES;
        lines.push(format!("{:names$}  and {more} more workers", ""));
    }
    let end = format!("{} ms", milliseconds(timeline.length));
    lines.push(format!(
        "{:names$}  0 ms{end:>rest$}",
        "",
        rest = columns - 4
    ));
    lines.join("\n")
}

fn calls(lane: &Lane) -> String {
    match lane.jobs.len() {
        1 => "1 call".into(),
        calls => format!("{calls} calls"),
    }
}

fn milliseconds(length: u64) -> String {
    let milliseconds = length as f64 / 1e6;
    if milliseconds < 10.0 {
        format!("{milliseconds:.2}")
    } else {
        format!("{milliseconds:.0}")
    }
}

fn bar(lane: &Lane, length: u64, columns: usize) -> String {
    const EIGHTHS: [char; 9] = [' ', '▏', '▎', '▍', '▌', '▋', '▊', '▉', '█'];
    shares(lane, length, columns)
        .into_iter()
        .map(|share| {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "0 to 8"
            )]
            let eighths = (share.clamp(0.0, 1.0) * 8.0).ceil() as usize;
            EIGHTHS[eighths]
        })
        .collect()
}

/// For each column, the share of its time in which the worker was busy.
fn shares(lane: &Lane, length: u64, columns: usize) -> Vec<f64> {
    let mut shares = vec![0.0; columns];
    let column = (length as f64 / columns as f64).max(1.0);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "at most the length"
    )]
    let gap = column as u64;
    for span in lane.spans(gap) {
        let (start, end) = (span.start as f64 / column, span.end as f64 / column);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a column"
        )]
        let first = (start as usize).min(columns - 1);
        for (index, share) in shares.iter_mut().enumerate().skip(first) {
            let (left, right) = (index as f64, index as f64 + 1.0);
            if left >= end {
                break;
            }
            *share += (end.min(right) - start.max(left)).max(0.0);
        }
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::super::model::examples::timeline;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn who_is_busy_when_shows() {
        let timeline = timeline(&[(1, 1, 0, 5_000), (1, 2, 5_000, 10_000)]);
        let drawn = terminal(&timeline, 40);
        let lines: Vec<&str> = drawn.lines().collect();
        assert_eq!(lines[0], "thread 1  ███████████             1 call");
        assert_eq!(lines[1], "thread 2             ███████████  1 call");
        assert_eq!(lines[2], "          0 ms             10 ms");
    }

    #[test]
    fn many_workers_are_cut_short() {
        let calls: Vec<_> = (0..64).map(|thread| (1, thread, 0, 10)).collect();
        let drawn = terminal(&timeline(&calls), 60);
        assert_eq!(drawn.lines().count(), MOST_LANES + 2);
        assert!(drawn.contains("and 48 more workers"));
    }

    #[test]
    fn an_empty_timeline_is_an_axis() {
        assert_eq!(terminal(&timeline(&[]), 60).lines().count(), 1);
    }

    proptest! {
        #[test]
        fn it_never_gets_too_wide(
            calls in prop::collection::vec((1_u32..4, 1_u32..9, 0_u64..10_000, 0_u64..300), 0..60),
            width in 40_usize..200,
        ) {
            let calls: Vec<_> = calls.into_iter()
                .map(|(process, thread, start, length)| (process, thread, start, start + length))
                .collect();
            for line in terminal(&timeline(&calls), width).lines() {
                prop_assert!(line.chars().count() <= width, "{}", line);
            }
        }
    }
}
