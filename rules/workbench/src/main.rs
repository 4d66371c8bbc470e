//! The command `synlig`: arguments in, text out. The work is done by the library.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
