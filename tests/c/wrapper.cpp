// Every member of the C++ wrapper once, so that each is compiled, and what it says compared with what C says elsewhere.
#include <synlig.hpp>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <thread>
#include <type_traits>

namespace {

void check(bool holds, const char* what, int line) {
    if (holds) return;
    std::fprintf(stderr, "wrapper.cpp:%d: does not hold: %s\n", line, what);
    std::exit(1);
}
#define CHECK(condition) check(static_cast<bool>(condition), #condition, __LINE__)

template <class F>
synlig_status code_of(F&& call) {
    try {
        call();
    } catch (const synlig::error& error) {
        return error.code();
    }
    return SYNLIG_OK;
}

const char* const CASE = R"({
  "as_of": "2024-03-01",
  "child": { "born": "2019-09-02" },
  "observations": [
    { "fact": "child.maladjustment", "value": true, "by": "kindergarten", "on": "2024-02-11" },
    { "fact": "child.maladjustment", "value": false, "by": "health_station", "on": "2024-02-11" },
    { "fact": "parent.mental_illness", "value": "established", "by": "mental_health_adult", "on": "2024-02-20" }
  ],
  "events": [{ "event": "concern.raised", "on": "2024-02-12" }]
})";

void library() {
    CHECK(!synlig::version().empty());
    CHECK(synlig::abi_version() == SYNLIG_ABI_VERSION);
    CHECK(synlig::language_version() == 1);
    CHECK(synlig::limit(SYNLIG_LIMIT_EVENTS) > 0);
    CHECK(synlig::status_name(SYNLIG_CASE_UNKNOWN_FACT) == "case.unknown_fact");
    CHECK(!synlig::status_meaning(SYNLIG_CASE_UNKNOWN_FACT).empty());
    CHECK(synlig::shipped().size() >= 5);
    const synlig::date day{20240301};
    CHECK(day.year() == 2024 && day.month() == 3 && day.day() == 1 && day.iso() == "2024-03-01");
    CHECK(synlig::date{20240229} < day && day != synlig::date{});
}

void errors(const synlig::engine& engine) {
    try {
        engine.decide_json("{\"as_of\": \"2024-03-01\",\n \"facts\": {\"child.maladjusted\": true}}");
        CHECK(false);
    } catch (const synlig::error& error) {
        static_assert(std::is_nothrow_copy_constructible_v<synlig::error>);
        const synlig::error copy = error;
        CHECK(copy.code() == SYNLIG_CASE_UNKNOWN_FACT && copy.name() == "case.unknown_fact");
        CHECK(std::string(copy.what()) == "no fact `child.maladjusted` is declared");
        CHECK(copy.pointer() == "/facts/child.maladjusted" && copy.line() == 2u && copy.column().value_or(0) > 1);
        CHECK(copy.hint() && copy.diagnostics().size() == 1 && !copy.diagnostics()[0].rules);
        CHECK(!copy.diagnostics()[0].expression_column);
        CHECK(copy.json()->view().find("case.unknown_fact") != std::string_view::npos);
    }
    CHECK(code_of([] { synlig::rules().add_json("{"); }) == SYNLIG_OK);  // told where an engine is made
    CHECK(code_of([] { synlig::engine(synlig::rules().add_json("{")); }) == SYNLIG_RULES_INVALID_JSON);
    CHECK(code_of([] { synlig::rules().add_shipped("no-such"); }) == SYNLIG_ABI_NOT_FOUND);
    CHECK(code_of([&] { engine.look_back(synlig::json_case(CASE), {20241301}); }) == SYNLIG_ABI_INVALID_DATE);
    synlig::json_case known(CASE);
    const synlig::json_case taken = std::move(known);
    CHECK(code_of([&] { engine.decide(known); }) == SYNLIG_ABI_NULL_POINTER);
    CHECK(code_of([&] { engine.decide(taken); }) == SYNLIG_OK);
}

