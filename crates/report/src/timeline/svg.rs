//! Timelines as a picture.

use super::scale::marks;
use super::{Lane, Timeline};
use std::fmt::Write;

const WIDTH: f64 = 960.0;
const LEFT: f64 = 150.0;
const RIGHT: f64 = 30.0;
const PLOT: f64 = WIDTH - LEFT - RIGHT;
const TOP: f64 = 16.0;
const HEADING: f64 = 26.0;
const AXIS: f64 = 44.0;

/// Colours by what they are for, so that one rule turns the picture dark.
const STYLE: &str = "\
:root{--paper:#fff;--ink:#1f2933;--faint:#616e7c;--track:#eef1f4;--line:#cbd2d9;--busy:#2563c9}
@media (prefers-color-scheme:dark){:root{--paper:#14181d;--ink:#e4e7eb;--faint:#9aa5b1;--track:#222930;--line:#3e4c59;--busy:#6aa5f8}}
text{font:12px system-ui,sans-serif;fill:var(--ink)}
.head{font-weight:600;font-size:14px}.mark{fill:var(--faint);text-anchor:middle}.name{text-anchor:end}
.paper{fill:var(--paper)}.track{fill:var(--track)}.busy{fill:var(--busy)}.grid{stroke:var(--line)}";

/// The timelines one below the other, on one scale, as a standalone SVG.
///
/// Calls less than a pixel apart are drawn as one, so the picture stays small however many there
/// are: at most some 400 shapes a worker. It is readable on light and dark ground, and says what it
/// shows in words too.
pub fn svg(title: &str, timelines: &[Timeline]) -> String {
    let longest = timelines
        .iter()
        .map(|timeline| timeline.length)
        .max()
        .unwrap_or(0);
    let height = TOP + timelines.iter().map(panel_height).sum::<f64>();
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{height}\" \
         viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-labelledby=\"title desc\">\n\
         <title id=\"title\">{}</title>\n<desc id=\"desc\">{}</desc>\n<style>\n{STYLE}\n</style>\n\
         <rect class=\"paper\" width=\"{WIDTH}\" height=\"{height}\"/>\n",
        escape(title),
        escape(&description(timelines)),
    );
    let mut top = TOP;
    for timeline in timelines {
        svg.push_str(&panel(timeline, longest, top));
        top += panel_height(timeline);
    }
    svg.push_str("</svg>");
    svg
}

fn description(timelines: &[Timeline]) -> String {
    let sentences: Vec<String> = timelines.iter().map(Timeline::sentence).collect();
    format!(
        "Each row is a worker, filled while it is inside a call; time runs to the right, in milliseconds. {}.",
        sentences.join(". ")
    )
}

/// The height of a lane: many workers get thin ones.
fn lane_height(lanes: usize) -> f64 {
    match lanes {
        0..=16 => 22.0,
        17..=64 => 13.0,
        _ => 7.0,
    }
}

fn panel_height(timeline: &Timeline) -> f64 {
    HEADING + timeline.lanes.len() as f64 * lane_height(timeline.lanes.len()) + AXIS
}

fn panel(timeline: &Timeline, longest: u64, top: f64) -> String {
    let height = lane_height(timeline.lanes.len());
    let lanes = top + HEADING;
    let bottom = lanes + timeline.lanes.len() as f64 * height;
    let mut panel = format!(
        "<text class=\"head\" x=\"16\" y=\"{}\">{}</text>\n",
        top + 14.0,
        escape(&timeline.sentence())
    );
    let lane_tops = (0..timeline.lanes.len()).map(|index| lanes + index as f64 * height);
    let placed: Vec<(&Lane, f64)> = timeline.lanes.iter().zip(lane_tops).collect();
    // From the back to the front: a line over a busy lane would look like a gap in it.
    panel.extend(placed.iter().map(|(lane, y)| track(lane, *y, height)));
    panel.push_str(&axis(longest, lanes, bottom));
    panel.extend(
        placed
            .iter()
            .map(|(lane, y)| busy(lane, longest, *y, height)),
    );
    panel
}

/// What there is to see of a lane between two of them.
const GAP: f64 = 3.0;

fn track(lane: &Lane, y: f64, height: f64) -> String {
    let inner = height - GAP;
    let track = format!(
        "<rect class=\"track\" x=\"{LEFT}\" y=\"{y}\" width=\"{PLOT}\" height=\"{inner}\"/>\n"
    );
    // A lane too thin for its name keeps it for whoever points at it.
    if height < 12.0 {
        return track;
    }
    let (x, base) = (LEFT - 8.0, y + inner / 2.0 + 3.5);
    let size = if height > 16.0 { 12 } else { 10 };
    let name = escape(&lane.name);
    format!(
        "{track}<text class=\"name\" x=\"{x}\" y=\"{base}\" style=\"font-size:{size}px\">{name}</text>\n"
    )
}

fn busy(lane: &Lane, longest: u64, y: f64, height: f64) -> String {
    let pixel = longest.max(1) as f64 / PLOT;
    let inner = height - GAP;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "less than the length"
    )]
    let spans = lane.spans(pixel as u64);
    let mut shapes = String::new();
    for span in spans {
        let x = LEFT + span.start as f64 / pixel;
        let width = (span.length() as f64 / pixel).max(0.5);
        let _ = write!(shapes, "M{x:.1} {y}h{width:.1}v{inner}h-{width:.1}z");
    }
    let (name, calls, busy) = (
        escape(&lane.name),
        lane.jobs.len(),
        lane.busy() as f64 / 1e6,
    );
    format!(
        "<path class=\"busy\" d=\"{shapes}\"><title>{name}: {calls} calls, {busy:.1} ms inside them</title></path>\n"
    )
}

