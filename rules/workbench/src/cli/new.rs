//! `synlig new`

use super::arguments::{Format, library};
use super::failure::{Exit, Failure};
use super::output;
use std::path::PathBuf;
use synlig_workbench::problem::Problem;
use synlig_workbench::start::{StartError, start};

/// Begins a rule set, alone or as an overlay, with one rule and a scenario that passes
///
/// The folder of the id is made; where there is one already, nothing is written.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Example: synlig new no-bti-example --extends no-bti\n         synlig new no-example --into my-rules"
)]
pub(crate) struct Arguments {
    /// The id: the country, and words with hyphens, as `no-bti-example`. The last word names what the rule set adds.
    #[arg(value_name = "ID")]
    id: String,

    /// The rule set to lay it over: a shipped id, a file or a folder.
    #[arg(long, value_name = "ID_OR_FILE_OR_FOLDER")]
    extends: Option<String>,

    /// A folder with rule sets of your own, of which one may be extended.
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    rules_dir: Vec<PathBuf>,

    /// The folder to make it in.
    #[arg(long, value_name = "DIR", default_value = ".", value_hint = clap::ValueHint::DirPath)]
    into: PathBuf,

    /// Text, or a list of the files.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

impl Arguments {
    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let start = start(&mut library(&self.rules_dir)?, &self.id, self.extends.as_deref())?;
        let files = start.write(&self.into.join(&self.id))?.map(|file| file.display().to_string());
        match self.format {
            Format::Json => output::print(&format!("{:#}\n", serde_json::json!(files)))?,
            Format::Text => output::print(&format!("{}\n", files.join("\n")))?,
        }
        Ok(Exit::Fine)
    }
}

impl From<StartError> for Failure {
    fn from(error: StartError) -> Self {
        let message = error.to_string();
        match error {
            StartError::Id(_) => {
                let hint =
                    "ids begin with the country, `no-` or `se-`: lower-case words with hyphens, as `no-bti-example`";
                Self::new(Problem::new("cli.usage", message).hint(hint))
            }
            StartError::Known(_) => Self::new(Problem::new("cli.rules_twice", message)),
            StartError::Library(error) => error.into(),
            StartError::Rules(problems) => Self::rules(problems),
            StartError::File(file, error) => Self::file(&file, &error),
        }
    }
}
