/* The sample case of tests/src/sample.json told by number, and small helpers that every program here wants. */
#ifndef SAMPLE_H
#define SAMPLE_H

#include "synlig.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Ends the program with a line that says where, unless it holds. */
#define EXPECT(holds)                                                                     \
    do {                                                                                  \
        if (!(holds)) {                                                                   \
            fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #holds);    \
            exit(1);                                                                      \
        }                                                                                 \
    } while (0)

/* A whole file, with a zero byte at the end; NULL where there is none. */
static inline char *read_file(const char *path, size_t *length) {
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return NULL;
    }
    size_t room = 1u << 16;
    char *text = malloc(room);
    *length = 0;
    while (text != NULL) {
        const size_t got = fread(text + *length, 1, room - *length - 1, file);
        *length += got;
        if (got == 0) {
            break;
        }
        if (*length + 1 == room) {
            room *= 2;
            text = realloc(text, room);
        }
    }
    fclose(file);
    EXPECT(text != NULL);
    text[*length] = '\0';
    return text;
}

static inline synlig_engine *default_engine(void) {
    synlig_rules *rules = NULL;
    synlig_engine *engine = NULL;
    EXPECT(synlig_rules_new(&rules, NULL) == SYNLIG_OK);
    EXPECT(synlig_rules_add_default(rules, NULL) == SYNLIG_OK);
    EXPECT(synlig_engine_new(rules, &engine, NULL) == SYNLIG_OK);
    synlig_rules_free(rules);
    return engine;
}

static inline uint32_t fact(const synlig_engine *engine, const char *id) {
    uint32_t number = SYNLIG_NONE;
    EXPECT(synlig_engine_fact(engine, id, strlen(id), &number) == SYNLIG_OK);
    return number;
}

static inline uint32_t service(const synlig_engine *engine, const char *id) {
    uint32_t number = SYNLIG_NONE;
    EXPECT(synlig_engine_service(engine, id, strlen(id), &number) == SYNLIG_OK);
    return number;
}

static inline uint32_t event(const synlig_engine *engine, const char *id) {
    uint32_t number = SYNLIG_NONE;
    EXPECT(synlig_engine_event(engine, id, strlen(id), &number) == SYNLIG_OK);
    return number;
}

static inline void observe(
    const synlig_engine *engine, synlig_typed_case *told, const char *of, const char *value, const char *by, int32_t day) {
    const uint32_t number = fact(engine, of);
    int32_t answer = 0;
    if (synlig_engine_value(engine, number, value, strlen(value), &answer) != SYNLIG_OK) {
        answer = (int32_t)strtol(value, NULL, 10);
    }
    EXPECT(synlig_typed_case_observe(told, number, answer, service(engine, by), day, NULL) == SYNLIG_OK);
}

/* Tells the sample case; what it was before is forgotten. */
static inline void tell_sample(const synlig_engine *engine, synlig_typed_case *told) {
    EXPECT(synlig_typed_case_clear(told, NULL) == SYNLIG_OK);
    EXPECT(synlig_typed_case_set_as_of(told, 20260312, NULL) == SYNLIG_OK);
    EXPECT(synlig_typed_case_set_service(told, service(engine, "kindergarten"), NULL) == SYNLIG_OK);
    EXPECT(synlig_typed_case_set_born(told, 20210509, NULL) == SYNLIG_OK);
    EXPECT(synlig_typed_case_answer(told, fact(engine, "worry.staff"), 1, NULL) == SYNLIG_OK);
    EXPECT(synlig_typed_case_answer(told, fact(engine, "child.safe_adult"), SYNLIG_UNKNOWN, NULL) == SYNLIG_OK);
    observe(engine, told, "child.maladjustment", "yes", "kindergarten", 20260220);
    observe(engine, told, "child.vague_signs", "yes", "health_station", 20260115);
    observe(engine, told, "parent.mental_illness", "established", "mental_health_adult", 20260227);
    observe(engine, told, "parent.substance_misuse", "none", "gp", 20241102);
    observe(engine, told, "parent.violence", "suspected", "kindergarten", 20260310);
    observe(engine, told, "reason.neglect", "yes", "kindergarten", 20260310);
    observe(engine, told, "screening.audit", "9", "mental_health_adult", 20260227);
    EXPECT(synlig_typed_case_happened(told, event(engine, "concern.raised"), SYNLIG_NONE, 20260220, NULL) == SYNLIG_OK);
    EXPECT(synlig_typed_case_happened(told, event(engine, "concern.noted"), SYNLIG_NONE, 20260221, NULL) == SYNLIG_OK);
    EXPECT(synlig_typed_case_happened(told, event(engine, "concern.raised"), SYNLIG_NONE, 20260302, NULL) == SYNLIG_OK);
    EXPECT(synlig_typed_case_happened(told, event(engine, "report.sent"), SYNLIG_NONE, 20260303, NULL) == SYNLIG_OK);
    EXPECT(synlig_typed_case_happened(told, event(engine, "report.received"), SYNLIG_NONE, 20260303, NULL) == SYNLIG_OK);
}

/* What one thread of a host keeps: the sample case told by number, and room for its outcomes. */
static inline void new_host(const synlig_engine *engine, synlig_typed_case **told, synlig_outcomes **outcomes) {
    EXPECT(synlig_typed_case_new(engine, 20260312, told, NULL) == SYNLIG_OK);
    EXPECT(synlig_outcomes_new(engine, outcomes, NULL) == SYNLIG_OK);
    tell_sample(engine, *told);
}

#endif
