//! A report as one page of HTML: no script, nothing from a network.

mod table;
mod timeline;

use crate::markup::{escaped, plain_name};
use crate::picture::{self, Place, curves};
use crate::shortened;
use crate::study::{self, Group, Study};
use std::fmt::Write;

pub use timeline::Timeline;

/// The whole page.
pub fn html(study: &Study, timelines: &[Timeline]) -> String {
    let title = format!("Speedups: {}", escaped(&study.baseline));
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n<title>{title}</title>\n<style>\n{}{}</style>\n</head>\n\
         <body>\n<header>\n<h1>{title}</h1>\n{}</header>\n",
        include_str!("style.css"),
        picture::STYLE,
        list("faint", &study.machine),
    );
    page.push_str(&contents(study, timelines));
    page.push_str("<main>\n");
    for group in &study.groups {
        page.push_str(&section(group));
    }
    page.push_str(&timeline::section(timelines));
    page.push_str(&words(
        "legend",
        "How to read it",
        &study::legend(&study.groups),
    ));
    page.push_str(&words(
        "remarks",
        "Not everything could be read",
        &shortened(&study.remarks),
    ));
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

fn contents(study: &Study, timelines: &[Timeline]) -> String {
    let mut nav = "<nav aria-label=\"Groups\"><ul>\n".to_owned();
    for group in &study.groups {
        let (id, name) = (plain_name(&group.name), escaped(&group.name));
        let _ = writeln!(nav, "<li><a href=\"#{id}\">{name}</a></li>");
    }
    if !timelines.is_empty() {
        nav.push_str("<li><a href=\"#timelines\">Timelines</a></li>\n");
    }
    nav.push_str("<li><a href=\"#legend\">How to read it</a></li>\n</ul></nav>\n");
    nav
}

fn section(group: &Group) -> String {
    let id = plain_name(&group.name);
    let mut section = format!("<section id=\"{id}\">\n<h2>{}</h2>\n", escaped(&group.name));
    if let Some(svg) = curves(group, Place::Page) {
        let _ = write!(
            section,
            "<figure>\n{svg}\n<figcaption>Bars are 95% intervals; an empty mark is one whose probe was poor or is missing. The table has the same numbers.</figcaption>\n</figure>\n"
        );
    }
    let grid = group.grid();
    section.push_str(&table::table(&id, &grid));
    section.push_str(&list("notes", &grid.notes));
    section.push_str("</section>\n");
    section
}

fn words(id: &str, title: &str, sentences: &[String]) -> String {
    if sentences.is_empty() {
        return String::new();
    }
    format!(
        "<section id=\"{id}\">\n<h2>{title}</h2>\n{}</section>\n",
        list("notes", sentences)
    )
}

fn list(class: &str, sentences: &[String]) -> String {
    if sentences.is_empty() {
        return String::new();
    }
    let items: Vec<String> = sentences
        .iter()
        .map(|sentence| format!("<li>{}</li>\n", escaped(sentence)))
        .collect();
    format!("<ul class=\"{class}\">\n{}</ul>\n", items.concat())
}
