//! A table before it is written in any format.

/// Columns and rows of text, and what must be known to read them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Grid {
    pub(crate) title: String,
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: Vec<Vec<Cell>>,
    /// Below the table.
    pub(crate) notes: Vec<String>,
}

#[derive(Clone, Debug)]
pub(crate) struct Column {
    pub(crate) title: &'static str,
    /// Text to the left, numbers to the right.
    pub(crate) number: bool,
    /// Which columns a narrow terminal does without: those of the highest number first; never those of 0.
    pub(crate) dispensable: u8,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cell {
    pub(crate) text: String,
    pub(crate) tone: Tone,
}

/// What a cell says, for those who see colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Tone {
    #[default]
    Plain,
    Good,
    Bad,
    Doubtful,
}

impl Cell {
    pub(crate) fn new(text: impl Into<String>, tone: Tone) -> Self {
        Self {
            text: text.into(),
            tone,
        }
    }
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self::new(text, Tone::Plain)
    }
}

impl Grid {
    /// A column of text, or of numbers, and its cells. An empty column is none.
    pub(crate) fn column(&mut self, column: Column, cells: Vec<Cell>) {
        if self.rows.is_empty() {
            self.rows = vec![Vec::new(); cells.len()];
        }
        if cells.iter().all(|cell| cell.text.is_empty()) {
            return;
        }
        self.columns.push(column);
        for (row, cell) in self.rows.iter_mut().zip(cells) {
            row.push(cell);
        }
    }

    /// The widest text of each column.
    pub(crate) fn widths(&self) -> Vec<usize> {
        let width = |(index, column): (usize, &Column)| {
            let cells = self.rows.iter().map(|row| row[index].text.chars().count());
            cells.fold(column.title.chars().count(), usize::max)
        };
        self.columns.iter().enumerate().map(width).collect()
    }

    /// Without the column at `index`.
    pub(crate) fn remove(&mut self, index: usize) -> Column {
        for row in &mut self.rows {
            row.remove(index);
        }
        self.columns.remove(index)
    }
}

/// A column of text that no table does without.
pub(crate) fn words(title: &'static str) -> Column {
    Column {
        title,
        number: false,
        dispensable: 0,
    }
}

/// A column of numbers.
pub(crate) fn numbers(title: &'static str, dispensable: u8) -> Column {
    Column {
        title,
        number: true,
        dispensable,
    }
}
