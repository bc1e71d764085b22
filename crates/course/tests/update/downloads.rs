//! Copies without git.

use crate::course::{ONE, PLAN, TWO, World, said, starter, write};

const MINE: &str = "//! mine\nfn answer() {}\n";

#[test]
fn a_newer_download_is_copied_over_all_but_the_answers() {
    let world = World::of_downloads();
    world.edit(TWO, MINE);
    world.edit("exercises/ex3-sum-squares/src/notes.rs", "// notes\n");
    world.edit("exercises/my-own/src/lib.rs", "// my own\n");
    world.edit(PLAN, "my plan\n");
    world.edit("crates/gone/src/lib.rs", "// the old course had this\n");
    world.course_changes();
    let dry = world.update(&["--from", "../course", "--dry-run"]);
    assert!(dry.contains("Nothing was changed"), "{dry}");
    assert!(world.read(PLAN).starts_with("my plan") && !world.has(".course"));

    let said = world.update(&["--from", "../course"]);
    assert!(
        said.contains("ex3-sum-squares: yours; its starter has changed"),
        "{said}"
    );
    assert_eq!(world.read(TWO), MINE);
    assert_eq!(world.read(&format!("{TWO}.new")), starter("newer"));
    assert_eq!(world.read(ONE), starter("newer"), "not begun");
    assert_eq!(
        world.read("exercises/ex3-sum-squares/src/notes.rs"),
        "// notes\n"
    );
    assert_eq!(world.read("exercises/my-own/src/lib.rs"), "// my own\n");
    assert_eq!(world.read("exercises/ex4-pool/src/lib.rs"), "// ex4\n");
    assert!(world.read(PLAN).starts_with("newer"));
    assert!(!world.has("crates/gone"));
    for (name, text) in [
        (TWO, MINE),
        (PLAN, "my plan\n"),
        ("crates/gone/src/lib.rs", "// the old course had this\n"),
    ] {
        assert_eq!(world.read(&format!(".course/saved/update-1/{name}")), text);
    }
    world.is_at_rest();
    let again = world.update(&["--from", "../course"]);
    assert!(again.contains("has nothing newer"), "{again}");
    assert_eq!(world.read(TWO), MINE);
}

#[test]
fn an_exercise_that_has_left_the_course_is_in_the_copies() {
    let world = World::of_downloads();
    world.edit(TWO, MINE);
    std::fs::remove_dir_all(world.course().join("exercises/ex3-sum-squares")).expect("it is there");
    let said = world.update(&["--from", "../course"]);
    assert!(said.contains("no longer in the course"), "{said}");
    assert!(!world.has("exercises/ex3-sum-squares"));
    assert_eq!(world.read(&format!(".course/saved/update-1/{TWO}")), MINE);
}

#[test]
fn where_it_comes_from_must_be_said_and_be_the_course() {
    let world = World::of_downloads();
    let output = world.try_update(&[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("--from"), "{}", said(&output));
    write(&world.folder().join("other"), "file", "text\n");
    for from in ["../other", "../nowhere", "."] {
        let output = world.try_update(&["--from", from]);
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    }
    assert!(!world.has(".course"));
}
