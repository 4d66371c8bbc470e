// What questions are about, by how the ids of their facts begin.

import type { Language } from "synlig";
import all from "./topics.json";

export interface Topic {
    prefixes: string[];
    name: Record<Language, string>;
}

export const topics: readonly Topic[] = all;

export function topicOf(fact: string): Topic {
    const prefix = fact.slice(0, fact.indexOf("."));
    return (topics.find(({ prefixes }) => prefixes.includes(prefix)) ?? topics.at(-1)) as Topic;
}
