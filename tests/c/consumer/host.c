/* A program of somebody else: it has nothing but what is installed. */
#include <synlig.h>

#include <stdio.h>
#include <string.h>

int main(void) {
    const char *text = "{\"as_of\":\"2024-03-01\"}";
    synlig_rules *rules = NULL;
    synlig_engine *engine = NULL;
    synlig_buffer *decision = NULL;
    synlig_error *error = NULL;
    synlig_status status = synlig_rules_new(&rules, &error);
    if (status == SYNLIG_OK) status = synlig_rules_add_default(rules, &error);
    if (status == SYNLIG_OK) status = synlig_engine_new(rules, &engine, &error);
    if (status == SYNLIG_OK) status = synlig_engine_decide_json(engine, text, strlen(text), &decision, &error);
    if (status == SYNLIG_OK && strstr(synlig_buffer_data(decision), "\"as_of\":\"2024-03-01\"") == NULL) status = -1;
    printf("c: Synlig %s, ABI %u, status %d\n", synlig_version(), synlig_abi_version(), status);
    synlig_error_free(error);
    synlig_buffer_free(decision);
    synlig_engine_free(engine);
    synlig_rules_free(rules);
    return status == SYNLIG_OK && synlig_abi_version() == SYNLIG_ABI_VERSION ? 0 : 1;
}
