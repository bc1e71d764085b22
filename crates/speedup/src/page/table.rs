//! A table that a screen reader can walk through, and that a phone can scroll on its own.

use crate::grid::{Column, Grid, Tone};
use crate::markup::escaped;
use std::fmt::Write;

pub(super) fn table(id: &str, grid: &Grid) -> String {
    let title = escaped(&grid.title);
    let mut table = format!(
        "<div class=\"scroll\" role=\"region\" aria-labelledby=\"{id}-caption\" tabindex=\"0\">\n<table>\n\
         <caption id=\"{id}-caption\">{title}</caption>\n<thead><tr>"
    );
    for column in &grid.columns {
        let _ = write!(
            table,
            "<th scope=\"col\"{}>{}</th>",
            class(column, Tone::Plain),
            escaped(column.title)
        );
    }
    table.push_str("</tr></thead>\n<tbody>\n");
    for cells in &grid.rows {
        table.push_str("<tr>");
        for (index, (cell, column)) in cells.iter().zip(&grid.columns).enumerate() {
            let text = escaped(&cell.text);
            let class = class(column, cell.tone);
            let _ = match index {
                0 => write!(table, "<th scope=\"row\"{class}>{text}</th>"),
                _ => write!(table, "<td{class}>{text}</td>"),
            };
        }
        table.push_str("</tr>\n");
    }
    table.push_str("</tbody>\n</table>\n</div>\n");
    table
}

fn class(column: &Column, tone: Tone) -> String {
    let classes = [
        column.number.then_some("number"),
        (tone == Tone::Doubtful).then_some("doubtful"),
    ];
    let classes: Vec<&str> = classes.into_iter().flatten().collect();
    if classes.is_empty() {
        String::new()
    } else {
        format!(" class=\"{}\"", classes.join(" "))
    }
}
