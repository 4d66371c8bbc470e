/* The sample case told by number decides as its JSON; its outcomes are those of the decision; and once all has grown to its
 * size, telling, working out and reading allocate nothing. What is freed holds nothing of a case: typed SAMPLE */
#define _GNU_SOURCE
#include "accessors.h"

#include <malloc.h>

/* Every allocation of the program goes through here, those of the library too. */
extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);
extern void __libc_free(void *);

static unsigned long allocated, found_in_freed;
static const char *marker;

void *malloc(size_t size) {
    allocated++;
    return __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
    allocated++;
    return __libc_calloc(count, size);
}

void *realloc(void *block, size_t size) {
    allocated++;
    return __libc_realloc(block, size);
}

int posix_memalign(void **block, size_t alignment, size_t size) {
    allocated++;
    *block = __libc_memalign(alignment, size);
    return *block == NULL;
}

void free(void *block) {
    if (block != NULL && marker != NULL && memmem(block, malloc_usable_size(block), marker, strlen(marker)) != NULL) {
        found_in_freed++;
    }
    __libc_free(block);
}

static void same_outcomes(const synlig_engine *engine, const synlig_outcomes *outcomes, const synlig_decision *decision) {
    synlig_cell cell, decided_cell;
    synlig_tier tier, possible_tier, decided_tier, decided_possible;
    uint32_t possible = 0, number = 0, ladders = 0;
    EXPECT(synlig_outcomes_cell(outcomes, &cell, &possible) == SYNLIG_OK);
    EXPECT(synlig_decision_cell(decision, &decided_cell) == SYNLIG_OK && cell == decided_cell);
    GET(uint32_t, cells, synlig_decision_cells_possible(decision, &cells));
    EXPECT(cells == possible);
    EXPECT(synlig_outcomes_tier(outcomes, &tier, &possible_tier) == SYNLIG_OK);
    EXPECT(synlig_decision_tier(decision, &decided_tier) == SYNLIG_OK && tier == decided_tier);
    EXPECT(synlig_decision_tier_possible(decision, &decided_possible) == SYNLIG_OK && possible_tier == decided_possible);
    GET(int32_t, urgent, synlig_outcomes_urgent(outcomes, &urgent));
    GET(int32_t, decided_urgent, synlig_decision_urgent(decision, &decided_urgent));
    EXPECT(urgent == decided_urgent);
    GET(synlig_truth, symptoms, synlig_outcomes_symptoms(outcomes, &symptoms));
    GET(synlig_truth, decided_symptoms, synlig_decision_symptoms(decision, &decided_symptoms));
    EXPECT(symptoms == decided_symptoms);
    GET(synlig_known_by, known_by, synlig_outcomes_known_by(outcomes, &known_by));
    GET(synlig_known_by, decided_known_by, synlig_decision_known_by(decision, &decided_known_by));
    EXPECT(known_by == decided_known_by);

    GET(size_t, views, synlig_decision_view_count(decision, &views));
    EXPECT(views > 1);
    for (size_t at = 0; at < views; at++) {
        GET_STR(by, synlig_decision_view_service(decision, at, &by));
        GET(uint32_t, seen, synlig_decision_view_cells_possible(decision, at, &seen));
        EXPECT(synlig_engine_service(engine, by.data, by.length, &number) == SYNLIG_OK);
        EXPECT(synlig_outcomes_view(outcomes, number, &possible) == SYNLIG_OK && possible == seen);
    }
    GET(size_t, sharing, synlig_decision_sharing_count(decision, &sharing));
    EXPECT(synlig_engine_service_count(engine, &number) == SYNLIG_OK);
    for (uint32_t at = 0; at < number; at++) {
        GET(int32_t, shares, synlig_outcomes_shares(outcomes, at, &shares));
        sharing -= (size_t)shares;
    }
    EXPECT(sharing == 0);

    GET(size_t, actions, synlig_decision_action_count(decision, &actions));
    EXPECT(synlig_engine_action_count(engine, &number) == SYNLIG_OK && actions > 5);
    for (uint32_t at = 0; at < number; at++) {
        synlig_action_status status, decided_status;
        synlig_strength strength, decided_strength;
        synlig_words words, decided_words;
        int32_t due, decided_due;
        EXPECT(synlig_outcomes_action(outcomes, at, &status, &strength, &due, &words) == SYNLIG_OK);
        GET_STR(id, synlig_engine_action_id(engine, at, &id));
        size_t place = 0;
        for (; place < actions; place++) {
            GET_STR(other, synlig_decision_action_id(decision, place, &other));
            if (other.length == id.length && memcmp(other.data, id.data, id.length) == 0) {
                break;
            }
        }
        if (place == actions) {
            EXPECT(status == SYNLIG_ACTION_STATUS_NONE && strength == SYNLIG_STRENGTH_NONE && due == 0);
            continue;
        }
        EXPECT(synlig_decision_action_status(decision, place, &decided_status) == SYNLIG_OK && status == decided_status);
        EXPECT(synlig_decision_action_strength(decision, place, &decided_strength) == SYNLIG_OK);
        EXPECT(strength == decided_strength);
        EXPECT(synlig_decision_action_due(decision, place, &decided_due) == SYNLIG_OK && due == decided_due);
        EXPECT(synlig_decision_action_words(decision, place, &decided_words) == SYNLIG_OK && words == decided_words);
    }

    GET(size_t, decided_ladders, synlig_decision_ladder_count(decision, &decided_ladders));
    EXPECT(synlig_engine_ladder_count(engine, &ladders) == SYNLIG_OK && ladders == decided_ladders && ladders > 0);
    for (uint32_t at = 0; at < ladders; at++) {
        int32_t places[3];
        synlig_change change, decided_change;
        EXPECT(synlig_outcomes_ladder(outcomes, at, &places[0], &places[1], &places[2], &change) == SYNLIG_OK);
        EXPECT(synlig_decision_ladder_change(decision, at, &decided_change) == SYNLIG_OK && change == decided_change);
        synlig_str levels[3];
        EXPECT(synlig_decision_ladder_current(decision, at, &levels[0]) == SYNLIG_OK);
        EXPECT(synlig_decision_ladder_recommended(decision, at, &levels[1]) == SYNLIG_OK);
        EXPECT(synlig_decision_ladder_possible(decision, at, &levels[2]) == SYNLIG_OK);
        for (int one = 0; one < 3; one++) {
            uint32_t level = 0;
            if (levels[one].data == NULL) {
                EXPECT(places[one] == SYNLIG_PLACE_NULL);
            } else if (synlig_engine_level(engine, at, levels[one].data, levels[one].length, &level) == SYNLIG_OK) {
                EXPECT(places[one] == (int32_t)level);
            } else {
                EXPECT(places[one] == SYNLIG_PLACE_CLOSED);
            }
        }
    }

    uint32_t checklists = 0;
    size_t applying = 0;
    EXPECT(synlig_engine_checklist_count(engine, &checklists) == SYNLIG_OK);
    GET(size_t, decided_checklists, synlig_decision_checklist_count(decision, &decided_checklists));
    for (uint32_t at = 0; at < checklists; at++) {
        GET(synlig_truth, applies, synlig_outcomes_checklist(outcomes, at, &applies));
        applying += applies == SYNLIG_TRUTH_YES || applies == SYNLIG_TRUTH_UNKNOWN;
        synlig_str item = {NULL, 0};
        int32_t unknown = 0;
        for (size_t index = 0; synlig_outcomes_missing(outcomes, at, index, &item, &unknown) == SYNLIG_OK; index++) {
            EXPECT(item.length > 0);
        }
    }
    EXPECT(applying == decided_checklists);
}

