//! What has texts, and which texts it has.

use crate::decide::Cell;
use crate::decide::decision::Tier;

/// Something that has texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Subject<'a> {
    /// A rule set by id.
    RuleSet(&'a str),
    /// A fact by id.
    Fact(&'a str),
    /// A value of a scale or choice: the fact's id and the value's.
    Value(&'a str, &'a str),
    /// An event by id.
    Event(&'a str),
    /// An outcome of an event: the event's id and the outcome's.
    Outcome(&'a str, &'a str),
    /// A service by id.
    Service(&'a str),
    /// A definition by name.
    Definition(&'a str),
    /// A consent by name.
    Consent(&'a str),
    /// A parameter by name.
    Parameter(&'a str),
    /// The visibility matrix.
    Visibility,
    /// A cell of the visibility matrix.
    Cell(Cell),
    /// The criterion of a tier: the id of the rule set in which it is written, and the tier. It has texts where that rule
    /// set has one criterion of the tier on the day, not several.
    Criterion(&'a str, Tier),
    /// A ladder by id.
    Ladder(&'a str),
    /// A level of a ladder: the ladder's id and the level's.
    Level(&'a str, &'a str),
    /// An action by id.
    Action(&'a str),
    /// A checklist by id.
    Checklist(&'a str),
    /// An item of a checklist: the checklist's id and the item's.
    Item(&'a str, &'a str),
    /// A source by id.
    Source(&'a str),
}

impl<'a> Subject<'a> {
    /// Reads a subject from one string, for hosts in other languages: `fact:parent.violence`, `cell:A`,
    /// `level:bti.level:2`. The kinds are `rule_set`, `fact`, `value`, `event`, `outcome`, `service`, `definition`,
    /// `consent`, `parameter`, `visibility`, `cell`, `criterion`, `ladder`, `level`, `action`, `checklist`, `item` and
    /// `source`; `ladder:…`, `action:…` and `checklist:…` are named as decisions name outcomes.
    ///
    /// ```
    /// use synlig::Subject;
    /// assert_eq!(Subject::parse("fact:parent.violence"), Some(Subject::Fact("parent.violence")));
    /// assert_eq!(Subject::parse("level:bti.level:2"), Some(Subject::Level("bti.level", "2")));
    /// assert_eq!(Subject::parse("level:bti.level"), None);
    /// ```
    pub fn parse(name: &'a str) -> Option<Self> {
        let (kind, id) = name.split_once(':').unwrap_or((name, ""));
        let two = id.split_once(':').filter(|(outer, inner)| !outer.is_empty() && !inner.is_empty());
        let within = |make: fn(&'a str, &'a str) -> Self| two.map(|(outer, inner)| make(outer, inner));
        match kind {
            "value" => return within(Self::Value),
            "outcome" => return within(Self::Outcome),
            "level" => return within(Self::Level),
            "item" => return within(Self::Item),
            "criterion" => return two.and_then(|(rules, name)| Some(Self::Criterion(rules, tier(name)?))),
            "visibility" => return id.is_empty().then_some(Self::Visibility),
            "cell" => return cell(id).map(Self::Cell),
            _ => {}
        }
        let subject = match kind {
            "rule_set" => Self::RuleSet,
            "fact" => Self::Fact,
            "event" => Self::Event,
            "service" => Self::Service,
            "definition" => Self::Definition,
            "consent" => Self::Consent,
            "parameter" => Self::Parameter,
            "ladder" => Self::Ladder,
            "action" => Self::Action,
            "checklist" => Self::Checklist,
            "source" => Self::Source,
            _ => return None,
        };
        (!id.is_empty()).then(|| subject(id))
    }

    /// The id that stands for a subject without a label: the last of two.
    pub(crate) fn id(self) -> &'a str {
        match self {
            Self::Visibility => "visibility",
            Self::Cell(cell) => cell.as_str(),
            Self::Criterion(rules, _) => rules,
            Self::RuleSet(id)
            | Self::Fact(id)
            | Self::Value(_, id)
            | Self::Event(id)
            | Self::Outcome(_, id)
            | Self::Service(id)
            | Self::Definition(id)
            | Self::Consent(id)
            | Self::Parameter(id)
            | Self::Ladder(id)
            | Self::Level(_, id)
            | Self::Action(id)
            | Self::Checklist(id)
            | Self::Item(_, id)
            | Self::Source(id) => id,
        }
    }
}

fn cell(letter: &str) -> Option<Cell> {
    [Cell::A, Cell::B, Cell::C, Cell::D].into_iter().find(|cell| cell.as_str() == letter)
}

fn tier(name: &str) -> Option<Tier> {
    match name {
        "indicated" => Some(Tier::Indicated),
        "selective" => Some(Tier::Selective),
        _ => None,
    }
}

/// Which text of a subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// Its name: a fact's label, an action's, a source's or rule set's title.
    Label,
    /// A fact's question.
    Question,
    /// More words: a fact's or event's help, an action's text, a rule set's summary.
    Text,
    /// A source's section or page.
    Locator,
    /// Where a source can be read.
    Address,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 5] = [Self::Label, Self::Question, Self::Text, Self::Locator, Self::Address];

    /// The name of the kind: `label`, `question`, `text`, `locator`, `address`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Label => "label",
            Self::Question => "question",
            Self::Text => "text",
            Self::Locator => "locator",
            Self::Address => "address",
        }
    }

    /// The kind of a name, if it is one of ours.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}
