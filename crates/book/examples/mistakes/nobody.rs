//! Subjects that answer nothing: an example fills in the one task that it is about.

use spec::laws::Runner;
use spec::{ex1, ex3, ex4, ex5, ex6, ex8};

const NOT_ASKED: &str = "not asked for";

pub(crate) fn ex1() -> ex1::Subject {
    ex1::Subject {
        serial_runner: || Err(NOT_ASKED.into()),
        parallel_runner: || Err(NOT_ASKED.into()),
        parallel_runner_loop: |_| Err(NOT_ASKED.into()),
        print_numbers: |_| Err(NOT_ASKED.into()),
        how_they_end: |_| Err(NOT_ASKED.into()),
    }
}

pub(crate) fn ex3() -> ex3::Subject {
    let nobody: Runner<u64> = |_, _| Err(NOT_ASKED.into());
    ex3::Subject {
        serial_runner: |_| Err(NOT_ASKED.into()),
        executor_runner: nobody,
        pool_runner: nobody,
        rayon_runner: nobody,
    }
}

pub(crate) fn ex4() -> ex4::Subject {
    use multiprocess::Error::Closed;
    ex4::Subject {
        square_cubes: |_, _| Err(Closed),
        squares: |_, _| Err(Closed),
        who_did_what: |_, _| Err(Closed),
        estimates: |_, _| Err(Closed),
    }
}

pub(crate) fn ex5() -> ex5::Subject {
    use multiprocess::Error::Closed;
    ex5::Subject {
        submit_naps: |_| Err(Closed),
        map_naps: |_, _| Err(Closed),
        are_prime: |_, _| Err(Closed),
        prime_range: |_, _, _| Err(Closed),
        as_they_end: |_, _| Err(Closed),
        roots: |_, _| Err(Closed),
    }
}

pub(crate) fn ex6() -> ex6::Subject {
    let nobody: ex6::Counter = |_, _| Err(NOT_ASKED.into());
    ex6::Subject {
        dots: |_| Err(NOT_ASKED.into()),
        counts: |_, _, _| Err(NOT_ASKED.into()),
        serial_counter: |_| Err(NOT_ASKED.into()),
        locked_counter: nobody,
        atomic_counter: nobody,
        own_counters: nobody,
        executor: |_| Err(NOT_ASKED.into()),
    }
}

pub(crate) fn ex8() -> ex8::Subject {
    ex8::Subject {
        serial_runner: |_| Err(NOT_ASKED.into()),
        chunks_runner: |_, _, _| Err(NOT_ASKED.into()),
        blocks_runner: |_, _| Err(NOT_ASKED.into()),
        on_demand_runner: |_, _| Err(NOT_ASKED.into()),
        worthwhile_runner: |_, _, _| Err(NOT_ASKED.into()),
    }
}
