/* Reads a text after it was freed, on purpose: whoever watches memory must stop this. */
#include <synlig.h>

#include <stddef.h>
#include <stdio.h>

int main(void) {
    synlig_error *error = NULL;
    synlig_buffer *json = NULL;
    synlig_case *known = NULL;
    synlig_case_from_json("{", 1, &known, &error);
    synlig_error_json(error, &json);
    const char *data = synlig_buffer_data(json);
    synlig_buffer_free(json);
    synlig_error_free(error);
    printf("%d\n", data == NULL ? 0 : data[0]);
    return 0;
}
