/* Many threads share one engine and one rule list; each has its own case and outcomes: threads THREADS DECISIONS SAMPLE
 *
 * Then all use one case at once, which is misuse that the library notices: each call succeeds or says that it is in use. */
#include "sample.h"

#include <pthread.h>

#define MOST 64

static const synlig_engine *engine;
static const synlig_rules *rules;
static synlig_typed_case *shared_case;
static synlig_outcomes *shared_outcomes;
static const char *sample, *expected;
static size_t sample_length;
static long each;

static void *decide(void *unused) {
    (void)unused;
    synlig_typed_case *told = NULL;
    synlig_outcomes *outcomes = NULL;
    synlig_decision *decision = NULL;
    new_host(engine, &told, &outcomes);
    for (long time = 0; time < each; time++) {
        synlig_tier tier, possible;
        EXPECT(synlig_engine_work_out(engine, told, outcomes, NULL) == SYNLIG_OK);
        EXPECT(synlig_outcomes_tier(outcomes, &tier, &possible) == SYNLIG_OK && tier == SYNLIG_TIER_INDICATED);
        if (time % 100 == 0) {
            synlig_buffer *json = NULL, *text = NULL;
            EXPECT(synlig_engine_decide_json(engine, sample, sample_length, &json, NULL) == SYNLIG_OK);
            EXPECT(strcmp(synlig_buffer_data(json), expected) == 0);
            synlig_buffer_free(json);
            EXPECT(synlig_engine_decide_typed(engine, told, &decision, NULL) == SYNLIG_OK);
            EXPECT(synlig_engine_explain(engine, decision, SYNLIG_LANGUAGE_NB, &text, NULL) == SYNLIG_OK);
            synlig_buffer_free(text);
            synlig_decision_free(decision);
        }
    }
    synlig_outcomes_free(outcomes);
    synlig_typed_case_free(told);
    synlig_engine *own = NULL;
    EXPECT(synlig_engine_new(rules, &own, NULL) == SYNLIG_OK);
    synlig_engine_free(own);
    return NULL;
}

static void *contend(void *count) {
    for (int time = 0; time < 2000; time++) {
        const synlig_status status = synlig_engine_work_out(engine, shared_case, shared_outcomes, NULL);
        EXPECT(status == SYNLIG_OK || status == SYNLIG_ABI_IN_USE);
        *(long *)count += status == SYNLIG_ABI_IN_USE;
    }
    return NULL;
}

int main(int count, char **arguments) {
    EXPECT(count == 4);
    const int threads = (int)strtol(arguments[1], NULL, 10);
    const long decisions = strtol(arguments[2], NULL, 10);
    EXPECT(threads > 0 && threads <= MOST);
    each = decisions / threads;
    char *whole = read_file(arguments[3], &sample_length);
    sample = whole;
    synlig_rules *list = NULL;
    synlig_engine *made = NULL;
    synlig_buffer *json = NULL;
    EXPECT(synlig_rules_new(&list, NULL) == SYNLIG_OK);
    EXPECT(synlig_rules_add_default(list, NULL) == SYNLIG_OK);
    EXPECT(synlig_engine_new(list, &made, NULL) == SYNLIG_OK);
    engine = made;
    rules = list;
    EXPECT(synlig_engine_decide_json(engine, sample, sample_length, &json, NULL) == SYNLIG_OK);
    expected = synlig_buffer_data(json);

    pthread_t running[MOST];
    long in_use[MOST] = {0}, noticed = 0;
    for (int at = 0; at < threads; at++) {
        EXPECT(pthread_create(&running[at], NULL, decide, NULL) == 0);
    }
    for (int at = 0; at < threads; at++) {
        EXPECT(pthread_join(running[at], NULL) == 0);
    }
    EXPECT(synlig_typed_case_new(engine, 20260312, &shared_case, NULL) == SYNLIG_OK);
    EXPECT(synlig_outcomes_new(engine, &shared_outcomes, NULL) == SYNLIG_OK);
    tell_sample(engine, shared_case);
    for (int at = 0; at < threads; at++) {
        EXPECT(pthread_create(&running[at], NULL, contend, &in_use[at]) == 0);
    }
    for (int at = 0; at < threads; at++) {
        EXPECT(pthread_join(running[at], NULL) == 0);
        noticed += in_use[at];
    }
    printf("threads: %ld decisions by %d threads on one engine; one case used by all at once, noticed %ld times\n",
           each * threads, threads, noticed);
    synlig_outcomes_free(shared_outcomes);
    synlig_typed_case_free(shared_case);
    synlig_buffer_free(json);
    synlig_engine_free(made);
    synlig_rules_free(list);
    free(whole);
    return 0;
}
