/* A host that decides in a loop keeps its memory: flat DECISIONS SAMPLE
 *
 * Most by number, one in a hundred from text to text with its explanation, and one in a hundred refused. The memory that the
 * process holds is compared after a tenth of the way and at the end. */
#include "sample.h"

#include <unistd.h>

static long resident(void) {
    long size = 0, pages = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    EXPECT(file != NULL && fscanf(file, "%ld %ld", &size, &pages) == 2);
    fclose(file);
    return pages * sysconf(_SC_PAGESIZE) / 1024;
}

int main(int count, char **arguments) {
    EXPECT(count == 3);
    const long decisions = strtol(arguments[1], NULL, 10);
    size_t length = 0;
    char *sample = read_file(arguments[2], &length);
    EXPECT(sample != NULL);
    synlig_engine *engine = default_engine();
    synlig_typed_case *told = NULL;
    synlig_outcomes *outcomes = NULL;
    new_host(engine, &told, &outcomes);
    long before = 0;
    for (long time = 0; time < decisions; time++) {
        EXPECT(synlig_engine_work_out(engine, told, outcomes, NULL) == SYNLIG_OK);
        if (time % 100 == 0) {
            synlig_case *known = NULL;
            synlig_decision *decision = NULL;
            synlig_buffer *text = NULL;
            synlig_error *error = NULL;
            tell_sample(engine, told);
            EXPECT(synlig_case_from_json(sample, length, &known, NULL) == SYNLIG_OK);
            EXPECT(synlig_engine_decide(engine, known, &decision, NULL) == SYNLIG_OK);
            EXPECT(synlig_engine_explain(engine, decision, SYNLIG_LANGUAGE_SV, &text, NULL) == SYNLIG_OK);
            EXPECT(synlig_case_from_json(sample, length - 9, &known, &error) != SYNLIG_OK);
            synlig_error_free(error);
            synlig_buffer_free(text);
            synlig_decision_free(decision);
            synlig_case_free(known);
        }
        if (time == decisions / 10) {
            before = resident();
        }
    }
    const long after = resident();
    printf("flat: %ld decisions; %ld KiB after a tenth, %ld KiB after all\n", decisions, before, after);
    EXPECT(after <= before + 256);
    synlig_outcomes_free(outcomes);
    synlig_typed_case_free(told);
    synlig_engine_free(engine);
    free(sample);
    return 0;
}
