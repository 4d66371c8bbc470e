/* A decision printed from the accessors alone: what they give must be what its JSON says. */
#ifndef ACCESSORS_H
#define ACCESSORS_H

#include "sample.h"

#include <stdarg.h>

/* Text that grows. */
typedef struct {
    char *data;
    size_t length, room;
} text;

static inline void put_bytes(text *to, const char *data, size_t length) {
    if (to->length + length + 1 > to->room) {
        to->room = 2 * (to->length + length) + 256;
        to->data = realloc(to->data, to->room);
        EXPECT(to->data != NULL);
    }
    memcpy(to->data + to->length, data, length);
    to->length += length;
    to->data[to->length] = '\0';
}

static inline void put(text *to, const char *words) {
    put_bytes(to, words, strlen(words));
}

static inline void put_number(text *to, unsigned long number) {
    char digits[24];
    snprintf(digits, sizeof digits, "%lu", number);
    put(to, digits);
}

/* A JSON string, escaped as the library does it. */
static inline void put_string(text *to, synlig_str string) {
    static const char short_escapes[] = "\b\t\n\f\r\"\\";
    static const char *const escaped[] = {"\\b", "\\t", "\\n", "\\f", "\\r", "\\\"", "\\\\"};
    put(to, "\"");
    for (size_t at = 0; at < string.length; at++) {
        const char byte = string.data[at];
        const char *found = byte == '\0' ? NULL : strchr(short_escapes, byte);
        if (found != NULL) {
            put(to, escaped[found - short_escapes]);
        } else if ((unsigned char)byte < 0x20) {
            char hex[8];
            snprintf(hex, sizeof hex, "\\u%04x", (unsigned)byte);
            put(to, hex);
        } else {
            put_bytes(to, &byte, 1);
        }
    }
    put(to, "\"");
}

static inline void put_string_or_null(text *to, synlig_str string) {
    if (string.data == NULL) {
        put(to, "null");
    } else {
        put_string(to, string);
    }
}

static inline void put_day(text *to, int32_t day) {
    char iso[40];
    if (day == 0) {
        put(to, "null");
        return;
    }
    snprintf(iso, sizeof iso, "\"%04d-%02d-%02d\"", (int)(day / 10000), (int)(day / 100 % 100), (int)(day % 100));
    put(to, iso);
}

static inline void put_cells(text *to, uint32_t cells) {
    static const char *const letters[] = {"\"A\"", "\"B\"", "\"C\"", "\"D\""};
    int first = 1;
    put(to, "[");
    for (int bit = 0; bit < 4; bit++) {
        if (cells & (1u << bit)) {
            put(to, first ? "" : ",");
            put(to, letters[bit]);
            first = 0;
        }
    }
    put(to, "]");
}

/* The cell that is the only one possible. */
static inline void put_cell_of(text *to, uint32_t cells) {
    text list = {0};
    put_cells(&list, cells);
    if (list.length == 5) {
        put_bytes(to, list.data + 1, 3);
    } else {
        put(to, "null");
    }
    free(list.data);
}

#define GET(type, name, call)                   \
    type name = (type)0;                        \
    EXPECT((call) == SYNLIG_OK)
#define GET_STR(name, call)                     \
    synlig_str name = {NULL, 0};                \
    EXPECT((call) == SYNLIG_OK)

/* A list of strings; one past its end there is nothing. */
#define PUT_LIST(to, total, get, ...)                                        \
    do {                                                                     \
        size_t total_ = 0;                                                   \
        synlig_str id_ = {NULL, 0};                                          \
        EXPECT(total(__VA_ARGS__, &total_) == SYNLIG_OK);                    \
        put(to, "[");                                                        \
        for (size_t at_ = 0; at_ < total_; at_++) {                          \
            EXPECT(get(__VA_ARGS__, at_, &id_) == SYNLIG_OK);                \
            put(to, at_ ? "," : "");                                         \
            put_string(to, id_);                                             \
        }                                                                    \
        EXPECT(get(__VA_ARGS__, total_, &id_) == SYNLIG_ABI_NOT_FOUND);      \
        put(to, "]");                                                        \
    } while (0)

