/* Where there is no memory for a copy of a text, the call says so. */
#include "sample.h"

#include <sys/mman.h>
#include <sys/resource.h>

int main(void) {
    const size_t length = (size_t)1 << 30;
    synlig_rules *rules = NULL;
    synlig_error *error = NULL;
    EXPECT(synlig_rules_new(&rules, NULL) == SYNLIG_OK);
    /* Zeros, which are UTF-8, and take no memory while they are only read. */
    char *text = mmap(NULL, length, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    EXPECT(text != MAP_FAILED);
    const struct rlimit limit = {length + ((size_t)64 << 20), length + ((size_t)64 << 20)};
    EXPECT(setrlimit(RLIMIT_AS, &limit) == 0);
    EXPECT(synlig_rules_add_json(rules, text, length, &error) == SYNLIG_ABI_OUT_OF_MEMORY);
    synlig_error_free(error);
    EXPECT(synlig_rules_add_json(rules, "{}", 2, NULL) == SYNLIG_OK);
    synlig_rules_free(rules);
    puts("memory: told");
    return 0;
}
