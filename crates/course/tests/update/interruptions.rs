//! Updates that are killed half way. By git: in its place stands a program that kills whoever started it. By folder: the
//! system kills whoever writes a file that is larger than it may be.

use crate::course::{ONE, PLAN, TWO, World, said, starter, write};
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

const MINE: &str = "//! mine\nfn answer() {}\n";

/// A folder with a `git` that kills its caller before or after it does what `command` says, where `command` is
/// among its arguments.
fn deadly_git(world: &World, command: &str, after: bool) -> PathBuf {
    let folder = world.folder().join("bin");
    let real = std::env::var_os("PATH").expect("there is one");
    let real = std::env::split_paths(&real)
        .map(|folder| folder.join("git"))
        .find(|git| git.is_file())
        .expect("git is installed");
    let real = real.display();
    let kill = "kill -KILL $PPID; exit 1";
    let dead = if after {
        format!("{real} \"$@\"; {kill}")
    } else {
        kill.to_owned()
    };
    let script = format!(
        "#!/bin/sh\nfor one in \"$@\"; do\n  if [ \"$one\" = {command} ]; then {dead}; fi\ndone\nexec {real} \"$@\"\n"
    );
    write(&folder, "git", &script);
    fs::set_permissions(folder.join("git"), fs::Permissions::from_mode(0o755))
        .expect("our own file");
    folder
}

fn killed_at(world: &World, command: &str, after: bool) {
    let path = deadly_git(world, command, after);
    let output = world
        .command(&["update"])
        .env("PATH", path)
        .output()
        .expect("it runs");
    assert_eq!(output.status.code(), None, "killed: {}", said(&output));
}

/// Another command says where the copies are; the next update comes to the right end.
fn is_mended(world: &World) {
    is_told(world);
    world.update(&[]);
    let again = world.update(&[]);
    assert!(again.contains("is up to date"), "{again}");
    is_whole(world);
}

fn is_told(world: &World) {
    let hint = world.command(&["hint", "ex3"]).output().expect("it runs");
    let told = said(&hint);
    assert!(
        told.contains("an update was interrupted") && told.contains(".course/saved/update-1"),
        "{told}"
    );
}

/// The answer is there twice, and everything else is new.
fn is_whole(world: &World) {
    assert_eq!(world.read(TWO), MINE);
    assert_eq!(world.read(&format!("{TWO}.new")), starter("newer"));
    assert_eq!(world.read(ONE), starter("newer"));
    assert!(world.read(PLAN).starts_with("newer"));
    assert_eq!(world.read(&format!(".course/saved/update-1/{TWO}")), MINE);
    world.is_at_rest();
}

#[test]
fn killed_at_each_step() {
    for (step, after) in [("checkout", true), ("merge", false), ("merge", true)] {
        let world = World::of_clones();
        world.edit(TWO, MINE);
        world.course_changes();
        killed_at(&world, step, after);
        assert!(world.has(".course/update.json"), "{step} {after}");
        is_mended(&world);
    }
}

#[test]
fn killed_when_git_had_written_a_part_of_the_newer_files() {
    let world = World::of_clones();
    world.edit(TWO, MINE);
    world.course_changes();
    killed_at(&world, "merge", false);
    let newer = fs::read_to_string(world.course().join(PLAN)).expect("a file");
    world.edit(PLAN, &newer);
    world.edit("exercises/ex4-pool/src/lib.rs", "// ex4\n");
    is_mended(&world);
}

#[test]
fn who_writes_on_before_the_next_update_keeps_that() {
    for after in [false, true] {
        let world = World::of_clones();
        world.edit(TWO, "begun\n");
        world.course_changes();
        killed_at(&world, "merge", after);
        world.edit(TWO, MINE);
        world.update(&[]);
        assert_eq!(world.read(TWO), MINE);
        assert_eq!(
            world.read(&format!(".course/saved/update-1/{TWO}")),
            "begun\n"
        );
        world.is_at_rest();
    }
}

#[test]
fn a_dry_run_of_an_interrupted_update_is_refused() {
    let world = World::of_clones();
    world.edit(TWO, MINE);
    world.course_changes();
    killed_at(&world, "merge", false);
    let output = world.try_update(&["--dry-run"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(said(&output).contains(".course/saved/update-1"));
    is_mended(&world);
}

#[test]
fn a_folders_update_killed_within_a_file() {
    // Before, among and after the files that change; the file itself is one that nobody edits.
    for large in ["Aaa.md", "crates/aaa.rs", "docs/zzz.md", "zzz.md"] {
        let world = World::of_downloads();
        world.edit(TWO, MINE);
        world.course_changes();
        let text = "a line of many\n".repeat(100_000);
        write(&world.course(), large, &text);
        let program = env!("CARGO_BIN_EXE_course");
        let script =
            format!("ulimit -c 0; ulimit -f 1000; exec '{program}' update --from ../course");
        let output = world
            .command_of("sh", &["-c", &script])
            .output()
            .expect("a shell");
        assert_eq!(output.status.code(), None, "killed: {}", said(&output));
        assert!(world.has(".course/update.json"), "{large}");
        let there = fs::read_to_string(world.mine().join(large)).unwrap_or_default();
        assert_eq!(there, "", "{large}: a part of a file stands under its name");
        assert_eq!(world.read(TWO), MINE);
        is_told(&world);
        world.update(&[]);
        let again = world.update(&["--from", "../course"]);
        assert!(again.contains("has nothing newer"), "{again}");
        assert_eq!(world.read(large), text);
        is_whole(&world);
    }
}

#[test]
fn a_folders_update_that_cannot_replace_a_file_goes_on_once_it_can() {
    let world = World::of_downloads();
    world.edit(TWO, MINE);
    world.course_changes();
    fs::remove_file(world.mine().join(PLAN)).expect("it is there");
    world.edit(&format!("{PLAN}/in-the-way"), "text\n");
    let output = world.try_update(&["--from", "../course"]);
    let told = said(&output);
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert!(
        told.contains(&format!("cannot replace {PLAN}")) && told.contains("Mend the cause"),
        "{told}"
    );
    assert_eq!(world.read(TWO), MINE);
    is_told(&world);
    fs::remove_dir_all(world.mine().join(PLAN)).expect("it is there");
    world.update(&[]);
    is_whole(&world);
}