static const char *const action_statuses[] = {
    "none", "undetermined", "done", "held_back", "refused", "blocked", "overdue", "open"};
static const char *const strengths[] = {"none", "must", "should", "may"};
static const char *const law_words[] = {"none", "immediately", "at once", "without undue delay", "as soon as possible"};
static const char *const tiers[] = {"none", "universal", "selective", "indicated"};
static const char *const changes[] = {"none", "start", "raise", "keep", "lower", "close"};
static const char *const truths[] = {"none", "no", "unknown", "yes"};
static const char *const known_bys[] = {"none", "established", "suspected", "ruled_out", "open"};

static inline void put_word(text *to, const char *const *words, int32_t word) {
    const synlig_str string = {words[word], strlen(words[word])};
    put_string(to, string);
}

static inline void put_action(text *to, const synlig_decision *of, size_t at) {
    GET(int32_t, due, synlig_decision_action_due(of, at, &due));
    GET(synlig_words, words, synlig_decision_action_words(of, at, &words));
    GET_STR(within, synlig_decision_action_within(of, at, &within));
    GET_STR(id, synlig_decision_action_id(of, at, &id));
    GET_STR(refused, synlig_decision_action_refused(of, at, &refused));
    GET_STR(waits_for, synlig_decision_action_waits_for(of, at, &waits_for));
    GET(synlig_action_status, status, synlig_decision_action_status(of, at, &status));
    GET(synlig_strength, strength, synlig_decision_action_strength(of, at, &strength));
    GET(size_t, held, synlig_decision_action_held_by_count(of, at, &held));
    put(to, "{\"basis\":");
    PUT_LIST(to, synlig_decision_action_basis_count, synlig_decision_action_basis, of, at);
    put(to, ",\"by\":");
    PUT_LIST(to, synlig_decision_action_by_count, synlig_decision_action_by, of, at);
    if (due != 0 || words != SYNLIG_WORDS_NONE || within.data != NULL) {
        const char *comma = "";
        put(to, ",\"due\":{");
        if (due != 0) {
            put(to, "\"on\":");
            put_day(to, due);
            comma = ",";
        }
        if (within.data != NULL) {
            put(to, comma);
            put(to, "\"within\":");
            put_string(to, within);
            comma = ",";
        }
        if (words != SYNLIG_WORDS_NONE) {
            put(to, comma);
            put(to, "\"words\":");
            put_word(to, law_words, words);
        }
        put(to, "}");
    }
    if (held != 0) {
        put(to, ",\"held_by\":");
        PUT_LIST(to, synlig_decision_action_held_by_count, synlig_decision_action_held_by, of, at);
    }
    put(to, ",\"id\":");
    put_string(to, id);
    if (refused.data != NULL) {
        put(to, ",\"refused\":");
        put_string(to, refused);
    }
    put(to, ",\"status\":");
    put_word(to, action_statuses, status);
    put(to, ",\"strength\":");
    put_word(to, strengths, strength);
    if (waits_for.data != NULL) {
        put(to, ",\"waits_for\":");
        put_string(to, waits_for);
    }
    put(to, "}");
}

static inline void put_checklist(text *to, const synlig_decision *of, size_t at) {
    GET_STR(id, synlig_decision_checklist_id(of, at, &id));
    GET(synlig_truth, applies, synlig_decision_checklist_applies(of, at, &applies));
    put(to, "{\"id\":");
    put_string(to, id);
    if (applies == SYNLIG_TRUTH_YES) {
        put(to, ",\"missing\":");
        PUT_LIST(to, synlig_decision_checklist_missing_count, synlig_decision_checklist_missing, of, at);
        put(to, ",\"unknown\":");
        PUT_LIST(to, synlig_decision_checklist_unknown_count, synlig_decision_checklist_unknown, of, at);
    } else {
        EXPECT(applies == SYNLIG_TRUTH_UNKNOWN);
        put(to, ",\"status\":\"undetermined\"");
    }
    put(to, "}");
}

