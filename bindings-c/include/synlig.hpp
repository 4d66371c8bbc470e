// synlig.hpp: synlig.h for C++17. Header only: nothing but synlig.h and the library is needed.
//
// What synlig.h says holds here too. What this adds:
//
// 1. Every handle is an object that frees what it holds. An engine is copied freely, and the copies are one engine that any
//    number of threads may use; everything else is moved. What was moved away may be destroyed or assigned; a call on it
//    throws.
// 2. Where a call fails, synlig::error is thrown: code(), what(), pointer(), line(), column(), hint(), and diagnostics() for
//    everything that is wrong. What may be missing is a std::optional. Without exceptions, use synlig.h.
// 3. A std::string_view that you get belongs to the object that it was asked of; that of a decision's action, ladder,
//    question and so on to the decision. Copy what you keep longer.
// 4. Words, such as how an action stands, keep their names of synlig.h; there may be new ones one day.
// 5. A synlig::text is wiped when it goes. A std::string that you make of it is not.

#ifndef SYNLIG_HPP
#define SYNLIG_HPP

#include "synlig.h"
#include "synlig/base.hpp"
#include "synlig/decision.hpp"
#include "synlig/typed.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace synlig {

inline std::string_view version() noexcept { return synlig_version(); }
inline std::uint32_t abi_version() noexcept { return synlig_abi_version(); }
inline std::uint32_t language_version() noexcept { return synlig_language_version(); }
inline std::size_t limit(synlig_limit limit) { return detail::get<std::size_t>(synlig_limit_value, limit); }
inline std::string_view status_name(synlig_status status) {
    return detail::view(detail::get<synlig_str>(synlig_status_name, status));
}
inline std::string_view status_meaning(synlig_status status) {
    return detail::view(detail::get<synlig_str>(synlig_status_meaning, status));
}
// The ids of the rule sets inside the library.
inline std::vector<std::string_view> shipped() {
    std::vector<std::string_view> all;
    while (auto id = detail::find<synlig_str>(synlig_shipped_id, all.size())) all.push_back(detail::view(*id));
    return all;
}

// A list of rule sets to make an engine of.
class rules {
public:
    rules() {
        if (synlig_abi_version() != SYNLIG_ABI_VERSION) throw std::runtime_error("libsynlig is not the one of this header");
        synlig_rules* raw = nullptr;
        detail::call(synlig_rules_new, &raw);
        it_.reset(raw);
    }
    rules& add_json(std::string_view json) {
        detail::call(synlig_rules_add_json, it_.get(), json.data(), json.size());
        return *this;
    }
    rules& add_shipped(std::string_view id) {
        detail::call(synlig_rules_add_shipped, it_.get(), id.data(), id.size());
        return *this;
    }
    rules& add_default() {
        detail::call(synlig_rules_add_default, it_.get());
        return *this;
    }
    const synlig_rules* get() const noexcept { return it_.get(); }

private:
    detail::owned<synlig_rules, synlig_rules_free> it_;
};

// A case read from JSON. It never changes, and any engine may decide it.
class json_case {
public:
    explicit json_case(std::string_view json) {
        synlig_case* raw = nullptr;
        detail::call(synlig_case_from_json, json.data(), json.size(), &raw);
        it_.reset(raw);
    }
    const synlig_case* get() const noexcept { return it_.get(); }

private:
    detail::owned<synlig_case, synlig_case_free> it_;
};

// Rule sets made ready to decide cases. Copies are one engine, and any number of threads may use it.
class engine {
public:
    explicit engine(const rules& rules) {
        synlig_engine* raw = nullptr;
        detail::call(synlig_engine_new, rules.get(), &raw);
        it_.reset(raw, synlig_engine_free);
    }
    std::string_view digest() const { return detail::view(detail::get<synlig_str>(synlig_engine_digest, get())); }

    text decide_json(std::string_view json) const {
        return made<text, synlig_buffer>(synlig_engine_decide_json, json.data(), json.size());
    }
    decision decide(const json_case& known) const {
        return made<decision, synlig_decision>(synlig_engine_decide, known.get());
    }
    decision look_back(const json_case& known, date day) const {
        return made<decision, synlig_decision>(synlig_engine_look_back, known.get(), day.yyyymmdd);
    }
    text questions_json(const json_case& known) const {
        return made<text, synlig_buffer>(synlig_engine_questions_json, known.get());
    }
    text explain(const decision& decision, synlig_language language) const {
        return made<text, synlig_buffer>(synlig_engine_explain, decision.get(), static_cast<std::int32_t>(language));
    }
    text explain_json(const decision& decision, synlig_language language) const {
        return made<text, synlig_buffer>(synlig_engine_explain_json, decision.get(), static_cast<std::int32_t>(language));
    }
    // A text of the rule sets: see synlig_engine_text for subjects.
    std::optional<std::string_view> text_of(std::string_view subject, synlig_text_kind kind, synlig_language language,
                                            std::optional<date> day = std::nullopt) const {
        const auto found = detail::find<synlig_str>(synlig_engine_text, get(), subject.data(), subject.size(),
            static_cast<std::int32_t>(kind), static_cast<std::int32_t>(language), day.value_or(date{}).yyyymmdd);
        return found ? detail::view_if(*found) : std::nullopt;
    }

