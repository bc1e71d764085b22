//! Which runners are run, and with how many workers.

use crate::Runner;
use crate::flags::Options;

/// Those that were asked for by name, all if there are no names; and with each of them the baseline before
/// it, for its speedup is against that. A scene has no speedup, and comes alone.
pub(crate) fn chosen(runners: &[Runner], names: &[String]) -> Vec<Runner> {
    let asked = |runner: &Runner| names.is_empty() || names.iter().any(|name| name == runner.name);
    let mut chosen: Vec<Runner> = Vec::new();
    let mut baseline = None;
    for runner in runners {
        if !runner.parallel {
            baseline = Some(runner);
        }
        if asked(runner) {
            if runner.scene.is_none() {
                let before = baseline.take().filter(|_| runner.parallel);
                chosen.extend(before.cloned());
            }
            chosen.push(runner.clone());
        }
    }
    chosen
}

/// The numbers of workers that a runner is run with.
pub(crate) fn workers(runner: &Runner, options: &Options) -> Vec<usize> {
    match options.workers.as_slice() {
        _ if !runner.parallel => vec![1],
        _ if runner.one_each => vec![usize::try_from(options.size).unwrap_or(usize::MAX)],
        [] => runner.workers.to_vec(),
        asked => asked.to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen_of(names: &[&str]) -> Vec<&'static str> {
        let parallel = |name| Runner::parallel(name, |_, _| Ok(()), |_, ()| Ok(()));
        let runners = [
            Runner::serial(|_| Ok(()), |_, ()| Ok(())),
            Runner::scene("dots", || Ok(Vec::new())),
            parallel("pool"),
            parallel("rayon"),
            Runner::baseline("other", |_| Ok(()), |_, ()| Ok(())),
            parallel("threads"),
        ];
        let names: Vec<String> = names.iter().map(ToString::to_string).collect();
        let chosen = chosen(&runners, &names);
        chosen.iter().map(|runner| runner.name).collect()
    }

    #[test]
    fn the_baseline_comes_with_the_runners_that_follow_it() {
        assert_eq!(chosen_of(&[]).len(), 6);
        assert_eq!(chosen_of(&["rayon"]), ["serial", "rayon"]);
        assert_eq!(chosen_of(&["pool", "rayon"]), ["serial", "pool", "rayon"]);
        assert_eq!(chosen_of(&["threads"]), ["other", "threads"]);
        assert_eq!(chosen_of(&["serial"]), ["serial"]);
        assert_eq!(chosen_of(&["dots"]), ["dots"]);
        assert_eq!(chosen_of(&["dots", "pool"]), ["dots", "serial", "pool"]);
    }
}
