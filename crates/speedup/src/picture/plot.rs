//! The picture itself, made for the width of a phone: on a desk it is shown larger.

use super::scale::Scale;
use super::series::{Point, Series};
use crate::markup::escaped;
use crate::study::Group;
use crate::units;
use std::collections::BTreeMap;
use std::fmt::Write;

pub(super) const WIDTH: f64 = 360.0;
const LEFT: f64 = 34.0;
const RIGHT: f64 = WIDTH - 14.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 214.0;
const LEGEND: f64 = BOTTOM + 50.0;
const LINE: f64 = 17.0;
const COLOURS: usize = 6;
/// Between the curves at one number of workers, so that their intervals stand side by side.
const APART: f64 = 3.0;

pub(super) struct Plot {
    x: Scale,
    y: Scale,
    cores: Option<f64>,
    workers: Vec<usize>,
    /// What the machine gave, by workers: the middle of all runners.
    gave: Vec<(usize, f64)>,
    entries: usize,
}

impl Plot {
    pub(super) fn of(group: &Group, series: &[Series]) -> Self {
        let points = || series.iter().flat_map(|series| &series.points);
        let mut workers: Vec<usize> = points().map(|point| point.workers).collect();
        workers.push(1);
        workers.sort_unstable();
        workers.dedup();
        let most = workers.last().copied().unwrap_or(1) as f64;
        let ideal = group.cores.map_or(most, |cores| cores.min(most));
        let gave = gave(points());
        let tops = points().map(|point| {
            let interval = point.speedup.interval;
            interval.map_or(point.speedup.value, |interval| interval.high)
        });
        let tallest = tops
            .chain(gave.iter().map(|(_, gave)| *gave))
            .fold(ideal, f64::max);
        Self {
            x: Scale {
                zero: LEFT,
                end: RIGHT - 14.0,
                largest: most,
            },
            y: Scale {
                zero: BOTTOM,
                end: TOP,
                largest: tallest * 1.05,
            },
            cores: group.cores,
            workers,
            gave,
            entries: series.len() + 2,
        }
    }

    pub(super) fn height(&self) -> f64 {
        LEGEND + self.entries.div_ceil(2) as f64 * LINE
    }

    pub(super) fn draw(&self, series: &[Series]) -> String {
        let mut drawn = self.axes();
        drawn.push_str(&self.lines());
        for (index, one) in series.iter().enumerate() {
            let shift = (index as f64 - (series.len() - 1) as f64 / 2.0) * APART;
            drawn.push_str(&self.curve(one, index, shift));
        }
        drawn.push_str(&self.legend(series));
        drawn
    }

    fn axes(&self) -> String {
        let mut axes = String::new();
        for mark in self.y.marks() {
            let y = self.y.place(mark);
            let _ = writeln!(
                axes,
                "<path class=\"grid\" d=\"M{LEFT} {y:.1}H{RIGHT}\"/><text class=\"faint end\" x=\"{}\" y=\"{:.1}\">{mark}</text>",
                LEFT - 5.0,
                y + 3.5
            );
        }
        for workers in &self.workers {
            let x = self.x.place(*workers as f64);
            let _ = writeln!(
                axes,
                "<text class=\"faint middle\" x=\"{x:.1}\" y=\"{}\">{workers}</text>",
                BOTTOM + 15.0
            );
        }
        let middle = f64::midpoint(LEFT, RIGHT);
        let _ = writeln!(
            axes,
            "<text class=\"faint middle\" x=\"{middle}\" y=\"{}\">workers</text>",
            BOTTOM + 30.0
        );
        axes
    }

    /// A core a worker, as long as there are cores; and what the machine gave.
    fn lines(&self) -> String {
        let most = self.x.largest;
        let cores = self.cores.unwrap_or(most).min(most);
        let ideal = [(0.0, 0.0), (cores, cores), (most, cores)];
        let gave = self
            .gave
            .iter()
            .map(|(workers, gave)| (*workers as f64, *gave));
        // One thread gives what one thread gives.
        let gave: Vec<(f64, f64)> = std::iter::once((1.0, 1.0)).chain(gave).collect();
        format!(
            "<path class=\"ideal\" d=\"{}\"/>\n<path class=\"gave\" d=\"{}\"/>\n",
            self.path(&ideal, 0.0),
            self.path(&gave, 0.0)
        )
    }

