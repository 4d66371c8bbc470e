/* A panic inside one call, forced in a library that is built for this: it does not cross, the handle that was being changed
 * is poisoned, and everything else goes on. */
#include "sample.h"

extern synlig_status synlig_test_panic(const synlig_engine *engine, synlig_typed_case *told, synlig_error **error);

int main(void) {
    synlig_engine *engine = default_engine();
    synlig_typed_case *told = NULL, *other = NULL;
    synlig_outcomes *outcomes = NULL;
    synlig_error *error = NULL;
    synlig_decision *decision = NULL;
    synlig_status status = SYNLIG_OK;
    EXPECT(synlig_typed_case_new(engine, 20260312, &told, NULL) == SYNLIG_OK);
    EXPECT(synlig_typed_case_new(engine, 20260312, &other, NULL) == SYNLIG_OK);
    EXPECT(synlig_outcomes_new(engine, &outcomes, NULL) == SYNLIG_OK);
    tell_sample(engine, told);
    tell_sample(engine, other);

    EXPECT(synlig_test_panic(engine, told, &error) == SYNLIG_ABI_PANICKED);
    EXPECT(synlig_error_status(error, 0, &status) == SYNLIG_OK && status == SYNLIG_ABI_PANICKED);
    synlig_error_free(error);
    EXPECT(synlig_test_panic(engine, told, NULL) == SYNLIG_ABI_POISONED);
    EXPECT(synlig_typed_case_clear(told, NULL) == SYNLIG_ABI_POISONED);
    EXPECT(synlig_engine_work_out(engine, told, outcomes, NULL) == SYNLIG_ABI_POISONED);
    EXPECT(synlig_engine_decide_typed(engine, told, &decision, NULL) == SYNLIG_ABI_POISONED && decision == NULL);

    for (int time = 0; time < 3; time++) {
        EXPECT(synlig_engine_work_out(engine, other, outcomes, NULL) == SYNLIG_OK);
        EXPECT(synlig_engine_decide_typed(engine, other, &decision, NULL) == SYNLIG_OK);
        synlig_decision_free(decision);
        decision = NULL;
    }
    synlig_typed_case_free(told);
    synlig_typed_case_free(other);
    synlig_outcomes_free(outcomes);
    synlig_engine_free(engine);
    puts("panic: contained");
    return 0;
}
