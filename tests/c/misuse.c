/* What is wrong in particular: values, numbers, days, engines; and what a call leaves as it was. That every function notices
 * wrong pointers and lengths is shown by every_function.py. */
#include "accessors.h"

static const char other_rules[] =
    "{\"synlig\":1,\"id\":\"other\",\"version\":\"1.0.0\",\"language\":\"en\",\"country\":\"NO\",\"title\":{\"en\":\"Other\"},"
    "\"facts\":{\"child.alone\":{\"type\":\"flag\",\"concern\":\"raises\",\"label\":{\"en\":\"l\"},\"question\":{\"en\":\"q\"}}},"
    "\"tiers\":{\"selective\":{\"when\":\"child.alone\"}}}";

static synlig_engine *other_engine(void) {
    synlig_rules *rules = NULL;
    synlig_engine *engine = NULL;
    EXPECT(synlig_rules_new(&rules, NULL) == SYNLIG_OK);
    EXPECT(synlig_rules_add_json(rules, other_rules, strlen(other_rules), NULL) == SYNLIG_OK);
    EXPECT(synlig_engine_new(rules, &engine, NULL) == SYNLIG_OK);
    synlig_rules_free(rules);
    return engine;
}

/* The first line of what an error tells, for a look by eye. */
static void tell(synlig_error *error, synlig_status expected) {
    GET_STR(message, synlig_error_message(error, 0, &message));
    GET(synlig_status, status, synlig_error_status(error, 0, &status));
    GET_STR(name, synlig_error_code(error, 0, &name));
    EXPECT(status == expected && name.length > 0);
    printf("  %.*s: %.*s\n", (int)name.length, name.data, (int)message.length, message.data);
    synlig_error_free(error);
}

#define REFUSED(call, expected)                  \
    do {                                         \
        synlig_error *error = NULL;              \
        EXPECT((call) == (expected));            \
        EXPECT(error != NULL);                   \
        tell(error, expected);                   \
    } while (0)

static void values(const synlig_engine *engine, const synlig_decision *decision) {
    static const int32_t languages[] = {0, -1, 5, INT32_MAX, INT32_MIN};
    synlig_str string = {NULL, 0};
    size_t size = 0;
    for (size_t at = 0; at < sizeof languages / sizeof *languages; at++) {
        synlig_buffer *none = NULL;
        REFUSED(synlig_engine_explain(engine, decision, languages[at], &none, &error), SYNLIG_ABI_INVALID_VALUE);
        REFUSED(synlig_engine_explain_json(engine, decision, languages[at], &none, &error), SYNLIG_ABI_INVALID_VALUE);
        EXPECT(none == NULL);
        EXPECT(synlig_engine_text(engine, "cell:A", 6, SYNLIG_TEXT_KIND_LABEL, languages[at], 0, &string)
               == SYNLIG_ABI_INVALID_VALUE);
        EXPECT(synlig_limit_value(languages[at], &size) == SYNLIG_ABI_INVALID_VALUE);
    }
    EXPECT(synlig_engine_text(engine, "cell:A", 6, 6, SYNLIG_LANGUAGE_NB, 0, &string) == SYNLIG_ABI_INVALID_VALUE);
    EXPECT(synlig_engine_text(engine, "cell:E", 6, 1, SYNLIG_LANGUAGE_NB, 0, &string) == SYNLIG_ABI_NOT_FOUND);
    EXPECT(synlig_engine_text(engine, "cell:A", 6, 1, SYNLIG_LANGUAGE_NB, 20240231, &string) == SYNLIG_ABI_INVALID_DATE);
    EXPECT(string.data == NULL && size == 0);
    EXPECT(synlig_engine_text(engine, "cell:A", 6, 1, SYNLIG_LANGUAGE_NB, 0, &string) == SYNLIG_OK && string.length > 0);
    EXPECT(synlig_limit_value(SYNLIG_LIMIT_BYTES, &size) == SYNLIG_OK && size == 4000000);
    EXPECT(synlig_status_name(14, &string) == SYNLIG_ABI_NOT_FOUND);
    EXPECT(synlig_status_name(-1, &string) == SYNLIG_ABI_NOT_FOUND);
    EXPECT(synlig_status_meaning(SYNLIG_CASE_OTHER_ENGINE, &string) == SYNLIG_OK && string.length > 0);
}

