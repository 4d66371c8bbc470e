//! `synlig fmt`

use super::arguments::{Format, library};
use super::failure::{Exit, Failure};
use super::output;
use std::path::{Path, PathBuf};
use synlig_workbench::format::{FormatError, LaidOut, rule_sets, scenario};
use synlig_workbench::problem::Problem;
use synlig_workbench::scenario::find;

/// Lays out rule sets in one way, and proves that their meaning stays
///
/// The order of keys stays. Each rule set is read again in the new layout, and written only where the digest is the same.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example: synlig fmt my-rules\n         synlig fmt --check rules/no-bti")]
pub(crate) struct Arguments {
    /// Rule-set files, or folders with them; without any, `rules`.
    #[arg(value_name = "RULES", value_hint = clap::ValueHint::AnyPath)]
    rules: Vec<String>,

    /// A scenario file, or a folder with scenarios, to lay out too.
    #[arg(long, value_name = "PATH", value_hint = clap::ValueHint::AnyPath)]
    scenarios: Vec<PathBuf>,

    /// Write nothing; show what would change, and end with 1 where something would.
    #[arg(long)]
    check: bool,

    /// Text, or a list of files.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

impl Arguments {
    pub(crate) fn run(&self) -> Result<Exit, Failure> {
        let laid_out = self.laid_out()?;
        let changes: Vec<&LaidOut> = laid_out.iter().filter(|file| file.changes()).collect();
        if !self.check {
            changes.iter().try_for_each(|laid_out| replace(&laid_out.file, &laid_out.after))?;
        }
        match self.format {
            Format::Json => output::print(&format!("{:#}\n", json(&laid_out)))?,
            Format::Text => {
                changes.iter().try_for_each(|laid_out| output::print(&self.told(laid_out)))?;
                output::print(&format!("{} of {} files changed\n", changes.len(), laid_out.len()))?;
            }
        }
        Ok(if self.check && !changes.is_empty() { Exit::Negative } else { Exit::Fine })
    }

    /// All is laid out before anything is written: a fault in one file leaves all as they are.
    fn laid_out(&self) -> Result<Vec<LaidOut>, Failure> {
        let names = match self.rules.as_slice() {
            [] if self.scenarios.is_empty() => vec!["rules".to_owned()],
            names => names.to_vec(),
        };
        let mut laid_out = rule_sets(&mut library(&[])?, &names)?;
        for path in &self.scenarios {
            let files = find(path).map_err(|error| Failure::file(path, &error))?;
            laid_out.extend(files.iter().map(|file| scenario(file)).collect::<Result<Vec<_>, _>>()?);
        }
        Ok(laid_out)
    }

    fn told(&self, LaidOut { file, before, after, .. }: &LaidOut) -> String {
        let file = file.display().to_string();
        if !self.check {
            return format!("{file}\n");
        }
        let diff = similar::TextDiff::from_lines(before, after);
        diff.unified_diff().context_radius(1).header(&file, &file).to_string()
    }
}

/// Writes beside the file first, so that a full disk does not cost a rule set. A link stays a link, and rights stay.
fn replace(file: &Path, text: &str) -> Result<(), Failure> {
    let write = || {
        let place = file.canonicalize()?;
        let beside = place.with_extension("json.new");
        std::fs::write(&beside, text)?;
        std::fs::set_permissions(&beside, std::fs::metadata(&place)?.permissions())?;
        std::fs::rename(&beside, &place)
    };
    write().map_err(|error| Failure::file(file, &error))
}

fn json(laid_out: &[LaidOut]) -> serde_json::Value {
    let files = laid_out.iter().map(|laid_out| {
        let file = laid_out.file.display().to_string();
        serde_json::json!({ "changed": laid_out.changes(), "digest": laid_out.digest, "file": file })
    });
    files.collect()
}

impl From<FormatError> for Failure {
    fn from(error: FormatError) -> Self {
        let message = error.to_string();
        match error {
            FormatError::Library(error) => error.into(),
            FormatError::Rules(problems) => Self::rules(problems),
            FormatError::NoFile(id) => {
                let hint = format!("name its file or folder, with `./{id}` for a folder of that name");
                Self::new(Problem::new("cli.no_file", message).hint(hint))
            }
            FormatError::Scenario(..) => Self::new(Problem::new("cli.scenario", message)),
            FormatError::Meaning(_) => Self::new(Problem::new("cli.meaning", message).hint("nothing was written")),
        }
    }
}
