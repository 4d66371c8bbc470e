/**
 * Synlig makes visible what is easily not seen. A case goes in, a decision comes out; nothing leaves the page.
 *
 * @packageDocumentation
 */

export { Engine, type CaseInput, type LoadOptions } from "./engine.js";
export { SynligError, type Diagnostic, type HostCode } from "./error.js";
export type { Explanation, Language, Line, Section, TextKind } from "./explanation.js";
export type { Circumstances, Form, Who } from "./form.js";
export { DEFAULT, DEFAULT_SWEDEN, readRules, SHIPPED, type RulesSource, type ShippedId } from "./rules.js";
export type {
    Case,
    Event,
    EventId,
    FactId,
    Observation,
    OpenVocabulary,
    Shipped,
    Value,
    Vocabulary,
} from "./vocabulary.js";
export type { WasmSource } from "./wasm.js";
export type { Code } from "./generated/codes.js";
export type { Child } from "./generated/case.js";
export type {
    Action,
    Cell,
    Checklist,
    Decision,
    Due,
    Ladder,
    Provenance,
    Question,
    Reason,
    ServiceView,
    TierOutcome,
    Visibility,
    Warning,
} from "./generated/decision.js";
export type { RuleSet } from "./generated/ruleset.js";
