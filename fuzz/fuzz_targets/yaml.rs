#![no_main]

// Work stays on this thread: what an input covers does not hang on which thread was first, and none waits for another.
libfuzzer_sys::fuzz_target!(
    init: { _ = rayon::ThreadPoolBuilder::new().num_threads(1).use_current_thread().build_global(); },
    |bytes: &[u8]| casebook_fuzz::run("yaml", bytes)
);
