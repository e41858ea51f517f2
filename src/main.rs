//! The `casebook` command; everything it does is in the library.

fn main() -> std::process::ExitCode {
    casebook::cli::run()
}
