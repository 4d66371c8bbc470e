//! Versions of rule sets and ranges of them.

use super::read::{Read, Reader, shortened};
use crate::error::Code;
use crate::json::Node;

/// A semantic version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Version(pub(crate) semver::Version);

impl Default for Version {
    /// What stands in for a version that cannot be read.
    fn default() -> Self {
        Self(semver::Version::new(0, 0, 0))
    }
}

impl Read for Version {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let text = String::read(node, reader)?;
        semver::Version::parse(&text).map(Self).ok().or_else(|| {
            let message = format!("`{}` is not a semantic version, such as `1.0.0`", shortened(&text));
            reader.fault(Code::RulesVersion, node.at, message)
        })
    }
}

/// A range of versions: `^1`, `^1.2`, `~1.2` or exactly `1.2.3`.
#[derive(Clone, Debug)]
pub(crate) struct VersionRange {
    pub(crate) text: String,
    range: semver::VersionReq,
}

impl VersionRange {
    pub(crate) fn matches(&self, version: &Version) -> bool {
        self.range.matches(&version.0)
    }

    fn parse(text: &str) -> Option<semver::VersionReq> {
        // A bare version means that very version here; the library would read it as a caret range.
        let numbers = text.strip_prefix(['^', '~']);
        let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        match numbers {
            Some(numbers) => numbers.split('.').all(plain).then(|| semver::VersionReq::parse(text).ok())?,
            None => semver::Version::parse(text).ok().and_then(|_| semver::VersionReq::parse(&format!("={text}")).ok()),
        }
    }
}

impl Read for VersionRange {
    fn read(node: &Node, reader: &mut Reader) -> Option<Self> {
        let text = String::read(node, reader)?;
        match Self::parse(&text) {
            Some(range) => Some(Self { text, range }),
            None => {
                let message =
                    format!("`{}` is not a range of versions: `^1`, `^1.2`, `~1.2` or `1.2.3`", shortened(&text));
                reader.fault(Code::RulesVersion, node.at, message)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::VersionRange;

    #[test]
    fn the_four_forms_and_nothing_else() {
        let holds = |range: &str, version: &str| {
            VersionRange::parse(range).map(|range| range.matches(&semver::Version::parse(version).unwrap()))
        };
        assert_eq!(holds("^1", "1.9.0"), Some(true));
        assert_eq!(holds("^1", "2.0.0"), Some(false));
        assert_eq!(holds("^1.2", "1.1.0"), Some(false));
        assert_eq!(holds("~1.2", "1.2.9"), Some(true));
        assert_eq!(holds("~1.2", "1.3.0"), Some(false));
        assert_eq!(holds("1.2.3", "1.2.3"), Some(true));
        assert_eq!(holds("1.2.3", "1.2.4"), Some(false));
        for bad in ["1", "1.2", "", "^", "^x", ">=1", "*", "^1, ^2", "^1.2.3.4"] {
            assert_eq!(holds(bad, "1.0.0"), None, "{bad}");
        }
    }
}