static inline void put_ladder(text *to, const synlig_decision *of, size_t at) {
    GET_STR(id, synlig_decision_ladder_id(of, at, &id));
    GET_STR(current, synlig_decision_ladder_current(of, at, &current));
    GET_STR(possible, synlig_decision_ladder_possible(of, at, &possible));
    GET_STR(recommended, synlig_decision_ladder_recommended(of, at, &recommended));
    GET(synlig_change, change, synlig_decision_ladder_change(of, at, &change));
    put_string(to, id);
    put(to, ":{\"change\":");
    put_word(to, changes, change);
    put(to, ",\"current\":");
    put_string_or_null(to, current);
    put(to, ",\"possible\":");
    put_string_or_null(to, possible);
    put(to, ",\"recommended\":");
    put_string_or_null(to, recommended);
    put(to, "}");
}

static inline void put_reason(text *to, const synlig_decision *of, size_t at) {
    GET_STR(outcome, synlig_decision_reason_outcome(of, at, &outcome));
    GET_STR(rule, synlig_decision_reason_rule(of, at, &rule));
    put(to, "{\"basis\":");
    PUT_LIST(to, synlig_decision_reason_basis_count, synlig_decision_reason_basis, of, at);
    put(to, ",\"events\":");
    PUT_LIST(to, synlig_decision_reason_event_count, synlig_decision_reason_event, of, at);
    put(to, ",\"facts\":");
    PUT_LIST(to, synlig_decision_reason_fact_count, synlig_decision_reason_fact, of, at);
    put(to, ",\"outcome\":");
    put_string(to, outcome);
    put(to, ",\"rule\":");
    put_string(to, rule);
    put(to, "}");
}

static inline void put_question(text *to, const synlig_decision *of, size_t at) {
    GET_STR(asked, synlig_decision_question_fact(of, at, &asked));
    put(to, "{\"could_change\":");
    PUT_LIST(to, synlig_decision_question_could_change_count, synlig_decision_question_could_change, of, at);
    put(to, ",\"fact\":");
    put_string(to, asked);
    put(to, "}");
}

static inline void put_warning(text *to, const synlig_decision *of, size_t at) {
    GET(synlig_status, code, synlig_decision_warning_code(of, at, &code));
    GET_STR(name, synlig_status_name(code, &name));
    GET_STR(about, synlig_decision_warning_fact(of, at, &about));
    GET_STR(rules, synlig_decision_warning_rules(of, at, &rules));
    put(to, "{\"code\":");
    put_string(to, name);
    if (about.data != NULL) {
        put(to, ",\"fact\":");
        put_string(to, about);
    }
    if (rules.data != NULL) {
        put(to, ",\"rules\":");
        put_string(to, rules);
    }
    /* Those two are told of services, if only of nobody's. */
    if (code == SYNLIG_CASE_SERVICES_DISAGREE || code == SYNLIG_CASE_ANSWER_STALE) {
        put(to, ",\"services\":");
        PUT_LIST(to, synlig_decision_warning_service_count, synlig_decision_warning_service, of, at);
    }
    put(to, "}");
}

static inline void put_visibility(text *to, const synlig_decision *of) {
    GET(uint32_t, possible, synlig_decision_cells_possible(of, &possible));
    GET(synlig_cell, cell, synlig_decision_cell(of, &cell));
    GET(synlig_truth, symptoms, synlig_decision_symptoms(of, &symptoms));
    GET(synlig_known_by, known_by, synlig_decision_known_by(of, &known_by));
    GET(int32_t, known, synlig_decision_known(of, &known));
    GET(size_t, views, synlig_decision_view_count(of, &views));
    if (possible == 0) {
        EXPECT(cell == SYNLIG_CELL_NONE && symptoms == SYNLIG_TRUTH_NONE && known_by == SYNLIG_KNOWN_BY_NONE);
        put(to, "null");
        return;
    }
    EXPECT(cell == SYNLIG_CELL_NONE || (uint32_t)cell == possible);
    put(to, "{\"cell\":");
    put_cell_of(to, (uint32_t)cell);
    put(to, ",\"known\":");
    put(to, known ? "true" : "false");
    put(to, ",\"known_by\":");
    put_word(to, known_bys, known_by);
    put(to, ",\"possible\":");
    put_cells(to, possible);
    put(to, ",\"sharing\":");
    PUT_LIST(to, synlig_decision_sharing_count, synlig_decision_sharing, of);
    put(to, ",\"symptoms\":");
    put_word(to, truths, symptoms);
    put(to, ",\"views\":{");
    for (size_t at = 0; at < views; at++) {
        GET_STR(by, synlig_decision_view_service(of, at, &by));
        GET(uint32_t, cells, synlig_decision_view_cells_possible(of, at, &cells));
        put(to, at ? "," : "");
        put_string(to, by);
        put(to, ":{\"cell\":");
        put_cell_of(to, cells);
        put(to, ",\"possible\":");
        put_cells(to, cells);
        put(to, "}");
    }
    put(to, "}}");
}

