// A case decided, explained in Norwegian, its due dates listed; and what a bad case and a bad rule set say.
#include <synlig.hpp>

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

static std::string read_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + path);
    return {std::istreambuf_iterator<char>(in), {}};
}

// Says everything that is wrong.
static void tell(const synlig::error& error) {
    for (const synlig::diagnostic& it : error.diagnostics()) {
        std::cout << it.code << ' ' << it.name << " at " << it.pointer << ", line " << it.line.value_or(0) << ", column "
                  << it.column.value_or(0) << ": " << it.message << '\n';
        if (it.hint) std::cout << "  hint: " << *it.hint << '\n';
    }
}

int main(int argc, char** argv) try {
    const std::string folder = argc > 1 ? argv[1] : "bindings-c/examples";

    const synlig::engine engine(synlig::rules().add_default());
    const synlig::json_case known(read_file(folder + "/case.json"));
    const synlig::decision decision = engine.decide(known);
    std::cout << engine.explain(decision, SYNLIG_LANGUAGE_NB).view();

    std::cout << "\n== due dates\n";
    for (const synlig::action& action : decision.actions()) {
        if (!action.due()) continue;
        const auto subject = "action:" + std::string(action.id());
        std::cout << action.due()->iso() << (action.status() == SYNLIG_ACTION_STATUS_OVERDUE ? " (overdue) " : " ")
                  << action.id() << ": "
                  << engine.text_of(subject, SYNLIG_TEXT_KIND_LABEL, SYNLIG_LANGUAGE_NB).value_or("") << '\n';
    }

    std::cout << "\n== a bad case\n";
    try {
        engine.decide_json(read_file(folder + "/bad-case.json"));
    } catch (const synlig::error& error) {
        tell(error);
    }

    std::cout << "\n== a bad rule set\n";
    try {
        synlig::engine(synlig::rules().add_json(read_file(folder + "/bad-rules.json")));
    } catch (const synlig::error& error) {
        tell(error);
    }
} catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
}
