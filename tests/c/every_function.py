"""Writes a C program that misuses every function of the header in every way that the contract calls noticeable.

    every_function.py HEADER > every_function.c

For each pointer: NULL, a misaligned one, and, where it is a handle, one of another type; for each text: a length that no
text can have, and bytes that are not UTF-8. All else is right each time. The status must be the one that the contract
names, and no result may have been written. A function that is new is covered as soon as the header has it; a parameter
whose type is not known here fails.
"""

import re
import sys

header = re.sub(r"/\*.*?\*/", "", open(sys.argv[1], encoding="utf-8").read(), flags=re.S)
prototypes = re.findall(r"^((?:const )?\w+ \*?)(synlig_\w+)\(([^)]*)\);", header, flags=re.M)
handles = set(re.findall(r"^typedef struct (synlig_\w+) \1;", header, flags=re.M))
words = set(re.findall(r"^typedef int32_t (synlig_\w+);", header, flags=re.M))
plain = {"int32_t", "uint32_t", "size_t"} | words
assert len(prototypes) > 100 and len(handles) == 8, (len(prototypes), handles)

# Integers that are right for the handles of the program.
right = {"day": "20260312", "as_of": "20260312", "language": "SYNLIG_LANGUAGE_NB", "kind": "SYNLIG_TEXT_KIND_LABEL",
         "limit": "SYNLIG_LIMIT_BYTES", "status": "SYNLIG_CASE_UNKNOWN_FACT", "service": "service(engine, \"kindergarten\")",
         "by": "service(engine, \"kindergarten\")", "event": "event(engine, \"concern.raised\")",
         "fact": "fact(engine, \"worry.staff\")", "answer": "1", "value": "1", "outcome": "SYNLIG_NONE"}
# What a text is called, and the status where it is not UTF-8.
not_utf8 = {"json": "SYNLIG_CASE_INVALID_UTF8", "case_json": "SYNLIG_CASE_INVALID_UTF8"}

print('#include "sample.h"\n\n#define ODD ((char *)1)\n\nint main(void) {\n    int calls = 0;')
print("    union { void *align; unsigned char bytes[64]; } slots[8], before[8];")
print("    memset(slots, 0xA5, sizeof slots);\n    memcpy(before, slots, sizeof slots);")
print("    synlig_engine *engine = default_engine();")
print("""    synlig_rules *rules = NULL;
    synlig_case *known = NULL;
    synlig_typed_case *told = NULL;
    synlig_outcomes *outcomes = NULL;
    synlig_decision *decision = NULL;
    synlig_buffer *buffer = NULL;
    synlig_error *failure = NULL;
    static const char text[] = "{\\"as_of\\": \\"2026-03-12\\"}";
    static const char wrong[] = "\\xff\\xfe{}";
    EXPECT(synlig_rules_new(&rules, NULL) == SYNLIG_OK);
    EXPECT(synlig_case_from_json(text, strlen(text), &known, NULL) == SYNLIG_OK);
    EXPECT(synlig_typed_case_new(engine, 20260312, &told, NULL) == SYNLIG_OK);
    EXPECT(synlig_outcomes_new(engine, &outcomes, NULL) == SYNLIG_OK);
    EXPECT(synlig_engine_decide(engine, known, &decision, NULL) == SYNLIG_OK);
    EXPECT(synlig_decision_json(decision, &buffer) == SYNLIG_OK);
    EXPECT(synlig_case_from_json("{", 1, &known, &failure) == SYNLIG_CASE_INVALID_JSON);
""")
valid = {"synlig_engine": "engine", "synlig_rules": "rules", "synlig_case": "known", "synlig_typed_case": "told",
         "synlig_outcomes": "outcomes", "synlig_decision": "decision", "synlig_buffer": "buffer", "synlig_error": "failure"}
assert set(valid) == handles


