"""The digests of all cases, worked out again and by other means: RFC 8785 text of the rule sets in effect, and its SHA-256.

Prints nothing and ends with 0 where all agree. What is in effect after an overlay is as the language says, section 8.
"""
import hashlib
import json
import pathlib
import sys

SECTIONS = ["sources", "parameters", "services", "facts", "events", "definitions", "consents", "tiers", "ladders",
            "actions", "checklists"]
SHORT = {"\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t", '"': '\\"', "\\": "\\\\"}


def canonical(value):
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(canonical(key) + ":" + canonical(value[key]) for key in keys) + "}"
    if isinstance(value, list):
        return "[" + ",".join(canonical(item) for item in value) + "]"
    if isinstance(value, str):
        return '"' + "".join(SHORT.get(c) or (f"\\u{ord(c):04x}" if c < " " else c) for c in value) + '"'
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    assert isinstance(value, int), value
    return str(value)


def listed(value):
    return value if isinstance(value, list) else [value]


def lay(over, base):
    """A rule set in effect: an overlay over its base in effect."""
    result = json.loads(json.dumps(base))
    for key in ["synlig", "id", "version", "title", "summary", "language", "country", "valid"]:
        if key in over:
            result[key] = over[key]
    result["extends"] = {"id": base["id"], "version": base["version"]}
    for name, value in over.get("set", {}).items():
        result["parameters"][name]["default"] = value
    for section in SECTIONS:
        for name in over.get("remove", {}).get(section, []):
            del result[section][name]
        for name, item in over.get("replace", {}).get(section, {}).items():
            assert name in result[section]
            result[section][name] = item
        for name, item in over.get("add", {}).get(section, {}).items():
            there = result.setdefault(section, {})
            there[name] = listed(there[name]) + listed(item) if name in there else item
    laws = over.get("laws", []) + over.get("add", {}).get("laws", [])
    if laws:
        result["laws"] = result.get("laws", []) + laws
    if "uses" in over:
        result["uses"] = {**result.get("uses", {}), **over["uses"]}
    return result


def digest(documents):
    by_id = {document["id"]: document for document in documents}
    bases = {next(iter(document["extends"])) for document in documents if "extends" in document}

    def effect(document):
        return lay(document, effect(by_id[next(iter(document["extends"]))])) if "extends" in document else document

    whole = [effect(document) for document in documents if document["id"] not in bases]
    whole.sort(key=lambda document: document["id"])
    return "sha256:" + hashlib.sha256(canonical(whole).encode()).hexdigest()


def main():
    checked = wrong = 0
    for decision in sorted(pathlib.Path(sys.argv[1]).glob("*/decision.json")):
        one, several = decision.parent / "rules.json", decision.parent / "rules"
        files = [one] if one.exists() else sorted(several.iterdir())
        told = json.loads(decision.read_text("utf-8"))["synlig"]["digest"]
        found = digest([json.loads(file.read_text("utf-8")) for file in files])
        checked += 1
        if told != found:
            wrong += 1
            print(f"{decision.parent.name}: the decision says {told}, Python {found}")
    if checked < 50 or wrong:
        sys.exit(f"{checked} checked, {wrong} wrong")


main()
