//! Scenes: what is shown before the table.

use crate::started::{run, stdout, trial};
use libtest_mimic::Trial;

pub(crate) fn all() -> Vec<Trial> {
    vec![
        trial(
            "a_scene_comes_before_the_table",
            a_scene_comes_before_the_table,
        ),
        trial("json_has_no_scenes", json_has_no_scenes),
        trial(
            "a_scene_that_hangs_ends_the_run",
            a_scene_that_hangs_ends_the_run,
        ),
    ]
}

fn a_scene_comes_before_the_table() {
    let output = run("rayon,scene,unwritten_scene", &["--workers", "2"]);
    let text = stdout(&output);
    assert!(output.status.success(), "{output:?}");
    let at = |part: &str| {
        text.find(part)
            .unwrap_or_else(|| panic!("no {part}: {text}"))
    };
    assert!(at("look at this\nThat was it.\n") < at("not written yet, task 5: show it"));
    assert!(at("not written yet, task 5") < at("runner"));
    assert!(at("runner") < at("rayon"));
    assert!(at("serial") < at("closing: 1 best, 1 not written"));
}

fn json_has_no_scenes() {
    let text = stdout(&run("scene", &["--format", "json"]));
    assert_eq!(text.lines().count(), 1, "the serial one alone: {text}");
}

fn a_scene_that_hangs_ends_the_run() {
    let output = run("stuck_scene", &["--deadline", "0.1"]);
    assert_eq!(output.status.code(), Some(1));
    let text = stdout(&output);
    assert!(text.contains("no result after 0.1 seconds"), "{text}");
}