void decisions(const synlig::engine& engine) {
    const synlig::json_case known(CASE);
    const synlig::decision decision = engine.decide(known);
    CHECK(decision.json().view() == engine.decide_json(CASE).view());
    CHECK(engine.look_back(known, {20240215}).as_of() == synlig::date{20240215});
    CHECK(engine.questions_json(known).view().front() == '[');
    CHECK(engine.explain_json(decision, SYNLIG_LANGUAGE_SV).view().size() > engine.explain(decision, SYNLIG_LANGUAGE_SV).view().size());
    CHECK(decision.as_of() == synlig::date{20240301} && decision.holds_until().has_value());
    CHECK(decision.digest() == engine.digest());
    CHECK(!decision.urgent() && decision.tier() == SYNLIG_TIER_INDICATED && decision.tier_possible() == SYNLIG_TIER_INDICATED);
    CHECK(decision.cell() == SYNLIG_CELL_A && decision.cells_possible() == SYNLIG_CELL_A);
    CHECK(decision.symptoms() == SYNLIG_TRUTH_YES && decision.known());
    CHECK(decision.known_by() == SYNLIG_KNOWN_BY_ESTABLISHED);
    CHECK(decision.views().size() == 3 && !decision.views()[0].service().empty() && decision.views()[0].cells_possible() != 0);
    CHECK(!decision.sharing().empty());

    std::size_t due = 0, within = 0, words = 0, waiting = 0, refused = 0, held = 0, by = 0, basis = 0;
    for (const synlig::action& action : decision.actions()) {
        CHECK(!action.id().empty() && action.status() != SYNLIG_ACTION_STATUS_NONE && action.strength() != SYNLIG_STRENGTH_NONE);
        due += action.due().has_value(), within += action.within().has_value(), words += action.words() != SYNLIG_WORDS_NONE;
        waiting += action.waits_for().has_value(), refused += action.refused().has_value(), held += action.held_by().size();
        by += action.by().size(), basis += action.basis().size();
        const auto number = engine.action(action.id());
        CHECK(number && engine.action_id(*number) == action.id());
        CHECK(engine.text_of("action:" + std::string(action.id()), SYNLIG_TEXT_KIND_LABEL, SYNLIG_LANGUAGE_NN));
    }
    CHECK(due == 3 && waiting == 1 && refused == 0 && by > 0 && basis > 0);
    CHECK(within + words + held < 1000);
    CHECK(!engine.text_of("action:no.such", SYNLIG_TEXT_KIND_LABEL, SYNLIG_LANGUAGE_NN));
    for (const synlig::ladder& ladder : decision.ladders()) {
        const auto number = engine.ladder(ladder.id());
        CHECK(number && engine.ladder_id(*number) == ladder.id());
        CHECK(!ladder.current() && ladder.recommended() && ladder.possible() && ladder.change() == SYNLIG_CHANGE_START);
        CHECK(engine.level_id(*number, *engine.level(*number, *ladder.recommended())) == ladder.recommended());
    }
    CHECK(decision.ladders().size() == 1 && engine.ladder_count() == 1);
    for (const synlig::checklist& list : decision.checklists()) {
        const auto number = engine.checklist(list.id());
        CHECK(number && engine.checklist_id(*number) == list.id());
        CHECK(list.applies() >= SYNLIG_TRUTH_UNKNOWN && list.missing().size() >= list.unknown().size());
    }
    CHECK(!decision.checklists().empty());
    CHECK(!decision.questions().empty() && engine.fact(decision.questions()[0].fact()));
    CHECK(!decision.questions()[0].could_change().empty());
    std::size_t facts = 0, events = 0, sources = 0;
    for (const synlig::reason& reason : decision.reasons()) {
        CHECK(!reason.outcome().empty() && reason.rule().find('#') != std::string_view::npos);
        facts += reason.facts().size(), events += reason.events().size(), sources += reason.basis().size();
    }
    CHECK(facts > 0 && events > 0 && sources > 0);
    CHECK(decision.warnings().size() == 1 && decision.warnings()[0].code() == SYNLIG_CASE_SERVICES_DISAGREE);
    CHECK(decision.warnings()[0].fact() == "child.maladjustment" && !decision.warnings()[0].rules());
    CHECK(decision.warnings()[0].services().size() == 2);
}

