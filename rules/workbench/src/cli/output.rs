//! Everything that is printed. Colour codes are taken away where nobody sees them: no terminal, or NO_COLOR.

use super::failure::Failure;
use std::io::{ErrorKind, IsTerminal, Result, Write};
use synlig_workbench::problem::Problem;

/// The width of texts that do not go to a terminal.
const PIPED: usize = 80;

/// How wide text on standard output may be.
pub(crate) fn width() -> usize {
    width_of(std::io::stdout().is_terminal().then(|| terminal_size::terminal_size_of(std::io::stdout())).flatten())
}

fn width_of(size: Option<(terminal_size::Width, terminal_size::Height)>) -> usize {
    // Very wide lines are hard to read, and very narrow ones break tables.
    size.map_or(PIPED, |(terminal_size::Width(columns), _)| usize::from(columns).clamp(50, 120))
}

/// Writes text to standard output. Whoever closes the pipe early has read enough: that is no error.
pub(crate) fn print(text: &str) -> std::result::Result<(), Failure> {
    let mut out = anstream::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::stream("standard output", &error)),
        _ => Ok(()),
    }
}

/// Writes a note for people to standard error.
pub(crate) fn note(text: &str) {
    writeln!(anstream::stderr().lock(), "{text}").ok();
}

/// Writes problems to standard error, as text or as a JSON list.
pub(crate) fn problems(problems: &[Problem], json: bool) -> Result<()> {
    let mut err = anstream::stderr().lock();
    if json {
        return writeln!(err, "{}", serde_json::to_string(problems)?);
    }
    let terminal = std::io::stderr().is_terminal();
    let width = width_of(terminal.then(|| terminal_size::terminal_size_of(std::io::stderr())).flatten());
    problems.iter().try_for_each(|problem| writeln!(err, "{}\n", problem.render(true, width).trim_end()))
}
