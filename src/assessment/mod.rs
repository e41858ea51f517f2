//! Self-assessments: from the checklist an editor wrote to what the browser asks, scores and advises.
//!
//! 1. [`data`] makes the script that hands a page its assessment: ids, advice and where each piece lands.
//! 2. [`score`] is the reference for every figure. The page does its own sums in `score.js`, because
//!    nothing leaves the browser; `tests/scoring` is one table that both must pass.
//! 3. [`fhir`] makes each assessment for other systems: a questionnaire and its codes.
//!
//! It never sees an answer: those stay with the person who gave them. It knows no page and no index.

pub mod data;
pub mod fhir;
pub mod score;
