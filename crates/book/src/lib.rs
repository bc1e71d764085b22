//! The programs that the book shows are in `examples/`.
