//! `synlig decide`

use super::arguments::{CaseArguments, Format, LanguageArguments, RulesArguments};
use super::failure::{Exit, Failure};
use super::output;
use synlig_workbench::check::compose;
use synlig_workbench::terminal::{View, levels};

/// Decides a case: where the child stands, what is to be done by whom and until when, what to ask next, and why
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: synlig decide case.json --lang nb\n         synlig decide --example --format json")]
pub(crate) struct Arguments {
    #[command(flatten)]
    case: CaseArguments,

    #[command(flatten)]
    rules: RulesArguments,

    #[command(flatten)]
    language: LanguageArguments,

    /// Text for people, or the decision's own JSON.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

impl Arguments {
    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let found = self.rules.found()?;
        let engine = compose(&found).map_err(Failure::rules)?;
        let given = self.case.read()?;
        let decision = given.decide(&engine)?;
        output::print(&match self.format {
            Format::Json => format!("{}\n", decision.to_json()),
            Format::Text => View::new(&engine, &decision, self.language.language())
                .asking(given.service().as_deref())
                .levels(levels(&found))
                .decision(output::width()),
        })?;
        Ok(Exit::Fine)
    }
}