void typed(const synlig::engine& engine) {
    const synlig::date today{20240301};
    const synlig::number signs = *engine.fact("child.maladjustment"), illness = *engine.fact("parent.mental_illness");
    const synlig::number nursery = *engine.service("kindergarten"), raised = *engine.event("concern.raised");
    const synlig::number decided = *engine.event("concern.decided");
    const std::int32_t established = *engine.value(illness, "established");
    CHECK(engine.fact_id(signs) == "child.maladjustment" && engine.service_id(nursery) == "kindergarten");
    CHECK(engine.event_id(raised) == "concern.raised" && engine.value_id(illness, established) == "established");
    CHECK(engine.outcome_id(decided, *engine.outcome(decided, "report")) == "report");
    CHECK(!engine.fact("no.such") && !engine.fact_id(engine.fact_count()) && !engine.value(illness, "no such"));
    CHECK(engine.event_count() > raised && engine.service_count() > nursery && engine.action_count() > 0);
    CHECK(engine.checklist_count() > 0);

    synlig::typed_case told = engine.typed_case({20240229});
    told.set_as_of(today);
    told.set_due(synlig::date{20240601});
    told.set_born(synlig::date{20190902});
    told.set_service(nursery);
    told.answer(signs, 1);
    told.observe(illness, established, engine.service("mental_health_adult"), {20240220});
    told.observe(signs, 0, nursery, {20240211});
    told.happened(raised, std::nullopt, {20240212});
    synlig::outcomes outcomes = engine.outcomes();
    engine.work_out(told, outcomes);
    const synlig::decision decision = engine.decide(told);
    CHECK(outcomes.cell().certain == SYNLIG_CELL_A && outcomes.cell().possible == decision.cells_possible());
    CHECK(outcomes.tier().certain == decision.tier() && outcomes.tier().possible == decision.tier_possible());
    CHECK(outcomes.symptoms() == decision.symptoms() && outcomes.known_by() == decision.known_by());
    CHECK(outcomes.view(nursery) == decision.views()[0].cells_possible());
    CHECK(decision.views()[0].service() == "kindergarten" && decision.views().size() == 2);
    CHECK(outcomes.shares(nursery) && decision.sharing().at(0) == "kindergarten");
    CHECK(outcomes.urgent() == decision.urgent());
    const synlig::ladder ladder = decision.ladders()[0];
    const synlig::number steps = *engine.ladder(ladder.id());
    CHECK(outcomes.ladder(steps).change == ladder.change());
    CHECK(outcomes.ladder(steps).current == SYNLIG_PLACE_NULL);
    for (const synlig::action& action : decision.actions()) {
        const auto standing = outcomes.action(*engine.action(action.id()));
        CHECK(standing.status == action.status() && standing.strength == action.strength());
        CHECK(standing.due == action.due() && standing.words == action.words());
    }
    for (const synlig::checklist& list : decision.checklists()) {
        const synlig::number number = *engine.checklist(list.id());
        CHECK(outcomes.checklist(number) == list.applies());
        if (list.applies() != SYNLIG_TRUTH_YES) continue;  // while that is open, a decision names no items
        std::size_t unknown = 0, index = 0;
        for (; const auto item = outcomes.missing(number, index); ++index) unknown += item->unknown;
        CHECK(index == list.missing().size() && unknown == list.unknown().size());
    }

    told.answer(signs, std::nullopt);
    told.withdraw(signs);
    CHECK(code_of([&] { told.answer(signs, 7); }) != SYNLIG_OK);
    told.clear();
    told.set_service(std::nullopt);
    told.set_born(std::nullopt);
    engine.work_out(told, outcomes);
    CHECK(outcomes.symptoms() == SYNLIG_TRUTH_UNKNOWN);
    const synlig::engine other(synlig::rules().add_shipped("no-modellkommune"));
    CHECK(code_of([&] { other.decide(told); }) == SYNLIG_CASE_OTHER_ENGINE);
}

}  // namespace

int main() {
    library();
    const synlig::engine engine(synlig::rules().add_default());
    errors(engine);
    decisions(engine);
    typed(engine);
    // Copies are one engine, which serves several threads and stays until the last is gone.
    std::string one, two;
    {
        const synlig::engine copy = engine;
        std::thread first([copy, &one] { one = copy.decide_json(CASE); });
        std::thread second([copy, &two] { two = copy.decide_json(CASE); });
        first.join();
        second.join();
    }
    CHECK(!one.empty() && one == two);
    std::puts("the C++ wrapper holds");
}
