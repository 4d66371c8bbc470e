/* A case decided, explained in Norwegian, its due dates listed; and what a bad case and a bad rule set say. */
#include <synlig.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct file { char data[16384]; size_t length; };

static struct file read_file(const char *folder, const char *name) {
    static struct file file;
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *in = fopen(path, "rb");
    if (in == NULL) { perror(path); exit(2); }
    file.length = fread(file.data, 1, sizeof file.data, in);
    fclose(in);
    return file;
}

static void print(const char *before, synlig_str text, const char *after) {
    printf("%s%.*s%s", before, (int)text.length, text.data == NULL ? "" : text.data, after);
}

/* Says everything that is wrong, and frees it. */
static void tell(synlig_error *error) {
    size_t count = 0;
    synlig_error_count(error, &count);
    for (size_t i = 0; i < count; i++) {
        synlig_status status = 0;
        uint32_t line = 0, column = 0;
        synlig_str code = {0}, pointer = {0}, message = {0}, hint = {0};
        synlig_error_status(error, i, &status);
        synlig_error_code(error, i, &code);
        synlig_error_pointer(error, i, &pointer);
        synlig_error_line(error, i, &line);
        synlig_error_column(error, i, &column);
        synlig_error_message(error, i, &message);
        synlig_error_hint(error, i, &hint);
        printf("%d", status);
        print(" ", code, " at ");
        print("", pointer, "");
        printf(", line %u, column %u: ", line, column);
        print("", message, "\n");
        if (hint.data != NULL) print("  hint: ", hint, "\n");
    }
    synlig_error_free(error);
}

static void list_due_dates(const synlig_engine *engine, const synlig_decision *decision) {
    size_t count = 0;
    synlig_decision_action_count(decision, &count);
    for (size_t i = 0; i < count; i++) {
        int32_t due = 0;
        synlig_action_status status = SYNLIG_ACTION_STATUS_NONE;
        synlig_str id = {0}, label = {0};
        synlig_decision_action_due(decision, i, &due);
        if (due == 0) continue;
        synlig_decision_action_status(decision, i, &status);
        synlig_decision_action_id(decision, i, &id);
        char subject[256];
        int length = snprintf(subject, sizeof subject, "action:%.*s", (int)id.length, id.data);
        synlig_engine_text(engine, subject, (size_t)length, SYNLIG_TEXT_KIND_LABEL, SYNLIG_LANGUAGE_NB, 0, &label);
        printf("%04d-%02d-%02d%s", due / 10000, due / 100 % 100, due % 100,
               status == SYNLIG_ACTION_STATUS_OVERDUE ? " (overdue)" : "");
        print(" ", id, ": ");
        print("", label, "\n");
    }
}

int main(int argc, char **argv) {
    const char *folder = argc > 1 ? argv[1] : "bindings-c/examples";
    synlig_error *error = NULL;
    synlig_rules *rules = NULL, *bad_rules = NULL;
    synlig_engine *engine = NULL, *no_engine = NULL;
    synlig_case *known = NULL;
    synlig_decision *decision = NULL;
    synlig_buffer *page = NULL, *json = NULL;

    struct file file = read_file(folder, "case.json");
    if (synlig_rules_new(&rules, &error) != SYNLIG_OK || synlig_rules_add_default(rules, &error) != SYNLIG_OK
        || synlig_engine_new(rules, &engine, &error) != SYNLIG_OK
        || synlig_case_from_json(file.data, file.length, &known, &error) != SYNLIG_OK
        || synlig_engine_decide(engine, known, &decision, &error) != SYNLIG_OK
        || synlig_engine_explain(engine, decision, SYNLIG_LANGUAGE_NB, &page, &error) != SYNLIG_OK) {
        tell(error);
        return 1;
    }
    fwrite(synlig_buffer_data(page), 1, synlig_buffer_length(page), stdout);

    printf("\n== due dates\n");
    list_due_dates(engine, decision);

    printf("\n== a bad case\n");
    file = read_file(folder, "bad-case.json");
    if (synlig_engine_decide_json(engine, file.data, file.length, &json, &error) != SYNLIG_OK) {
        tell(error);
        error = NULL; /* so that it can serve again */
    }

    printf("\n== a bad rule set\n");
    file = read_file(folder, "bad-rules.json");
    if (synlig_rules_new(&bad_rules, &error) != SYNLIG_OK
        || synlig_rules_add_json(bad_rules, file.data, file.length, &error) != SYNLIG_OK
        || synlig_engine_new(bad_rules, &no_engine, &error) != SYNLIG_OK) {
        tell(error);
    }

    synlig_buffer_free(json); /* NULL: freeing it does nothing */
    synlig_buffer_free(page);
    synlig_decision_free(decision);
    synlig_case_free(known);
    synlig_engine_free(no_engine);
    synlig_engine_free(engine);
    synlig_rules_free(bad_rules);
    synlig_rules_free(rules);
    return 0;
}
