//! What a publish promises, each with a site on a real disk. The calls fail on purpose, not by luck.

mod foreign;
mod ground;
mod hostile;
mod in_place;
mod leftovers;
mod memory;
mod plain;
mod power_cut;
mod torture;
