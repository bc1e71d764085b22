//! The reference answers, a module an exercise. Try the exercise first.

pub mod ex0_serial;
pub mod ex1_process;
pub mod ex2_download;
pub mod ex3_sum_squares;
pub mod ex4_pool;
pub mod ex5_executor;
pub mod ex6_threads;
pub mod ex7_input_files;
pub mod ex8_granularity;

#[cfg(test)]
mod shows;
#[cfg(test)]
mod tells;