fn axis(longest: u64, top: f64, bottom: f64) -> String {
    let pixel = longest.max(1) as f64 / PLOT;
    let mut axis = String::new();
    let marks = marks(longest, 10);
    let last = marks.len() - 1;
    for (index, (milliseconds, label)) in marks.into_iter().enumerate() {
        let x = LEFT + milliseconds * 1e6 / pixel;
        let unit = if index == last { " ms" } else { "" };
        let _ = writeln!(
            axis,
            "<path class=\"grid\" d=\"M{x:.1} {top}V{}\"/>",
            bottom + 4.0
        );
        let _ = writeln!(
            axis,
            "<text class=\"mark\" x=\"{x:.1}\" y=\"{}\">{label}{unit}</text>",
            bottom + 18.0
        );
    }
    axis
}

/// Text as XML takes it; characters that XML has no way to write are left out.
fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' | '\t' => escaped.push(' '),
            character if character.is_control() || matches!(character, '\u{fffe}' | '\u{ffff}') => {
            }
            character => escaped.push(character),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::super::model::examples::timeline;
    use super::*;

    #[test]
    fn the_picture_says_what_it_shows() {
        let drawn = svg(
            "Sums",
            &[timeline(&[(7, 1, 0, 10_000), (8, 1, 5_000, 20_000)])],
        );
        assert!(drawn.contains("<title id=\"title\">Sums</title>"));
        assert!(drawn.contains("some runner: 2 calls by 2 workers in 20.0 ms"));
        assert!(
            drawn.contains(">process 7</text>") && drawn.contains(">20 ms</text>"),
            "{drawn}"
        );
        assert!(drawn.contains("prefers-color-scheme:dark"));
        assert_eq!(drawn.matches("class=\"busy\"").count(), 2);
    }

    #[test]
    fn a_lane_is_drawn_where_its_time_is() {
        let drawn = svg(
            "Sums",
            &[timeline(&[(7, 1, 0, 10_000), (7, 2, 10_000, 20_000)])],
        );
        assert!(drawn.contains("M150.0 42h390.0v"), "{drawn}");
        assert!(drawn.contains("M540.0 64h390.0v"), "{drawn}");
    }

    #[test]
    fn many_calls_of_many_workers_stay_small() {
        let calls: Vec<_> = (0..1_000_000_u32)
            .map(|call| (1, call % 64, u64::from(call) * 10, u64::from(call) * 10 + 5))
            .collect();
        let drawn = svg("Sums", &[timeline(&calls)]);
        assert!(drawn.len() < 1_500_000, "{}", drawn.len());
    }

    #[test]
    fn text_cannot_leave_its_element() {
        assert_eq!(
            escape("<a href=\"x\">&\n\u{1}</a>"),
            "&lt;a href=&quot;x&quot;&gt;&amp; &lt;/a&gt;"
        );
    }

    #[test]
    fn nothing_can_be_drawn_too() {
        assert!(svg("Sums", &[]).ends_with("</svg>"));
        assert!(!svg("Sums", &[timeline(&[])]).contains("NaN"));
        assert!(!svg("Sums", &[timeline(&[(1, 1, 3, 3)])]).contains("NaN"));
    }
}
