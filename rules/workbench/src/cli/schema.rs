//! `synlig schema`

use super::arguments::RulesArguments;
use super::failure::{Exit, Failure};
use super::output;
use std::path::PathBuf;
use synlig_workbench::problem::Problem;
use synlig_workbench::schema::Document;
use synlig_workbench::typescript;

/// The file of the TypeScript types.
const TYPES: &str = "rules.ts";

/// Prints the JSON Schema of a document, or the ids of rule sets as TypeScript types; or writes them into a folder
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: synlig schema case\n         synlig schema --write rules/schema\n         \
                        synlig schema --typescript --rules my-rules > rules.ts")]
pub(crate) struct Arguments {
    /// The document.
    #[arg(value_parser = Document::ALL.map(Document::name), required_unless_present_any = ["write", "typescript"])]
    document: Option<String>,

    /// The ids of rule sets as TypeScript types: facts with their values, events with their outcomes, services, actions,
    /// ladders, checklists.
    #[arg(long, conflicts_with = "document")]
    typescript: bool,

    #[command(flatten)]
    rules: RulesArguments,

    /// Write into this folder instead: `NAME.schema.json` of the document or of all four, or `rules.ts`.
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    write: Option<PathBuf>,
}

impl Arguments {
    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        if self.typescript {
            self.give(TYPES, &typescript::module(&self.rules.engine()?))?;
            return Ok(Exit::Fine);
        }
        if self.rules.are_named() {
            let problem = Problem::new("cli.usage", "the JSON Schemas are the same for all rule sets");
            return Err(Failure::new(problem.hint("`--rules` and `--rules-dir` go with `--typescript`")));
        }
        let wanted = |document: &&Document| self.document.as_deref().is_none_or(|name| name == document.name());
        for document in Document::ALL.iter().filter(wanted) {
            self.give(&document.file(), &document.text())?;
        }
        Ok(Exit::Fine)
    }

    /// Prints a text, or writes it into the folder.
    fn give(&self, name: &str, text: &str) -> Result<(), Failure> {
        let Some(folder) = &self.write else { return output::print(text) };
        if !folder.is_dir() {
            let message = format!("`{}` is not a folder", folder.display());
            return Err(Failure::new(Problem::new("cli.file", message)));
        }
        let file = folder.join(name);
        std::fs::write(&file, text).map_err(|error| Failure::file(&file, &error))?;
        output::print(&format!("{}\n", file.display()))
    }
}
