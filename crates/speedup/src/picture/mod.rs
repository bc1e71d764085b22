//! Speedup curves as SVG, drawn by hand: small, and themed by CSS.

mod plot;
mod scale;
mod series;

use crate::markup::{escaped, plain_name};
use crate::study::{Group, Kind};
use crate::units;
use plot::Plot;
use series::{Series, series};
use std::fmt::Write;

/// The colours, for a page that holds pictures.
pub(crate) const STYLE: &str = include_str!("style.css");

/// Where a picture is to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A file of its own, which brings its colours along and a ground to stand on.
    File,
    /// A page that has `STYLE`.
    Page,
}

/// The speedups of a group over its workers, with their intervals, the ideal line and what the machine gave; none if there are
/// no speedups by workers in it.
pub fn curves(group: &Group, place: Place) -> Option<String> {
    let series = series(group);
    if group.kind != Kind::Workers || series.is_empty() {
        return None;
    }
    let plot = Plot::of(group, &series);
    let (width, height) = (plot::WIDTH, plot.height());
    let id = plain_name(&group.name);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"plot\" viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"{id}-title {id}-desc\">\n\
         <title id=\"{id}-title\">Speedup by workers: {}</title>\n<desc id=\"{id}-desc\">{}</desc>\n",
        escaped(&group.name),
        escaped(&description(group, &series)),
    );
    if place == Place::File {
        let _ = write!(
            svg,
            "<style>\n{STYLE}.ground{{fill:#fff}}\n@media (prefers-color-scheme:dark){{.ground{{fill:#14181d}}}}\n</style>\n\
             <rect class=\"ground\" width=\"{width}\" height=\"{height}\"/>\n"
        );
    }
    svg.push_str(&plot.draw(&series));
    svg.push_str("</svg>");
    Some(svg)
}

/// All numbers of the picture, for whoever does not see it.
fn description(group: &Group, series: &[Series]) -> String {
    let mut sentences = vec![match group.cores {
        Some(cores) => format!(
            "Speedup against the serial runner, over the number of workers, on {}. The dashed line is the ideal; the dotted one what the machine gave",
            units::cores(cores)
        ),
        None => "Speedup against the serial runner, over the number of workers".to_owned(),
    }];
    sentences.extend(series.iter().map(|series| {
        let point = |point: &series::Point| {
            let interval = units::interval(&point.speedup, units::times);
            let interval = interval.map_or(String::new(), |ends| format!(" ({ends})"));
            let value = units::times(point.speedup.value);
            format!("{value}{interval} with {}", point.workers)
        };
        let points: Vec<String> = series.points.iter().map(point).collect();
        format!("{}: {}", series.name, points.join(", "))
    }));
    sentences.join(". ") + "."
}
