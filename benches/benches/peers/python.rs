//! Python's `multiprocessing.Pool` and `ProcessPoolExecutor`, in processes of their own.

use crate::case::{Answer, Case};
use crate::helper::{self, Shared};
use crate::scale::Size;
use crate::task::{self, SCALE, TASKS, Task};
use benches::Helper;
use std::process::Command;

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/python/peers.py");
const POOL: &str = "python_pool";
const EXECUTOR: &str = "python_executor";

/// A Python for each group and each peer, so that none forks what another has started.
pub(crate) fn cases(size: Size) -> Vec<Case> {
    let mut cases = Vec::new();
    for who in [POOL, EXECUTOR] {
        for group in ["dispatch", "payload"] {
            let python = Shared::new(|| Ok(script(Size::NONE)));
            let tasks = TASKS.iter().filter(|task| task.0 == group);
            cases.extend(tasks.map(|&task| python.case(task, who)));
        }
    }
    cases.extend(startup(task::TWO_WORKERS, Size::NONE));
    cases.extend(startup(task::LARGE_PARENT, size));
    cases
}

/// A Python that starts and stops pools, and has nothing else.
fn startup(task: Task, size: Size) -> [Case; 4] {
    let python = Shared::new(move || Ok(script(size)));
    let whos = [POOL, EXECUTOR, "python_pool_spawn", "python_executor_spawn"];
    whos.map(|who| python.case(task, who))
}

/// The cases of [`SCALE`] that Python has too.
pub(crate) fn scale(size: Size) -> Vec<Case> {
    let size = Size {
        touched_mib: 0,
        ..size
    };
    let mut cases = Vec::new();
    for (who, not) in [(POOL, None), (EXECUTOR, Some(task::MILLION))] {
        let python = Shared::new(move || Ok(script(size)));
        let lacks = [Some(task::SUM_SQUARE), Some(task::ONE_LONG_SUBMIT), not];
        let tasks = SCALE.iter().filter(|&&task| !lacks.contains(&Some(task)));
        cases.extend(tasks.map(|&task| python.case(task, who)));
    }
    cases
}

/// Python's version, or why there is none.
pub(crate) fn version() -> Answer<String> {
    helper::text(&mut Helper::start(&mut script(Size::NONE))?, "version")
}

/// A Python of its own with idle workers of `who`, and their process ids.
pub(crate) fn idle_workers(who: &str) -> Answer<(Helper, Vec<u32>)> {
    let mut helper = Helper::start(&mut script(Size::NONE))?;
    let text = helper::text(&mut helper, &format!("workers/{who}"))?;
    let pids: Result<Vec<u32>, _> = text.split_whitespace().map(str::parse).collect();
    Ok((helper, pids?))
}

fn script(size: Size) -> Command {
    let mut python = Command::new("python3");
    // Its advice is for those who change the script.
    python.args(["-W", "ignore", SCRIPT]);
    python.args([size.touched_mib.to_string(), size.naps.to_string()]);
    python
}
