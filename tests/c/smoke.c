/* The shortest way through the library: rules, a case, its decision, an explanation, and an error. */
#include "synlig.h"

#include <stdio.h>
#include <string.h>

#define EXPECT(holds) do { if (!(holds)) { fprintf(stderr, "%s:%d: %s\n", __FILE__, __LINE__, #holds); return 1; } } while (0)

int main(void) {
    static const char good[] = "{\"as_of\": \"2024-03-01\", \"facts\": {\"parent.substance_misuse\": \"suspected\"}}";
    static const char bad[] = "{\"as_of\": \"2024-03-01\", \"facts\": {\"child.maladjusted\": true}}";
    synlig_rules *rules = NULL;
    synlig_engine *engine = NULL;
    synlig_case *known = NULL;
    synlig_decision *decision = NULL;
    synlig_buffer *text = NULL;
    synlig_error *error = NULL;
    synlig_str pointer;

    EXPECT(synlig_abi_version() == SYNLIG_ABI_VERSION);
    EXPECT(synlig_rules_new(&rules, &error) == SYNLIG_OK);
    EXPECT(synlig_rules_add_default(rules, &error) == SYNLIG_OK);
    EXPECT(synlig_engine_new(rules, &engine, &error) == SYNLIG_OK);
    synlig_rules_free(rules);

    EXPECT(synlig_case_from_json(good, strlen(good), &known, &error) == SYNLIG_OK);
    EXPECT(synlig_engine_decide(engine, known, &decision, &error) == SYNLIG_OK);
    EXPECT(synlig_engine_explain(engine, decision, SYNLIG_LANGUAGE_NB, &text, &error) == SYNLIG_OK);
    EXPECT(strlen(synlig_buffer_data(text)) == synlig_buffer_length(text));
    synlig_buffer_free(text);
    synlig_decision_free(decision);
    synlig_case_free(known);
    EXPECT(error == NULL);

    text = NULL;
    EXPECT(synlig_engine_decide_json(engine, bad, strlen(bad), &text, &error) == SYNLIG_CASE_UNKNOWN_FACT);
    EXPECT(text == NULL && error != NULL);
    EXPECT(synlig_error_pointer(error, 0, &pointer) == SYNLIG_OK);
    EXPECT(pointer.length == strlen("/facts/child.maladjusted"));
    synlig_error_free(error);
    synlig_engine_free(engine);
    puts("smoke: ok");
    return 0;
}
