//! The reference answers, a module an exercise. Try the exercise first.

pub mod ex2_download;
pub mod ex3_sum_squares;
pub mod ex7_input_files;

#[cfg(test)]
mod shows;