#define PUT_ALL(to, of, total, one)                    \
    do {                                               \
        size_t all_ = 0;                               \
        EXPECT(total(of, &all_) == SYNLIG_OK);         \
        for (size_t one_ = 0; one_ < all_; one_++) {   \
            put(to, one_ ? "," : "");                  \
            one(to, of, one_);                         \
        }                                              \
    } while (0)

/* The whole decision. `provenance` is what stands under `synlig`, of which only the digest is asked for by itself. */
static inline void put_decision(text *to, const synlig_decision *of, synlig_str provenance) {
    GET(int32_t, as_of, synlig_decision_as_of(of, &as_of));
    GET(int32_t, holds_until, synlig_decision_holds_until(of, &holds_until));
    GET(int32_t, urgent, synlig_decision_urgent(of, &urgent));
    GET(synlig_tier, tier, synlig_decision_tier(of, &tier));
    GET(synlig_tier, tier_possible, synlig_decision_tier_possible(of, &tier_possible));
    put(to, "{\"actions\":[");
    PUT_ALL(to, of, synlig_decision_action_count, put_action);
    put(to, "],\"as_of\":");
    put_day(to, as_of);
    put(to, ",\"checklists\":[");
    PUT_ALL(to, of, synlig_decision_checklist_count, put_checklist);
    put(to, "],\"holds_until\":");
    put_day(to, holds_until);
    put(to, ",\"ladders\":{");
    PUT_ALL(to, of, synlig_decision_ladder_count, put_ladder);
    put(to, "},\"questions\":[");
    PUT_ALL(to, of, synlig_decision_question_count, put_question);
    put(to, "],\"reasons\":[");
    PUT_ALL(to, of, synlig_decision_reason_count, put_reason);
    put(to, "],\"synlig\":");
    put_bytes(to, provenance.data, provenance.length);
    put(to, ",\"tier\":{\"possible\":");
    put_word(to, tiers, tier_possible);
    put(to, ",\"value\":");
    put_word(to, tiers, tier);
    put(to, "},\"urgent\":");
    put(to, urgent ? "true" : "false");
    put(to, ",\"visibility\":");
    put_visibility(to, of);
    put(to, ",\"warnings\":[");
    PUT_ALL(to, of, synlig_decision_warning_count, put_warning);
    put(to, "]}");
}

/* Where a decision's JSON and its accessors differ, the program ends and shows both. */
static inline void expect_accessors(const synlig_decision *of, const char *json) {
    text printed = {0};
    const char *from = strstr(json, "\"synlig\":{");
    const char *to = strstr(json, ",\"tier\":{\"possible\"");
    EXPECT(from != NULL && to != NULL);
    synlig_str provenance = {from + strlen("\"synlig\":"), 0};
    provenance.length = (size_t)(to - provenance.data);
    GET_STR(digest, synlig_decision_digest(of, &digest));
    EXPECT(strncmp(provenance.data + strlen("{\"digest\":\""), digest.data, digest.length) == 0);
    put_decision(&printed, of, provenance);
    if (strcmp(printed.data, json) != 0) {
        fprintf(stderr, "accessors: %s\njson:      %s\n", printed.data, json);
        exit(1);
    }
    free(printed.data);
}

#endif
