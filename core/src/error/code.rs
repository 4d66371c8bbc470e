//! The one table of codes. C, JavaScript and the documents are made from it; a code or number is never reused.

macro_rules! codes {
    ($($variant:ident = $number:literal $text:literal $meaning:literal;)*) => {
        /// A stable code of an error or a warning.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = $meaning] $variant,)*
        }

        impl Code {
            /// Every code, by number.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The code as text: `phase.name`.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }

            /// The code as a number, for C.
            pub fn number(self) -> i32 {
                match self { $(Self::$variant => $number,)* }
            }

            /// What the code means, in a sentence.
            pub fn meaning(self) -> &'static str {
                match self { $(Self::$variant => $meaning,)* }
            }
        }
    };
}

codes! {
    RulesInvalidUtf8 = 1001 "rules.invalid_utf8" "the text of the rule set is not UTF-8";
    RulesInvalidJson = 1002 "rules.invalid_json" "the text of the rule set is not JSON";
    RulesDuplicateKey = 1003 "rules.duplicate_key" "an object of the rule set has a key twice";
    RulesTooLarge = 1004 "rules.too_large" "the text of the rule set is longer than the limit";
    RulesTooDeep = 1005 "rules.too_deep" "the rule set nests deeper than the limit";
    RulesLanguageVersion = 1101 "rules.language_version" "the rule set is written in a language version that this engine does not read";
    RulesUnknownKey = 1102 "rules.unknown_key" "a key that the language does not have";
    RulesMissingKey = 1103 "rules.missing_key" "a key that must be there is missing";
    RulesType = 1104 "rules.type" "a JSON value of another type than the language wants here";
    RulesValue = 1105 "rules.value" "a value that the language does not allow here";
    RulesText = 1106 "rules.text" "a text lacks a language that it must have, or is empty";
    RulesInvalidId = 1107 "rules.invalid_id" "an id that is not spelled as ids are";
    RulesReservedName = 1108 "rules.reserved_name" "a name that is a word of the language";
    RulesDuplicateItem = 1109 "rules.duplicate_item" "two items of a list have one id, or a list names one thing twice";
    RulesDuration = 1110 "rules.duration" "a length of time that cannot be read";
    RulesDurationUnits = 1111 "rules.duration_units" "lengths of time whose units do not mix";
    RulesRange = 1112 "rules.range" "a number or length of time outside its range";
    RulesDate = 1113 "rules.date" "not a date between 1900-01-01 and 2199-12-31";
    RulesDatesReversed = 1114 "rules.dates_reversed" "the last day is before the first";
    RulesVersionsOverlap = 1115 "rules.versions_overlap" "two versions of one item hold on the same day";
    RulesVersion = 1116 "rules.version" "not a version, or not a range of versions";
    RulesExtends = 1117 "rules.extends" "a key that does not go with, or needs, `extends`";
    RulesLaw = 1118 "rules.law" "a law that is not of one of the three forms";
    RulesUnknownFact = 1201 "rules.unknown_fact" "a fact that is declared nowhere";
    RulesUnknownEvent = 1202 "rules.unknown_event" "an event that is declared nowhere";
    RulesUnknownService = 1203 "rules.unknown_service" "a service that is declared nowhere";
    RulesUnknownSource = 1204 "rules.unknown_source" "a source that is declared nowhere";
    RulesUnknownAction = 1205 "rules.unknown_action" "an action that is declared nowhere";
    RulesUnknownConsent = 1206 "rules.unknown_consent" "a consent that is declared nowhere";
    RulesUnknownParameter = 1207 "rules.unknown_parameter" "a parameter that is declared nowhere";
    RulesUnknownOutcome = 1208 "rules.unknown_outcome" "an outcome that is declared nowhere";
    RulesLadderEvent = 1209 "rules.ladder_event" "the event of a ladder does not have its levels and `closed` as outcomes";
    RulesImmediateNeedsConsent = 1210 "rules.immediate_needs_consent" "an immediate duty may not wait for a consent";
    RulesImmediateHeldBack = 1211 "rules.immediate_held_back" "an immediate duty may not be held back";
    RulesMustWithoutService = 1212 "rules.must_without_service" "a duty that nobody has to carry out";
    RulesCycle = 1213 "rules.cycle" "items that depend on themselves";
    ExprCharacter = 2001 "expr.character" "a character that expressions do not have";
    ExprSyntax = 2002 "expr.syntax" "an expression that cannot be read";
    ExprChain = 2003 "expr.chain" "a chain of comparisons";
    ExprNotComparable = 2004 "expr.not_comparable" "something that cannot be compared";
    ExprType = 2005 "expr.type" "a type or an operator that does not fit";
    ExprTooLong = 2006 "expr.too_long" "an expression longer than the limit";
    ExprTooDeep = 2007 "expr.too_deep" "an expression that nests deeper than the limit";
    ExprOutOfRange = 2008 "expr.out_of_range" "a number outside the range of what it is compared with";
    ExprStage = 2009 "expr.stage" "an outcome that comes later than the rule that uses it";
    ExprLawOnly = 2010 "expr.law_only" "a form that only laws may use";
    ExprNoVisibility = 2011 "expr.no_visibility" "a word of the visibility matrix where there is none";
    ExprUnknownFact = 2101 "expr.unknown_fact" "a fact that is declared nowhere";
    ExprUnknownEvent = 2102 "expr.unknown_event" "an event that is declared nowhere";
    ExprUnknownLadder = 2103 "expr.unknown_ladder" "a ladder that is declared nowhere";
    ExprUnknownDefinition = 2104 "expr.unknown_definition" "a definition that is declared nowhere";
    ExprUnknownConsent = 2105 "expr.unknown_consent" "a consent that is declared nowhere";
    ExprUnknownAction = 2106 "expr.unknown_action" "an action that is declared nowhere";
    ExprUnknownParameter = 2107 "expr.unknown_parameter" "a parameter that is declared nowhere";
    ExprUnknownValue = 2108 "expr.unknown_value" "a value that what it is compared with does not have";
    OverlayMissingBase = 3001 "overlay.missing_base" "the rule set that this one extends is not there";
    OverlayVersion = 3002 "overlay.version" "the rule set that this one extends has another version";
    OverlayCycle = 3003 "overlay.cycle" "rule sets that extend each other";
    OverlayCountry = 3004 "overlay.country" "the rule set that this one extends is of another country";
    OverlayUnknownItem = 3005 "overlay.unknown_item" "an item to replace or remove that the base does not have";
    OverlayUnknownParameter = 3006 "overlay.unknown_parameter" "a parameter to set that the base does not have";
    OverlayAlreadyThere = 3007 "overlay.already_there" "an item to add that the base already has";
    OverlayFixed = 3008 "overlay.fixed" "a change to what national law has fixed";
    OverlayLaw = 3009 "overlay.law" "a law of the base cannot be removed or replaced";
    ComposeMissingRules = 4001 "compose.missing_rules" "a rule set that another one uses is not there";
    ComposeVersion = 4002 "compose.version" "a rule set that another one uses has another version";
    ComposeTwice = 4003 "compose.twice" "one rule set is there twice";
    ComposeCountry = 4004 "compose.country" "rule sets of several countries";
    ComposeNotAlike = 4005 "compose.not_alike" "one thing is declared in two ways";
    ComposeClash = 4006 "compose.clash" "two rule sets declare one id";
    ComposeTwoVisibilities = 4007 "compose.two_visibilities" "two rule sets have a visibility";
    CaseInvalidUtf8 = 5001 "case.invalid_utf8" "the text of the case is not UTF-8";
    CaseInvalidJson = 5002 "case.invalid_json" "the text of the case is not JSON";
    CaseDuplicateKey = 5003 "case.duplicate_key" "an object of the case has a key twice";
    CaseTooLarge = 5004 "case.too_large" "the text of the case is longer than the limit";
    CaseTooDeep = 5005 "case.too_deep" "the case nests deeper than the limit";
    CaseType = 5101 "case.type" "a JSON value of another type than a case has here";
    CaseUnknownField = 5102 "case.unknown_field" "a field that a case does not have";
    CaseMissingAsOf = 5103 "case.missing_as_of" "the day of the decision is missing";
    CaseMissingField = 5104 "case.missing_field" "a field that must be there is missing";
    CaseInvalidDate = 5105 "case.invalid_date" "not a date between 1900-01-01 and 2199-12-31";
    CaseFromTheFuture = 5106 "case.from_the_future" "something dated after the day of the decision";
    CaseBornAndDue = 5107 "case.born_and_due" "a child is either born or due";
    CaseUnknownFact = 5201 "case.unknown_fact" "a fact that the rules do not have";
    CaseUnknownEvent = 5202 "case.unknown_event" "an event that the rules do not have";
    CaseUnknownService = 5203 "case.unknown_service" "a service that the rules do not have";
    CaseUnknownValue = 5204 "case.unknown_value" "a value that the fact does not have";
    CaseUnknownOutcome = 5205 "case.unknown_outcome" "an outcome that the event does not have";
    CaseMissingOutcome = 5206 "case.missing_outcome" "the event needs an outcome";
    CaseWrongType = 5207 "case.wrong_type" "a value of another type than the fact has";
    CaseOutOfRange = 5208 "case.out_of_range" "a number outside the range of the fact";
    CaseComputedFact = 5209 "case.computed_fact" "a fact that is computed and cannot be given";
    CaseTooManyObservations = 5210 "case.too_many_observations" "more observations than the limit";
    CaseTooManyEvents = 5211 "case.too_many_events" "more events than the limit";
    CaseOtherEngine = 5212 "case.other_engine" "the case was made for another engine";
    CaseServicesDisagree = 6001 "case.services_disagree" "services gave different answers, and the most worrying counts";
    CaseAnswerStale = 6002 "case.answer_stale" "an answer is too old to count";
    CaseDuePassed = 6003 "case.due_passed" "the day of birth that was expected has passed, and no birth is told";
    RulesOutsideValidity = 6004 "rules.outside_validity" "the rule set does not hold on the day of the decision";
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl serde::Serialize for Code {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}
