//! Running the built command in tests, and files to run it on.

#![allow(dead_code, clippy::allow_attributes, reason = "each test file uses a part of this")]
#![expect(clippy::unwrap_used, reason = "tests stop at the first surprise")]

use assert_cmd::Command;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// The folder `rules` of this repository.
pub(crate) fn rules() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// The command with arguments, away from the language of whoever runs the tests.
pub(crate) fn synlig(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_synlig"));
    for variable in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR", "CLICOLOR_FORCE"] {
        command.env_remove(variable);
    }
    command.args(arguments);
    command
}

/// What a command did: exit code, standard output, standard error.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

pub(crate) fn run(command: &mut Command) -> Ran {
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
}

impl Ran {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic_with(&format!("{error} in {self:?}")))
    }

    pub(crate) fn err_json(&self) -> Value {
        serde_json::from_str(&self.err).unwrap_or_else(|error| panic_with(&format!("{error} in {self:?}")))
    }
}

#[expect(clippy::panic, reason = "tests stop at the first surprise")]
fn panic_with(message: &str) -> ! {
    panic!("{message}")
}

/// A folder of one test's own.
pub(crate) fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    std::fs::remove_dir_all(&folder).ok();
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// Writes a file, and gives its path as text.
pub(crate) fn write(folder: &Path, name: &str, content: impl AsRef<[u8]>) -> String {
    let file = folder.join(name);
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(&file, content).unwrap();
    file.to_str().unwrap().to_owned()
}

/// A small rule set without faults.
pub(crate) fn small(id: &str) -> String {
    format!(
        r#"{{
  "synlig": 1, "id": "{id}", "version": "1.0.0", "language": "en", "country": "NO",
  "title": {{ "en": "An example" }},
  "facts": {{
    "child.alone": {{
      "type": "flag", "concern": "raises",
      "label": {{ "en": "the child is alone" }}, "question": {{ "en": "Is the child alone?" }}
    }}
  }},
  "tiers": {{ "selective": {{ "when": "child.alone" }} }}
}}
"#
    )
}
