//! Gives the shared library its soname, so that programs keep finding the ABI that they were linked against.

fn main() -> Result<(), String> {
    println!("cargo:rerun-if-changed=src/abi.rs");
    // The one place of the number is `src/abi.rs`; tests/c/run compares what comes out with the header.
    let source = std::fs::read_to_string("src/abi.rs").map_err(|error| error.to_string())?;
    let number = source.split_once("SYNLIG_ABI_VERSION: u32 = ").and_then(|(_, rest)| rest.split_once(';'));
    let (number, _) = number.ok_or("src/abi.rs has no SYNLIG_ABI_VERSION")?;
    match std::env::var("CARGO_CFG_TARGET_OS").as_deref() {
        Ok("linux" | "freebsd" | "netbsd" | "openbsd") => {
            println!("cargo:rustc-cdylib-link-arg=-Wl,-soname,libsynlig.so.{number}");
        }
        Ok("macos") => println!("cargo:rustc-cdylib-link-arg=-Wl,-install_name,@rpath/libsynlig.{number}.dylib"),
        _ => {}
    }
    Ok(())
}
