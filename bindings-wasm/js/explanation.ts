// A decision in sentences.

/** The languages of texts: Bokmål, Nynorsk, Swedish, English. */
export type Language = "nb" | "nn" | "sv" | "en";

/** A decision in sentences. */
export interface Explanation {
    language: Language;
    /** In reading order; one without lines is left out. */
    sections: Section[];
}

/** A section with its heading. */
export interface Section {
    heading: string;
    id:
        | "urgent"
        | "not_urgent"
        | "visibility"
        | "tier"
        | "ladders"
        | "actions"
        | "undetermined"
        | "done"
        | "checklists"
        | "questions"
        | "reasons"
        | "warnings"
        | "about";
    lines: Line[];
}

/** A sentence, and what belongs under it. */
export interface Line {
    /** The id of what it speaks of, if of one thing. */
    id?: string;
    text: string;
    /** Further sentences about the same. */
    under?: string[];
}

/** Which text of a subject. */
export type TextKind = "label" | "question" | "text" | "locator" | "address";