    fn path(&self, points: &[(f64, f64)], shift: f64) -> String {
        let mut path = String::new();
        for (index, (x, y)) in points.iter().enumerate() {
            let command = if index == 0 { 'M' } else { 'L' };
            let (x, y) = (self.x.place(*x) + shift, self.y.place(*y));
            let _ = write!(path, "{command}{x:.1} {y:.1}");
        }
        path
    }

    fn curve(&self, series: &Series, index: usize, shift: f64) -> String {
        let points: Vec<(f64, f64)> = series
            .points
            .iter()
            .map(|point| (point.workers as f64, point.speedup.value))
            .collect();
        let colour = index % COLOURS;
        let mut curve = format!(
            "<g class=\"c{colour}\"><path class=\"curve\" d=\"{}\"/>",
            self.path(&points, shift)
        );
        for point in &series.points {
            curve.push_str(&self.point(point, index, shift));
        }
        curve.push_str("</g>\n");
        curve
    }

    fn point(&self, point: &Point, index: usize, shift: f64) -> String {
        let x = self.x.place(point.workers as f64) + shift;
        let mut drawn = String::new();
        if let Some(interval) = point.speedup.interval {
            let (low, high) = (self.y.place(interval.low), self.y.place(interval.high));
            let _ = write!(
                drawn,
                "<path d=\"M{x:.1} {low:.1}V{high:.1}M{:.1} {low:.1}h4M{:.1} {high:.1}h4\"/>",
                x - 2.0,
                x - 2.0
            );
        }
        let class = if point.is_doubtful {
            " class=\"doubt\""
        } else {
            ""
        };
        let y = self.y.place(point.speedup.value);
        let _ = write!(drawn, "<path{class} d=\"{}\"/>", marker(index, x, y));
        drawn
    }

    fn legend(&self, series: &[Series]) -> String {
        let mut legend = String::new();
        let half = (WIDTH - LEFT) / 2.0;
        for entry in 0..self.entries {
            let x = LEFT + (entry % 2) as f64 * half;
            let y = LEGEND + (entry / 2) as f64 * LINE;
            let (sign, name) = match (entry.checked_sub(series.len()), series.get(entry)) {
                (None, Some(one)) => {
                    let sign = format!(
                        "<path class=\"c{}\" d=\"{}\"/>",
                        entry % COLOURS,
                        marker(entry, x + 6.0, y - 4.0)
                    );
                    (sign, escaped(&one.name))
                }
                (Some(0), _) => (line("ideal", x, y), self.ideal_name()),
                _ => (line("gave", x, y), "the machine gave".to_owned()),
            };
            let _ = writeln!(
                legend,
                "{sign}<text x=\"{}\" y=\"{y}\">{name}</text>",
                x + 18.0
            );
        }
        legend
    }

    fn ideal_name(&self) -> String {
        self.cores.map_or("ideal".to_owned(), |cores| {
            format!("ideal on {}", units::cores(cores))
        })
    }
}

fn line(class: &str, x: f64, y: f64) -> String {
    format!("<path class=\"{class}\" d=\"M{x} {}h13\"/>", y - 4.0)
}

/// Shapes differ, too: colours are not seen alike by all.
fn marker(index: usize, x: f64, y: f64) -> String {
    match index % 5 {
        0 => format!(
            "M{:.1} {y:.1}a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0z",
            x - 3.5
        ),
        1 => format!("M{:.1} {:.1}h6v6h-6z", x - 3.0, y - 3.0),
        2 => format!("M{x:.1} {:.1}l4 7h-8z", y - 4.5),
        3 => format!("M{x:.1} {:.1}l4.5 4.5l-4.5 4.5l-4.5 -4.5z", y - 4.5),
        _ => format!("M{x:.1} {:.1}l4 -7h-8z", y + 4.5),
    }
}

fn gave<'a>(points: impl Iterator<Item = &'a Point>) -> Vec<(usize, f64)> {
    let mut by_workers: BTreeMap<usize, Vec<f64>> = BTreeMap::new();
    for point in points {
        let gave = by_workers.entry(point.workers).or_default();
        gave.extend(point.gave);
    }
    let middle = |(workers, mut gave): (usize, Vec<f64>)| {
        gave.sort_by(f64::total_cmp);
        Some((workers, *gave.get(gave.len() / 2)?))
    };
    by_workers.into_iter().filter_map(middle).collect()
}
