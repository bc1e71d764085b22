//! The reference answers, a module an exercise. Try the exercise first.

pub mod ex0_serial;
pub mod ex1_process;
pub mod ex3_sum_squares;

#[cfg(test)]
mod shows;
