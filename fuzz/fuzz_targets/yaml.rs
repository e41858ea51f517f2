#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| casebook_fuzz::run("yaml", bytes));
