/* Leaks a handle on purpose: whoever looks for leaks must find this one, or is not looking. */
#include <synlig.h>

#include <stddef.h>

int main(void) {
    synlig_rules *rules = NULL;
    synlig_status status = synlig_rules_new(&rules, NULL);
    rules = NULL;
    /* A second call, so that the pointer is not left in a register or on the stack. */
    synlig_rules *other = NULL;
    if (status == SYNLIG_OK) status = synlig_rules_new(&other, NULL);
    synlig_rules_free(other);
    return status;
}