static void days(const synlig_engine *engine, const synlig_case *known, synlig_typed_case *told) {
    static const int32_t wrong[] = {-1, 1, 20240230, 20241301, 18991231, 22000101, INT32_MAX, INT32_MIN};
    const uint32_t raised = event(engine, "concern.raised"), worry = fact(engine, "worry.staff");
    for (size_t at = 0; at < sizeof wrong / sizeof *wrong; at++) {
        const int32_t day = wrong[at];
        synlig_decision *none = NULL;
        synlig_typed_case *no_case = NULL;
        REFUSED(synlig_typed_case_new(engine, day, &no_case, &error), SYNLIG_ABI_INVALID_DATE);
        REFUSED(synlig_engine_look_back(engine, known, day, &none, &error), SYNLIG_ABI_INVALID_DATE);
        REFUSED(synlig_typed_case_set_as_of(told, day, &error), SYNLIG_ABI_INVALID_DATE);
        REFUSED(synlig_typed_case_set_born(told, day, &error), SYNLIG_ABI_INVALID_DATE);
        REFUSED(synlig_typed_case_set_due(told, day, &error), SYNLIG_ABI_INVALID_DATE);
        REFUSED(synlig_typed_case_observe(told, worry, 1, SYNLIG_NONE, day, &error), SYNLIG_ABI_INVALID_DATE);
        REFUSED(synlig_typed_case_happened(told, raised, SYNLIG_NONE, day, &error), SYNLIG_ABI_INVALID_DATE);
        EXPECT(none == NULL && no_case == NULL);
    }
    REFUSED(synlig_typed_case_set_as_of(told, 0, &error), SYNLIG_ABI_INVALID_DATE);
    EXPECT(synlig_typed_case_set_born(told, 0, NULL) == SYNLIG_OK);
}

static void numbers(const synlig_engine *engine, synlig_typed_case *told) {
    const uint32_t worry = fact(engine, "worry.staff"), age = fact(engine, "child.age");
    const uint32_t level_set = event(engine, "bti.level_set"), raised = event(engine, "concern.raised");
    const uint32_t audit = fact(engine, "screening.audit");
    synlig_str string = {NULL, 0};
    uint32_t number = 7;
    REFUSED(synlig_typed_case_answer(told, SYNLIG_NONE, 1, &error), SYNLIG_CASE_UNKNOWN_FACT);
    REFUSED(synlig_typed_case_answer(told, age, 1, &error), SYNLIG_CASE_COMPUTED_FACT);
    REFUSED(synlig_typed_case_answer(told, worry, 2, &error), SYNLIG_CASE_UNKNOWN_VALUE);
    REFUSED(synlig_typed_case_answer(told, worry, INT32_MAX, &error), SYNLIG_CASE_UNKNOWN_VALUE);
    REFUSED(synlig_typed_case_answer(told, audit, INT32_MAX, &error), SYNLIG_CASE_OUT_OF_RANGE);
    REFUSED(synlig_typed_case_set_service(told, 100000, &error), SYNLIG_CASE_UNKNOWN_SERVICE);
    REFUSED(synlig_typed_case_observe(told, worry, 1, 100000, 20260301, &error), SYNLIG_CASE_UNKNOWN_SERVICE);
    REFUSED(synlig_typed_case_happened(told, 100000, SYNLIG_NONE, 20260301, &error), SYNLIG_CASE_UNKNOWN_EVENT);
    REFUSED(synlig_typed_case_happened(told, level_set, SYNLIG_NONE, 20260301, &error), SYNLIG_CASE_MISSING_OUTCOME);
    REFUSED(synlig_typed_case_happened(told, raised, 0, 20260301, &error), SYNLIG_CASE_UNKNOWN_OUTCOME);
    EXPECT(synlig_typed_case_withdraw(told, SYNLIG_NONE, NULL) == SYNLIG_OK);
    EXPECT(synlig_engine_fact(engine, "no.fact", 7, &number) == SYNLIG_ABI_NOT_FOUND && number == 7);
    EXPECT(synlig_engine_fact_id(engine, SYNLIG_NONE, &string) == SYNLIG_ABI_NOT_FOUND && string.data == NULL);
    EXPECT(synlig_engine_fact_count(engine, &number) == SYNLIG_OK && number > 20);
    EXPECT(synlig_engine_fact_id(engine, number, &string) == SYNLIG_ABI_NOT_FOUND);
    EXPECT(synlig_engine_fact_id(engine, number - 1, &string) == SYNLIG_OK);
    EXPECT(synlig_engine_value_id(engine, worry, 1, &string) == SYNLIG_OK && string.length == 3);
    EXPECT(synlig_engine_value_id(engine, worry, -1, &string) == SYNLIG_ABI_NOT_FOUND);
}