    synlig::typed_case typed_case(date as_of) const {
        return made<synlig::typed_case, synlig_typed_case>(synlig_typed_case_new, as_of.yyyymmdd);
    }
    synlig::outcomes outcomes() const { return made<synlig::outcomes, synlig_outcomes>(synlig_outcomes_new); }
    decision decide(synlig::typed_case& told) const {
        return made<decision, synlig_decision>(synlig_engine_decide_typed, told.get());
    }
    void work_out(synlig::typed_case& told, synlig::outcomes& into) const {
        detail::call(synlig_engine_work_out, get(), told.get(), into.get());
    }

    // Numbers by ids, ids by numbers, and how many there are.
    std::optional<number> fact(std::string_view id) const { return number_of(synlig_engine_fact, id); }
    std::optional<number> event(std::string_view id) const { return number_of(synlig_engine_event, id); }
    std::optional<number> service(std::string_view id) const { return number_of(synlig_engine_service, id); }
    std::optional<number> action(std::string_view id) const { return number_of(synlig_engine_action, id); }
    std::optional<number> ladder(std::string_view id) const { return number_of(synlig_engine_ladder, id); }
    std::optional<number> checklist(std::string_view id) const { return number_of(synlig_engine_checklist, id); }
    std::optional<std::int32_t> value(number fact, std::string_view id) const {
        return detail::find<std::int32_t>(synlig_engine_value, get(), fact, id.data(), id.size());
    }
    std::optional<number> outcome(number event, std::string_view id) const {
        return detail::find<number>(synlig_engine_outcome, get(), event, id.data(), id.size());
    }
    std::optional<number> level(number ladder, std::string_view id) const {
        return detail::find<number>(synlig_engine_level, get(), ladder, id.data(), id.size());
    }
    std::optional<std::string_view> fact_id(number fact) const { return id_of(synlig_engine_fact_id, fact); }
    std::optional<std::string_view> event_id(number event) const { return id_of(synlig_engine_event_id, event); }
    std::optional<std::string_view> service_id(number service) const { return id_of(synlig_engine_service_id, service); }
    std::optional<std::string_view> action_id(number action) const { return id_of(synlig_engine_action_id, action); }
    std::optional<std::string_view> ladder_id(number ladder) const { return id_of(synlig_engine_ladder_id, ladder); }
    std::optional<std::string_view> checklist_id(number it) const { return id_of(synlig_engine_checklist_id, it); }
    std::optional<std::string_view> value_id(number fact, std::int32_t value) const {
        return id_of(synlig_engine_value_id, fact, value);
    }
    std::optional<std::string_view> outcome_id(number event, number outcome) const {
        return id_of(synlig_engine_outcome_id, event, outcome);
    }
    std::optional<std::string_view> level_id(number ladder, number level) const {
        return id_of(synlig_engine_level_id, ladder, level);
    }
    number fact_count() const { return detail::get<number>(synlig_engine_fact_count, get()); }
    number event_count() const { return detail::get<number>(synlig_engine_event_count, get()); }
    number service_count() const { return detail::get<number>(synlig_engine_service_count, get()); }
    number action_count() const { return detail::get<number>(synlig_engine_action_count, get()); }
    number ladder_count() const { return detail::get<number>(synlig_engine_ladder_count, get()); }
    number checklist_count() const { return detail::get<number>(synlig_engine_checklist_count, get()); }
    const synlig_engine* get() const noexcept { return it_.get(); }

private:
    template <class Made, class Raw, class... P, class... A>
    Made made(synlig_status (*function)(P...), A... arguments) const {
        Raw* raw = nullptr;
        detail::call(function, get(), arguments..., &raw);
        return Made(raw);
    }
    template <class... P>
    std::optional<number> number_of(synlig_status (*function)(P...), std::string_view id) const {
        return detail::find<number>(function, get(), id.data(), id.size());
    }
    template <class... P, class... A>
    std::optional<std::string_view> id_of(synlig_status (*function)(P...), A... numbers) const {
        const auto found = detail::find<synlig_str>(function, get(), numbers...);
        return found ? std::optional(detail::view(*found)) : std::nullopt;
    }
    std::shared_ptr<const synlig_engine> it_;
};

}  // namespace synlig

#endif  // SYNLIG_HPP
