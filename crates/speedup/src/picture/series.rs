//! A curve a runner.

use crate::statistics::Estimated;
use crate::study::Group;

/// The speedups of one runner.
pub(super) struct Series {
    pub(super) name: String,
    /// By workers.
    pub(super) points: Vec<Point>,
}

pub(super) struct Point {
    pub(super) workers: usize,
    pub(super) speedup: Estimated,
    pub(super) gave: Option<f64>,
    /// The probe was poor.
    pub(super) is_doubtful: bool,
}

/// In the order of the rows, which are sorted by runner and workers.
pub(super) fn series(group: &Group) -> Vec<Series> {
    let mut all: Vec<Series> = Vec::new();
    for row in &group.rows {
        let (Some(workers), Some(speedup)) = (row.workers, row.speedup) else {
            continue;
        };
        if !speedup.value.is_finite() {
            continue;
        }
        let point = Point {
            workers,
            speedup,
            gave: row.machine_gave,
            is_doubtful: row.poor_probe.is_some(),
        };
        match all.last_mut() {
            Some(last) if last.name == row.runner => last.points.push(point),
            _ => all.push(Series {
                name: row.runner.clone(),
                points: vec![point],
            }),
        }
    }
    all
}