int main(void) {
    static const char sample[] = "{\"as_of\": \"2026-03-12\", \"facts\": {\"worry.staff\": true}}";
    synlig_engine *engine = default_engine(), *other = other_engine();
    synlig_rules *rules = NULL;
    synlig_typed_case *told = NULL;
    synlig_case *known = NULL;
    synlig_decision *decision = NULL, *none = NULL;
    synlig_outcomes *outcomes = NULL, *others = NULL;
    synlig_engine *no_engine = NULL;
    synlig_buffer *buffer = NULL;
    synlig_error *untouched = (synlig_error *)(void *)&rules;
    synlig_truth applies = SYNLIG_TRUTH_YES;

    EXPECT(synlig_typed_case_new(engine, 20260312, &told, &untouched) == SYNLIG_OK);
    EXPECT(synlig_case_from_json(sample, strlen(sample), &known, &untouched) == SYNLIG_OK);
    EXPECT(synlig_engine_decide(engine, known, &decision, &untouched) == SYNLIG_OK);
    EXPECT(synlig_outcomes_new(engine, &outcomes, &untouched) == SYNLIG_OK);
    EXPECT(untouched == (synlig_error *)(void *)&rules);

    values(engine, decision);
    days(engine, known, told);
    numbers(engine, told);

    /* What was refused has changed nothing. */
    EXPECT(synlig_typed_case_answer(told, fact(engine, "worry.staff"), 1, NULL) == SYNLIG_OK);
    EXPECT(synlig_engine_decide_typed(engine, told, &none, NULL) == SYNLIG_OK);
    GET(synlig_buffer *, a, synlig_decision_json(none, &a));
    GET(synlig_buffer *, b, synlig_decision_json(decision, &b));
    EXPECT(strcmp(synlig_buffer_data(a), synlig_buffer_data(b)) == 0);
    synlig_buffer_free(a);
    synlig_buffer_free(b);
    synlig_decision_free(none);
    none = NULL;

    /* Engines do not take what is another's; room for outcomes they make their own. */
    REFUSED(synlig_engine_explain(other, decision, SYNLIG_LANGUAGE_NB, &buffer, &error), SYNLIG_ABI_WRONG_ENGINE);
    REFUSED(synlig_engine_decide_typed(other, told, &none, &error), SYNLIG_CASE_OTHER_ENGINE);
    REFUSED(synlig_engine_work_out(other, told, outcomes, &error), SYNLIG_CASE_OTHER_ENGINE);
    REFUSED(synlig_engine_decide(other, known, &none, &error), SYNLIG_CASE_UNKNOWN_FACT);
    EXPECT(synlig_outcomes_new(other, &others, NULL) == SYNLIG_OK);
    EXPECT(synlig_engine_work_out(engine, told, others, NULL) == SYNLIG_OK);
    EXPECT(synlig_outcomes_checklist(others, SYNLIG_NONE, &applies) == SYNLIG_OK && applies == SYNLIG_TRUTH_NONE);
    EXPECT(none == NULL && buffer == NULL);

    /* From the future; the outcomes stay as they were. */
    GET(int32_t, urgent, synlig_outcomes_urgent(others, &urgent));
    EXPECT(synlig_typed_case_happened(told, event(engine, "concern.raised"), SYNLIG_NONE, 20260313, NULL) == SYNLIG_OK);
    REFUSED(synlig_engine_work_out(engine, told, others, &error), SYNLIG_CASE_FROM_THE_FUTURE);
    EXPECT(synlig_typed_case_set_as_of(told, 20260313, NULL) == SYNLIG_OK);
    EXPECT(synlig_engine_work_out(engine, told, others, NULL) == SYNLIG_OK);

    /* No rules, rules that are not there, and rules that are wrong: everything is told. */
    EXPECT(synlig_rules_new(&rules, NULL) == SYNLIG_OK);
    REFUSED(synlig_engine_new(rules, &no_engine, &error), SYNLIG_COMPOSE_MISSING_RULES);
    REFUSED(synlig_rules_add_shipped(rules, "no-such-rules", 13, &error), SYNLIG_ABI_NOT_FOUND);
    EXPECT(synlig_rules_add_json(rules, "{}", 2, NULL) == SYNLIG_OK);
    synlig_error *error = NULL;
    EXPECT(synlig_engine_new(rules, &no_engine, &error) == SYNLIG_RULES_MISSING_KEY && no_engine == NULL);
    GET(size_t, count, synlig_error_count(error, &count));
    EXPECT(count > 3);
    EXPECT(synlig_error_json(error, &buffer) == SYNLIG_OK && synlig_buffer_data(buffer)[0] == '[');
    synlig_buffer_free(buffer);
    GET_STR(name, synlig_error_code(error, count - 1, &name));
    EXPECT(synlig_error_code(error, count, &name) == SYNLIG_ABI_NOT_FOUND);
    tell(error, SYNLIG_RULES_MISSING_KEY);

    synlig_rules_free(rules);
    synlig_outcomes_free(others);
    synlig_outcomes_free(outcomes);
    synlig_decision_free(decision);
    synlig_case_free(known);
    synlig_engine_free(other);
    synlig_engine_free(engine);
    /* A case lives on without its engine. */
    EXPECT(synlig_typed_case_clear(told, NULL) == SYNLIG_OK);
    synlig_typed_case_free(told);
    puts("misuse: ok");
    return 0;
}
