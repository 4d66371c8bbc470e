//! `synlig explain`

use super::arguments::{CaseArguments, Format, LanguageArguments, RulesArguments};
use super::failure::{Exit, Failure};
use super::output;

/// Decides a case and puts the decision into sentences, as a page of plain text
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: synlig explain case.json --lang nn\n         synlig explain --example --format json")]
pub(crate) struct Arguments {
    #[command(flatten)]
    case: CaseArguments,

    #[command(flatten)]
    rules: RulesArguments,

    #[command(flatten)]
    language: LanguageArguments,

    /// A page of text, or its sections as JSON.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

impl Arguments {
    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let engine = self.rules.engine()?;
        let decision = self.case.read()?.decide(&engine)?;
        let explanation = engine.explain(&decision, self.language.language());
        output::print(&match self.format {
            Format::Json => format!("{:#}\n", serde_json::json!(explanation)),
            Format::Text => explanation.to_string(),
        })?;
        Ok(Exit::Fine)
    }
}
