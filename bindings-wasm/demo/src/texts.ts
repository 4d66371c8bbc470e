// The form's own few words. Everything about rules comes from the engine.

import type { Language } from "synlig";
import texts from "./texts.json";

export const LANGUAGES: readonly { id: Language; name: string }[] = [
    { id: "nb", name: "Bokmål" },
    { id: "nn", name: "Nynorsk" },
    { id: "sv", name: "Svenska" },
    { id: "en", name: "English" },
];

export type TextId = keyof typeof texts;

/** A text with its gaps filled. */
export function say(language: Language, id: TextId, gaps: Record<string, string | number> = {}): string {
    return texts[id][language].replace(/\{(\w+)\}/g, (gap, name: string) => String(gaps[name] ?? gap));
}

/** The browser's language, where it is one of ours; else Bokmål. */
export function preferred(): Language {
    for (const wanted of navigator.languages) {
        const code = wanted.slice(0, 2) === "no" ? "nb" : wanted.slice(0, 2);
        const found = LANGUAGES.find(({ id }) => id === code);
        if (found) return found.id;
    }
    return "nb";
}

/** A day as people write it. */
export function dayInWords(language: Language, day: string, style: "long" | "short" = "long"): string {
    const [year, month, date] = day.split("-").map(Number) as [number, number, number];
    const options: Intl.DateTimeFormatOptions =
        style === "long" ? { day: "numeric", month: "long", year: "numeric" } : { day: "numeric", month: "short" };
    const locale = { nb: "nb-NO", nn: "nn-NO", sv: "sv-SE", en: "en-GB" }[language];
    return new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" }).format(Date.UTC(year, month - 1, date));
}

export const capital = (text: string) => text.charAt(0).toLocaleUpperCase("nb") + text.slice(1);
