//! `synlig questions`

use super::arguments::{CaseArguments, Format, LanguageArguments, RulesArguments};
use super::failure::{Exit, Failure};
use super::output;
use synlig_workbench::terminal::View;

/// Tells what to ask next, the most important first, and what the answers could change
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example: synlig questions case.json --lang sv\n         synlig questions --example --format json"
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    case: CaseArguments,

    #[command(flatten)]
    rules: RulesArguments,

    #[command(flatten)]
    language: LanguageArguments,

    /// Text for people, or the decision's own list of questions as JSON.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

impl Arguments {
    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let engine = self.rules.engine()?;
        let decision = self.case.read()?.decide(&engine)?;
        output::print(&match self.format {
            Format::Json => format!("{}\n", serde_json::json!(decision.questions)),
            Format::Text => View::new(&engine, &decision, self.language.language()).questions(output::width()),
        })?;
        Ok(Exit::Fine)
    }
}
