//! Arguments, commands, output and exit codes.

mod arguments;
mod check;
mod completions;
mod decide;
mod explain;
mod failure;
mod fmt;
mod mutate;
mod new;
mod output;
mod questions;
mod scenarios;
mod schema;
mod test;
mod watch;

use clap::{Parser, Subcommand};
use failure::{Exit, Failure};
use std::process::ExitCode;

const EXIT_CODES: &str = "\
Exit codes:
  0  fine
  1  the answer is negative: tests failed, faults found or missed, little covered, not laid out
  2  the command was wrong, or a file could not be read
  3  the case is refused
  4  the rule sets have faults";

/// Makes visible what is easily not seen: children of parents with mental illness or substance misuse.
///
/// A case goes in, a decision comes out. It supports people who decide; it never decides for them. Nothing is stored or sent.
#[derive(Debug, Parser)]
#[command(name = "synlig", version, after_help = EXIT_CODES, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Decide(decide::Arguments),
    Explain(explain::Arguments),
    Questions(questions::Arguments),
    New(new::Arguments),
    Check(check::Arguments),
    Fmt(fmt::Arguments),
    Test(test::Arguments),
    Mutate(mutate::Arguments),
    Schema(schema::Arguments),
    Completions(completions::Arguments),
}

impl Command {
    fn run(&self) -> Result<Exit, Failure> {
        match self {
            Self::Decide(arguments) => arguments.run(),
            Self::Explain(arguments) => arguments.run(),
            Self::Questions(arguments) => arguments.run(),
            Self::New(arguments) => arguments.run(),
            Self::Check(arguments) => arguments.run(),
            Self::Fmt(arguments) => arguments.run(),
            Self::Test(arguments) => arguments.run(),
            Self::Mutate(arguments) => arguments.run(),
            Self::Schema(arguments) => arguments.run(),
            Self::Completions(arguments) => arguments.run(),
        }
    }
}

/// Runs the command line of this process.
pub(crate) fn main() -> ExitCode {
    // Whether errors are wanted as JSON must be known even where the arguments cannot be read.
    let json = arguments::json_wanted(std::env::args_os());
    let result = match Cli::try_parse() {
        Ok(cli) => cli.command.run(),
        Err(error) if !error.use_stderr() || !json => {
            // Help and version go to standard output and are no error. A closed pipe is none either.
            error.print().ok();
            return Exit::from_clap(&error).into();
        }
        Err(error) => Err(Failure::usage(&error)),
    };
    match result {
        Ok(exit) => exit.into(),
        Err(failure) => {
            output::problems(&failure.problems, json).ok();
            failure.exit.into()
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_arguments_are_declared_without_contradiction() {
        super::Cli::command().debug_assert();
    }
}
