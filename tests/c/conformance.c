/* Replays the folders of tests/cases through the C ABI, byte for byte: conformance FOLDER…
 *
 * Each case is decided from text to text and from a case handle, and its decision is printed anew from the accessors. Of
 * errors everything is compared that error.json holds, in the form in which it holds it. */
#include "accessors.h"

#include <dirent.h>

static char path[4096];

static const char *in(const char *folder, const char *name) {
    EXPECT(snprintf(path, sizeof path, "%s/%s", folder, name) < (int)sizeof path);
    return path;
}

/* The text that a list of [text, times] tells to make. Of the escapes of JSON those occur that are read here. */
static char *made(const char *recipe, size_t *length) {
    text whole = {0};
    const char *at = recipe;
    while ((at = strchr(at, '"')) != NULL) {
        text part = {0};
        for (at++; *at != '"'; at++) {
            if (*at == '\\') {
                at++;
                EXPECT(*at == 'n' || *at == '"' || *at == '\\');
                put_bytes(&part, *at == 'n' ? "\n" : at, 1);
            } else {
                put_bytes(&part, at, 1);
            }
        }
        at = strchr(at, ',') + 1;
        for (long times = strtol(at, NULL, 10); times > 0; times--) {
            put_bytes(&whole, part.data, part.length);
        }
        free(part.data);
    }
    *length = whole.length;
    return whole.data;
}

/* `stem.json`, or what `stem.made.json` tells to make. */
static char *document(const char *folder, const char *stem, size_t *length) {
    char name[64];
    snprintf(name, sizeof name, "%s.json", stem);
    char *whole = read_file(in(folder, name), length);
    if (whole == NULL) {
        snprintf(name, sizeof name, "%s.made.json", stem);
        char *recipe = read_file(in(folder, name), length);
        whole = recipe == NULL ? NULL : made(recipe, length);
        free(recipe);
    }
    return whole;
}

