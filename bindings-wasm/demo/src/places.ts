// Where a form can be used: a country, or a municipality with rules of its own.

import { DEFAULT, DEFAULT_SWEDEN, readRules, type Language } from "synlig";
import places from "./places.json";

export interface Place {
    id: string;
    name: string | Record<Language, string>;
    country: "NO" | "SE";
    /** Its rule sets; what the country has comes first. */
    texts: (string | Uint8Array)[];
}

/** Reads the rule sets of all places, since nothing can be fetched once the page has locked itself. */
export function readPlaces(): Promise<Place[]> {
    return Promise.all(
        places.map(async ({ id, name, country, rules }) => ({
            id,
            name,
            country: country === "SE" ? "SE" : "NO",
            texts: await readRules([...(country === "SE" ? DEFAULT_SWEDEN : DEFAULT), ...rules]),
        })),
    );
}

export function nameOf(place: Place, language: Language): string {
    return typeof place.name === "string" ? place.name : place.name[language];
}
