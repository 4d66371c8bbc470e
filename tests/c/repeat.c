/* Runs one operation a number of times, for steps that count instructions, time or memory: repeat OPERATION TIMES SAMPLE */
#include "sample.h"

int main(int count, char **arguments) {
    EXPECT(count == 4);
    const char *operation = arguments[1];
    const long times = strtol(arguments[2], NULL, 10);
    size_t length = 0;
    char *sample = read_file(arguments[3], &length);
    EXPECT(sample != NULL);
    synlig_engine *engine = default_engine();
    synlig_typed_case *told = NULL;
    synlig_outcomes *outcomes = NULL;
    new_host(engine, &told, &outcomes);
    for (long time = 0; time < times; time++) {
        if (strcmp(operation, "outcomes") == 0) {
            EXPECT(synlig_engine_work_out(engine, told, outcomes, NULL) == SYNLIG_OK);
        } else if (strcmp(operation, "decide-json") == 0) {
            synlig_buffer *decision = NULL;
            EXPECT(synlig_engine_decide_json(engine, sample, length, &decision, NULL) == SYNLIG_OK);
            synlig_buffer_free(decision);
        } else {
            EXPECT(!"an operation");
        }
    }
    synlig_outcomes_free(outcomes);
    synlig_typed_case_free(told);
    synlig_engine_free(engine);
    free(sample);
    return 0;
}