static int by_name(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void add(synlig_rules *rules, const char *json, size_t length, synlig_status *status, synlig_error **error) {
    if (*status == SYNLIG_OK) {
        *status = synlig_rules_add_json(rules, json, length, error);
    }
}

/* Adds the rule sets of a folder in the order of their file names. */
static void add_rules(synlig_rules *rules, const char *folder, synlig_status *status, synlig_error **error) {
    size_t length = 0, count = 0;
    char *names[64];
    char *whole = document(folder, "rules", &length);
    if (whole != NULL) {
        add(rules, whole, length, status, error);
        free(whole);
    }
    DIR *directory = opendir(in(folder, "rules"));
    if (directory == NULL) {
        return;
    }
    for (struct dirent *entry; (entry = readdir(directory)) != NULL;) {
        if (entry->d_name[0] != '.') {
            EXPECT(count < 64);
            names[count] = malloc(strlen(entry->d_name) + 1);
            EXPECT(names[count] != NULL);
            strcpy(names[count++], entry->d_name);
        }
    }
    closedir(directory);
    qsort(names, count, sizeof *names, by_name);
    for (size_t at = 0; at < count; at++) {
        char inner[512];
        snprintf(inner, sizeof inner, "rules/%s", names[at]);
        whole = read_file(in(folder, inner), &length);
        EXPECT(whole != NULL);
        add(rules, whole, length, status, error);
        free(whole);
        free(names[at]);
    }
}

/* The errors in the form of error.json: one a line, without messages, and of hints only those that name what was meant. */
static void put_errors(text *to, const synlig_error *error) {
    static const char meant[] = "did you mean";
    GET(size_t, count, synlig_error_count(error, &count));
    put(to, "[\n");
    for (size_t at = 0; at < count; at++) {
        GET(uint32_t, line, synlig_error_line(error, at, &line));
        GET(uint32_t, column, synlig_error_column(error, at, &column));
        GET(uint32_t, inner, synlig_error_expression_column(error, at, &inner));
        GET_STR(code, synlig_error_code(error, at, &code));
        GET_STR(hint, synlig_error_hint(error, at, &hint));
        GET_STR(message, synlig_error_message(error, at, &message));
        GET_STR(pointer, synlig_error_pointer(error, at, &pointer));
        GET_STR(rules, synlig_error_rules(error, at, &rules));
        EXPECT(message.length > 0);
        put(to, at ? ",\n  {\"code\":" : "  {\"code\":");
        put_string(to, code);
        put(to, ",\"column\":");
        put_number(to, column);
        if (inner != 0) {
            put(to, ",\"expression_column\":");
            put_number(to, inner);
        }
        if (hint.length > strlen(meant) && memcmp(hint.data, meant, strlen(meant)) == 0) {
            put(to, ",\"hint\":");
            put_string(to, hint);
        }
        put(to, ",\"line\":");
        put_number(to, line);
        put(to, ",\"pointer\":");
        put_string(to, pointer);
        if (rules.length > 0) {
            put(to, ",\"rules\":");
            put_string(to, rules);
        }
        put(to, "}");
    }
    put(to, "\n]\n");
}

static int is(const char *folder, const char *name, const char *got) {
    size_t length = 0;
    char *expected = read_file(in(folder, name), &length);
    const int same = expected != NULL && strcmp(expected, got) == 0;
    if (!same) {
        fprintf(stderr, "%s: expected %s\ngot %s\n", folder, expected == NULL ? "(nothing)" : expected, got);
    }
    free(expected);
    return same;
}

/* What a refused case or rule set told. */
static int refused(const char *folder, synlig_status status, synlig_error *error) {
    text list = {0};
    synlig_status first = SYNLIG_OK;
    EXPECT(error != NULL);
    EXPECT(synlig_error_status(error, 0, &first) == SYNLIG_OK && first == status);
    put_errors(&list, error);
    const int same = is(folder, "error.json", list.data);
    free(list.data);
    synlig_error_free(error);
    return same;
}

static int replay(const char *folder) {
    synlig_rules *rules = NULL;
    synlig_engine *engine = NULL;
    synlig_buffer *json = NULL, *again = NULL;
    synlig_case *known = NULL;
    synlig_decision *decision = NULL;
    synlig_error *error = NULL;
    size_t length = 0;

    synlig_status status = synlig_rules_new(&rules, &error);
    add_rules(rules, folder, &status, &error);
    if (status == SYNLIG_OK) {
        status = synlig_engine_new(rules, &engine, &error);
    }
    synlig_rules_free(rules);
    if (status != SYNLIG_OK) {
        EXPECT(engine == NULL);
        return refused(folder, status, error);
    }
    char *whole = document(folder, "case", &length);
    EXPECT(whole != NULL);
    status = synlig_engine_decide_json(engine, whole, length, &json, &error);
    int same = 0;
    if (status == SYNLIG_OK) {
        EXPECT(synlig_case_from_json(whole, length, &known, &error) == SYNLIG_OK);
        EXPECT(synlig_engine_decide(engine, known, &decision, &error) == SYNLIG_OK);
        EXPECT(synlig_decision_json(decision, &again) == SYNLIG_OK && error == NULL);
        EXPECT(strcmp(synlig_buffer_data(json), synlig_buffer_data(again)) == 0);
        expect_accessors(decision, synlig_buffer_data(json));
        text line = {0};
        EXPECT(strlen(synlig_buffer_data(json)) == synlig_buffer_length(json));
        put(&line, synlig_buffer_data(json));
        put(&line, "\n");
        same = is(folder, "decision.json", line.data);
        free(line.data);
    } else {
        EXPECT(json == NULL);
        same = refused(folder, status, error);
    }
    synlig_buffer_free(json);
    synlig_buffer_free(again);
    synlig_decision_free(decision);
    synlig_case_free(known);
    synlig_engine_free(engine);
    free(whole);
    return same;
}

int main(int count, char **folders) {
    int failed = 0;
    EXPECT(count > 50);
    for (int at = 1; at < count; at++) {
        failed += !replay(folders[at]);
    }
    printf("conformance: %d of %d cases\n", count - 1 - failed, count - 1);
    return failed != 0;
}
