//! What every hostile input must come through. The fuzzer runs these bodies with inputs of its own, and
//! `tests/suite/fuzz.rs` with all that is in `seeds/` and `finds/`, and with changes to it.

#![forbid(unsafe_code)]

pub mod bodies;
mod docx;
pub mod judge;
pub mod lab;
pub mod mutate;
mod sink;

pub use bodies::{TARGETS, of_theme, run};