def call(name, arguments, expected):
    print(f"    EXPECT({name}({', '.join(arguments)}) == {expected});")
    print("    EXPECT(memcmp(slots, before, sizeof slots) == 0);\n    calls++;")


for result, name, parameters in prototypes:
    parameters = [] if parameters.strip() == "void" else [" ".join(p.split()) for p in parameters.split(",")]
    split = [re.match(r"(const )?(\w+) (\**)(\w+)$", p).groups() for p in parameters]
    arguments, kinds, slot = [], [], 0
    for const, of, stars, parameter in split:
        if stars == "**" and of == "synlig_error":
            kinds.append("error")
            arguments.append("NULL")
        elif stars == "**" or (stars == "*" and not const and (of in plain or of == "synlig_str")):
            kinds.append("out")
            arguments.append(f"(void *)&slots[{slot}]")
            slot += 1
        elif stars == "*" and of == "char":
            kinds.append("text")
            arguments.append("text")
        elif stars == "*" and of in handles:
            kinds.append("handle")
            arguments.append(valid[of])
        elif of in plain and not stars:
            kinds.append("length" if parameter.endswith("_length") else "number")
            arguments.append("1" if parameter.endswith("_length") else right.get(parameter, "0"))
        else:
            raise SystemExit(f"{name}: what is `{const or ''}{of} {stars}{parameter}`?")
    if name.endswith("_free"):
        # NULL is nothing, and so is what is no handle of this type.
        other = next(h for h in valid if h != split[0][1])
        for argument in ["NULL", f"(void *){valid[other]}", "(void *)(ODD + 2)"]:
            print(f"    {name}({argument});\n    calls++;")
        continue
    if result != "synlig_status ":
        otherwise = {"const char *": "NULL", "size_t ": "0", "uint32_t ": "0"}[result]
        if "handle" in kinds:
            other = next(h for h in valid if h != split[0][1])
            for argument in ["NULL", f"(void *){valid[other]}", "(void *)(ODD + 2)"]:
                call(name, [argument], otherwise)
        else:
            print(f"    EXPECT({name}() != {otherwise});\n    calls++;")
        continue
    for at, kind in enumerate(kinds):
        def but(value, more=None):
            changed = list(arguments)
            changed[at] = value
            if more:
                changed[at + 1] = more
            return changed
        if kind in ("out", "handle"):
            call(name, but("NULL"), "SYNLIG_ABI_NULL_POINTER")
            call(name, but("(void *)(ODD + 2)"), "SYNLIG_ABI_MISALIGNED")
        if kind == "handle":
            for other in sorted(handles - {split[at][1]}):
                call(name, but(f"(void *){valid[other]}"), "SYNLIG_ABI_WRONG_HANDLE")
        if kind == "text":
            assert kinds[at + 1] == "length", name
            call(name, but("NULL"), "SYNLIG_ABI_NULL_POINTER")
            call(name, but("text", "SIZE_MAX"), "SYNLIG_ABI_WRONG_LENGTH")
            call(name, but("text", "(size_t)1 + SIZE_MAX / 2"), "SYNLIG_ABI_WRONG_LENGTH")
            expected = not_utf8.get(split[at][3], "SYNLIG_ABI_INVALID_UTF8")
            expected = "SYNLIG_RULES_INVALID_UTF8" if name == "synlig_rules_add_json" else expected
            call(name, but("wrong", "4"), expected)
            # An empty text, and NULL for it, are texts like others: refused for what they say, and never read.
            if not name.startswith("synlig_rules_add_json"):
                for empty in ("NULL", "wrong"):
                    print(f"    EXPECT({name}({', '.join(but(empty, '0'))}) != SYNLIG_OK);\n    calls++;")
print("    EXPECT(memcmp(slots, before, sizeof slots) == 0);")
for handle, variable in valid.items():
    print(f"    {handle}_free({variable});")
print('    printf("every function: %d wrong calls to %d functions, each noticed\\n", calls, ' + str(len(prototypes)) + ");")
print("    return 0;\n}")
