"""A case decided, explained in Norwegian, its due dates listed; and what a bad case and a bad rule set say."""

import ctypes
import pathlib
import sys
from ctypes import POINTER, byref, c_char_p, c_int32, c_size_t, c_uint32, c_void_p

ACTION_OVERDUE, LANGUAGE_NB, LABEL = 6, 2, 1  # SYNLIG_ACTION_STATUS_OVERDUE, SYNLIG_LANGUAGE_NB, SYNLIG_TEXT_KIND_LABEL


class Str(ctypes.Structure):
    """synlig_str: a text that belongs to the handle that it was asked of."""

    _fields_ = [("data", c_void_p), ("length", c_size_t)]

    def text(self):
        return ctypes.string_at(self.data, self.length).decode() if self.data else None


lib = ctypes.CDLL("libsynlig.so.1")
OUT = POINTER(c_void_p)  # a handle or an error to be written
SIGNATURES = {  # those that return a status
    "rules_new": [OUT, OUT],
    "rules_add_default": [c_void_p, OUT],
    "rules_add_json": [c_void_p, c_char_p, c_size_t, OUT],
    "engine_new": [c_void_p, OUT, OUT],
    "engine_decide": [c_void_p, c_void_p, OUT, OUT],
    "engine_decide_json": [c_void_p, c_char_p, c_size_t, OUT, OUT],
    "engine_explain": [c_void_p, c_void_p, c_int32, OUT, OUT],
    "engine_text": [c_void_p, c_char_p, c_size_t, c_int32, c_int32, c_int32, POINTER(Str)],
    "case_from_json": [c_char_p, c_size_t, OUT, OUT],
    "decision_action_count": [c_void_p, POINTER(c_size_t)],
    "decision_action_id": [c_void_p, c_size_t, POINTER(Str)],
    "decision_action_due": [c_void_p, c_size_t, POINTER(c_int32)],
    "decision_action_status": [c_void_p, c_size_t, POINTER(c_int32)],
    "error_count": [c_void_p, POINTER(c_size_t)],
    "error_status": [c_void_p, c_size_t, POINTER(c_int32)],
    "error_line": [c_void_p, c_size_t, POINTER(c_uint32)],
    "error_column": [c_void_p, c_size_t, POINTER(c_uint32)],
    **{f"error_{name}": [c_void_p, c_size_t, POINTER(Str)] for name in ("code", "message", "pointer", "hint")},
}
for name, types in SIGNATURES.items():
    function = getattr(lib, f"synlig_{name}")
    function.argtypes, function.restype = types, c_int32
lib.synlig_buffer_data.argtypes, lib.synlig_buffer_data.restype = [c_void_p], c_void_p
lib.synlig_buffer_length.argtypes, lib.synlig_buffer_length.restype = [c_void_p], c_size_t


class Handle:
    """What the library gave, freed by the function of that name."""

    def __init__(self, free, pointer):
        self.free, self.pointer = getattr(lib, free), pointer
        self.free.argtypes, self.free.restype = [c_void_p], None

    def __del__(self):
        self.free(self.pointer)


class SynligError(Exception):
    """Everything that is wrong with a call."""

    def __init__(self, handle):
        def of(index, name, kind=Str):
            return get(f"error_{name}", kind, handle, index)

        self.all = [
            f"{of(i, 'status', c_int32)} {of(i, 'code')} at {of(i, 'pointer')}, line {of(i, 'line', c_uint32)}, "
            f"column {of(i, 'column', c_uint32)}: {of(i, 'message')}" + (f"\n  hint: {of(i, 'hint')}" if of(i, "hint") else "")
            for i in range(get("error_count", c_size_t, handle))
        ]


def pointers(arguments):
    return [argument.pointer if isinstance(argument, Handle) else argument for argument in arguments]


def call(name, free, *arguments):
    """Calls a function that may fail; `free` names what frees its result, if it has one."""
    result, error = c_void_p(), c_void_p()
    outs = [byref(result), byref(error)] if free else [byref(error)]
    if getattr(lib, f"synlig_{name}")(*pointers(arguments), *outs) != 0:
        raise SynligError(Handle("synlig_error_free", error))
    return Handle(free, result) if free else None


def get(name, kind, *arguments):
    """Asks a handle for a number or a text."""
    result = kind()
    status = getattr(lib, f"synlig_{name}")(*pointers(arguments), byref(result))
    assert status == 0, f"{name}: status {status}"
    return result.text() if kind is Str else result.value


def engine_of(add, *arguments):
    rules = call("rules_new", "synlig_rules_free")
    call(add, None, rules, *arguments)
    return call("engine_new", "synlig_engine_free", rules)


def main(folder):
    sys.stdout.reconfigure(encoding="utf-8")
    engine = engine_of("rules_add_default")
    case = (folder / "case.json").read_bytes()
    known = call("case_from_json", "synlig_case_free", case, len(case))
    decision = call("engine_decide", "synlig_decision_free", engine, known)
    page = call("engine_explain", "synlig_buffer_free", engine, decision, LANGUAGE_NB)
    length = lib.synlig_buffer_length(page.pointer)
    print(ctypes.string_at(lib.synlig_buffer_data(page.pointer), length).decode(), end="")

    print("\n== due dates")
    for i in range(get("decision_action_count", c_size_t, decision)):
        due = get("decision_action_due", c_int32, decision, i)
        if due:
            name = get("decision_action_id", Str, decision, i)
            late = get("decision_action_status", c_int32, decision, i) == ACTION_OVERDUE
            subject = f"action:{name}".encode()
            label = get("engine_text", Str, engine, subject, len(subject), LABEL, LANGUAGE_NB, 0)
            print(f"{due // 10000:04}-{due // 100 % 100:02}-{due % 100:02}{' (overdue)' if late else ''} {name}: {label}")

    print("\n== a bad case")
    try:
        case = (folder / "bad-case.json").read_bytes()
        call("engine_decide_json", "synlig_buffer_free", engine, case, len(case))
    except SynligError as error:
        print(*error.all, sep="\n")

    print("\n== a bad rule set")
    try:
        rules = (folder / "bad-rules.json").read_bytes()
        engine_of("rules_add_json", rules, len(rules))
    except SynligError as error:
        print(*error.all, sep="\n")


main(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "bindings-c/examples"))
