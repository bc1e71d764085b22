//! Copies that were made with `git clone`.

use crate::course::{ONE, PLAN, TWO, World, commit, said, starter, write};

const MINE: &str = "//! mine\nfn answer() {}\n";

/// What must hold after an update, whichever way the answer to `TWO` was kept before.
fn is_newer_and_mine(world: &World) {
    assert_eq!(world.read(TWO), MINE);
    assert_eq!(world.read(&format!("{TWO}.new")), starter("newer"));
    assert_eq!(world.read(ONE), starter("newer"), "not begun");
    assert!(world.read(PLAN).starts_with("newer"));
    assert_eq!(world.read("exercises/ex4-pool/src/lib.rs"), "// ex4\n");
    assert_eq!(world.read(&format!(".course/saved/update-1/{TWO}")), MINE);
    world.is_at_rest();
}

#[test]
fn an_answer_that_is_not_committed_stays_uncommitted() {
    let world = World::of_clones();
    world.edit(TWO, MINE);
    world.course_changes();
    let said = world.update(&[]);
    assert!(
        said.contains("ex3-sum-squares: yours; its starter has changed"),
        "{said}"
    );
    assert!(said.contains("ex0-serial: the newer starter"), "{said}");
    is_newer_and_mine(&world);
    assert_eq!(world.git(&["status", "--porcelain"]), format!("M {TWO}"));
    assert_eq!(
        world.git(&["rev-list", "--count", "HEAD"]),
        "2",
        "no merge was needed"
    );
    let again = world.update(&[]);
    assert!(again.contains("is up to date"), "{again}");
}

#[test]
fn an_answer_that_is_committed() {
    let world = World::of_clones();
    world.edit(TWO, MINE);
    commit(&world.mine(), "my answer");
    world.course_changes();
    world.update(&[]);
    is_newer_and_mine(&world);
    assert_eq!(world.git(&["status", "--porcelain"]), "");
    assert_eq!(
        world.git(&["show", &format!("HEAD:{TWO}")]),
        MINE.trim_end()
    );
}

#[test]
fn an_answer_on_a_branch_committed_staged_and_edited_on() {
    let world = World::of_clones();
    world.git(&["switch", "--quiet", "--create", "my-answers"]);
    world.edit(TWO, "committed\n");
    commit(&world.mine(), "my first answer");
    world.edit(TWO, "staged\n");
    world.git(&["add", TWO]);
    world.edit(TWO, MINE);
    world.course_changes();
    world.update(&[]);
    is_newer_and_mine(&world);
    assert_eq!(world.git(&["branch", "--show-current"]), "my-answers");
    assert_eq!(world.git(&["show", &format!("HEAD:{TWO}")]), "committed");
    let staged = format!(".course/saved/update-1/{TWO}.staged");
    assert_eq!(world.read(&staged), "staged\n");
}

#[test]
fn where_the_starter_has_not_changed_nothing_is_put_beside_it() {
    let world = World::of_clones();
    world.edit(TWO, MINE);
    write(&world.course(), PLAN, "newer\n");
    commit(&world.course(), "a newer plan");
    world.update(&[]);
    assert_eq!(world.read(TWO), MINE);
    assert!(!world.has(&format!("{TWO}.new")));
    assert_eq!(world.read(PLAN), "newer\n");
}

#[test]
fn a_dry_run_changes_nothing() {
    let world = World::of_clones();
    world.edit(TWO, MINE);
    world.course_changes();
    let before = world.git(&["rev-parse", "HEAD"]);
    let said = world.update(&["--dry-run"]);
    assert!(said.contains("would bring 1 commit."), "{said}");
    assert!(said.contains("ex3-sum-squares: yours"), "{said}");
    assert_eq!(world.git(&["rev-parse", "HEAD"]), before);
    assert_eq!(world.read(TWO), MINE);
    assert!(!world.has(".course/saved"));
}

#[test]
fn a_conflict_elsewhere_leaves_everything_as_it_was() {
    let world = World::of_clones();
    world.edit(PLAN, "my own plan\n");
    commit(&world.mine(), "my plan");
    world.edit(TWO, MINE);
    world.course_changes();
    let before = world.git(&["rev-parse", "HEAD"]);
    let output = world.try_update(&[]);
    let said = said(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(
        said.contains(PLAN) && said.contains("Everything is as it was"),
        "{said}"
    );
    assert_eq!(world.git(&["rev-parse", "HEAD"]), before);
    assert_eq!(world.git(&["status", "--porcelain"]), format!("M {TWO}"));
    assert_eq!(world.read(TWO), MINE);
    assert_eq!(world.read(ONE), starter("old"));
    world.is_at_rest();
}

#[test]
fn another_file_that_is_changed_and_not_committed_is_named() {
    let world = World::of_clones();
    world.edit(PLAN, "my own plan\n");
    world.course_changes();
    let output = world.try_update(&[]);
    let said = said(&output);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains(PLAN), "{said}");
    assert_eq!(world.read(PLAN), "my own plan\n");
    assert_eq!(world.read(TWO), starter("old"));
    world.is_at_rest();
}

#[test]
fn an_exercise_that_has_left_the_course_is_in_the_copies() {
    for committed in [false, true] {
        let world = World::of_clones();
        world.edit(TWO, MINE);
        if committed {
            commit(&world.mine(), "my answer");
        }
        std::fs::remove_dir_all(world.course().join("exercises/ex3-sum-squares"))
            .expect("it is there");
        commit(&world.course(), "one exercise less");
        let said = world.update(&[]);
        assert!(said.contains("no longer in the course"), "{said}");
        assert!(!world.has(TWO));
        assert_eq!(world.read(&format!(".course/saved/update-1/{TWO}")), MINE);
        world.is_at_rest();
    }
}

#[test]
fn a_merge_of_the_learners_own_is_not_touched() {
    let world = World::of_clones();
    world.git(&["switch", "--quiet", "--create", "other"]);
    world.edit(PLAN, "other\n");
    commit(&world.mine(), "other");
    world.git(&["switch", "--quiet", "main"]);
    world.edit(PLAN, "mine\n");
    commit(&world.mine(), "mine");
    world.git(&[
        "merge",
        "--quiet",
        "--strategy=ours",
        "--no-commit",
        "other",
    ]);
    world.course_changes();
    let output = world.try_update(&[]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains("a merge of yours is not finished"));
    assert!(world.has(".git/MERGE_HEAD"));
}
