//! What the machine gave, in words.

use crate::{Look, MachineRecord};

impl MachineRecord {
    /// One sentence for the terminal: what the machine gave, and whether more was asked of it than
    /// it has. For one thread, how long the probe's loop took it.
    ///
    /// ```
    /// use benches::{Look, MachineRecord};
    ///
    /// let mut record = MachineRecord::new("sum_square/rayon/4", 4, 2);
    /// record.before = vec![Look { one_seconds: 0.06, all_seconds: 0.12 }];
    /// record.after = vec![Look { one_seconds: 0.06, all_seconds: 0.16 }];
    /// assert_eq!(
    ///     record.sentence(),
    ///     "the machine gave 4 threads 1.75 times one thread (median of 2 looks, least 1.50); \
    ///      4 workers on 2 cores: expect no more than 2"
    /// );
    /// ```
    pub fn sentence(&self) -> String {
        let looks: Vec<Look> = self.before.iter().chain(&self.after).copied().collect();
        if self.threads == 1 {
            return how_long_one_thread_took(&looks);
        }
        let mut sentence = what_it_gave(self.threads, &looks);
        if self.threads > self.cores {
            let caution = format!(
                "; {0} workers on {1} cores: expect no more than {1}",
                self.threads, self.cores
            );
            sentence.push_str(&caution);
        }
        sentence
    }
}

/// Always the same loop: long times, or times far apart, mean that the machine was busy.
fn how_long_one_thread_took(looks: &[Look]) -> String {
    let seconds = sorted(looks.iter().map(|look| look.one_seconds));
    format!(
        "the probe took one thread {:.3} s (median of {} looks, most {:.3})",
        median(&seconds),
        seconds.len(),
        seconds.last().copied().unwrap_or(f64::NAN),
    )
}

fn what_it_gave(threads: usize, looks: &[Look]) -> String {
    let gave = sorted(looks.iter().map(|look| look.gave(threads)));
    format!(
        "the machine gave {threads} threads {:.2} times one thread (median of {} looks, least {:.2})",
        median(&gave),
        gave.len(),
        gave.first().copied().unwrap_or(f64::NAN),
    )
}

fn sorted(numbers: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut numbers: Vec<f64> = numbers.collect();
    numbers.sort_by(f64::total_cmp);
    numbers
}

/// The middle value of sorted ones, or the mean of the two in the middle.
fn median(sorted: &[f64]) -> f64 {
    match (sorted.len(), sorted.len() / 2) {
        (0, _) => f64::NAN,
        (length, middle) if length % 2 == 1 => sorted[middle],
        (_, middle) => f64::midpoint(sorted[middle - 1], sorted[middle]),
    }
}

#[cfg(test)]
mod tests {
    use super::{MachineRecord, median};
    use crate::Look;

    #[test]
    fn medians() {
        assert!(median(&[]).is_nan());
        assert!((median(&[1.0, 2.0, 9.0]) - 2.0).abs() < 1e-12);
        assert!((median(&[1.0, 2.0, 4.0, 9.0]) - 3.0).abs() < 1e-12);
    }

    #[test]
    fn for_one_thread_the_seconds_are_told() {
        let mut record = MachineRecord::new("sum_square/serial/1", 1, 2);
        let look = |one_seconds| Look {
            one_seconds,
            all_seconds: one_seconds,
        };
        record.before = vec![look(0.05), look(0.21)];
        record.after = vec![look(0.06)];
        assert_eq!(
            record.sentence(),
            "the probe took one thread 0.060 s (median of 3 looks, most 0.210)"
        );
    }
}
