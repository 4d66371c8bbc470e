//! `synlig schema`

use super::failure::{Exit, Failure};
use super::output;
use std::path::PathBuf;
use synlig_workbench::problem::Problem;
use synlig_workbench::schema::Document;

/// Prints the JSON Schema of a document, or writes all of them into a folder
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: synlig schema case\n         synlig schema --write rules/schema")]
pub(crate) struct Arguments {
    /// The document.
    #[arg(value_parser = Document::ALL.map(Document::name), required_unless_present = "write")]
    document: Option<String>,

    /// Write `NAME.schema.json` into this folder instead: of the document, or of all four.
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    write: Option<PathBuf>,
}

impl Arguments {
    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let wanted = |document: &&Document| self.document.as_deref().is_none_or(|name| name == document.name());
        for document in Document::ALL.iter().filter(wanted) {
            let Some(folder) = &self.write else {
                output::print(&document.text())?;
                continue;
            };
            if !folder.is_dir() {
                let message = format!("`{}` is not a folder", folder.display());
                return Err(Failure::new(Problem::new("cli.file", message)));
            }
            let file = folder.join(document.file());
            std::fs::write(&file, document.text()).map_err(|error| Failure::file(&file, &error))?;
            output::print(&format!("{}\n", file.display()))?;
        }
        Ok(Exit::Fine)
    }
}