int main(int count, char **arguments) {
    EXPECT(count == 2);
    size_t length = 0;
    char *sample = read_file(arguments[1], &length);
    EXPECT(sample != NULL);
    synlig_engine *engine = default_engine();
    synlig_typed_case *told = NULL;
    synlig_outcomes *outcomes = NULL;
    synlig_decision *decision = NULL;
    synlig_buffer *by_name = NULL, *by_number = NULL;
    EXPECT(synlig_typed_case_new(engine, 20000101, &told, NULL) == SYNLIG_OK);
    EXPECT(synlig_outcomes_new(engine, &outcomes, NULL) == SYNLIG_OK);
    tell_sample(engine, told);
    EXPECT(synlig_engine_decide_typed(engine, told, &decision, NULL) == SYNLIG_OK);
    EXPECT(synlig_decision_json(decision, &by_number) == SYNLIG_OK);
    EXPECT(synlig_engine_decide_json(engine, sample, length, &by_name, NULL) == SYNLIG_OK);
    EXPECT(strcmp(synlig_buffer_data(by_name), synlig_buffer_data(by_number)) == 0);
    expect_accessors(decision, synlig_buffer_data(by_number));

    EXPECT(synlig_engine_work_out(engine, told, outcomes, NULL) == SYNLIG_OK);
    const unsigned long before = allocated;
    EXPECT(before > 1000);
    for (int time = 0; time < 100; time++) {
        tell_sample(engine, told);
        EXPECT(synlig_engine_work_out(engine, told, outcomes, NULL) == SYNLIG_OK);
        same_outcomes(engine, outcomes, decision);
    }
    EXPECT(allocated == before);

    /* The watch for what is freed unwiped sees what is freed unwiped; and sees nothing of a case, read, decided, refused. */
    static const char secret[] = "{\"as_of\": \"2026-03-12\", \"service\": \"kindergarten-of-the-secret\", \"facts\": {}}";
    static const char twice[] = "{\"as_of\": \"2026-03-12\", \"facts\": {\"parent.violence\": \"suspected\"}}";
    /* Volatile, since a compiler drops what is written to memory that is freed next: which is why wiping takes care. */
    char *volatile copy = malloc(sizeof secret);
    EXPECT(copy != NULL);
    memcpy(copy, secret, sizeof secret);
    marker = "of-the-secret";
    free(copy);
    EXPECT(found_in_freed == 1);
    synlig_case *known = NULL;
    synlig_error *error = NULL;
    synlig_decision *none = NULL;
    EXPECT(synlig_case_from_json(secret, strlen(secret), &known, &error) == SYNLIG_OK);
    EXPECT(synlig_engine_decide(engine, known, &none, &error) == SYNLIG_CASE_UNKNOWN_SERVICE);
    GET_STR(message, synlig_error_message(error, 0, &message));
    EXPECT(memmem(message.data, message.length, marker, strlen(marker)) != NULL);
    GET(synlig_buffer *, json, synlig_error_json(error, &json));
    synlig_buffer_free(json);
    synlig_error_free(error);
    synlig_case_free(known);
    EXPECT(found_in_freed == 1);
    marker = "parent.violence";
    GET(synlig_buffer *, decided, synlig_engine_decide_json(engine, twice, strlen(twice), &decided, NULL));
    EXPECT(strstr(synlig_buffer_data(decided), marker) != NULL);
    synlig_buffer_free(decided);
    EXPECT(found_in_freed == 1);
    marker = NULL;

    synlig_buffer_free(by_name);
    synlig_buffer_free(by_number);
    synlig_decision_free(decision);
    synlig_outcomes_free(outcomes);
    synlig_typed_case_free(told);
    synlig_engine_free(engine);
    free(sample);
    puts("typed: as by name, and nothing allocated; what is freed is wiped");
    return 0;
}
