//! Rebuilds the program when a file of a built-in theme changes; the compiler cannot see that by itself.

fn main() {
    println!("cargo::rerun-if-changed=themes");
}
