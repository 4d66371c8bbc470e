// Cases told by number, and their outcomes. Part of synlig.hpp; include that.

#ifndef SYNLIG_TYPED_HPP
#define SYNLIG_TYPED_HPP

#include "base.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace synlig {

// A case told by the numbers of one engine, to be used again and again; see synlig.h for values.
class typed_case {
public:
    explicit typed_case(synlig_typed_case* owned) noexcept : it_(owned) {}

    void clear() { detail::call(synlig_typed_case_clear, get()); }
    void set_as_of(date day) { detail::call(synlig_typed_case_set_as_of, get(), day.yyyymmdd); }
    void set_service(std::optional<number> service) {
        detail::call(synlig_typed_case_set_service, get(), service.value_or(SYNLIG_NONE));
    }
    void set_born(std::optional<date> day) { detail::call(synlig_typed_case_set_born, get(), day.value_or(date{}).yyyymmdd); }
    void set_due(std::optional<date> day) { detail::call(synlig_typed_case_set_due, get(), day.value_or(date{}).yyyymmdd); }
    // Without a value: somebody was asked, and no answer is known.
    void answer(number fact, std::optional<std::int32_t> value) {
        detail::call(synlig_typed_case_answer, get(), fact, value.value_or(unknown));
    }
    void withdraw(number fact) { detail::call(synlig_typed_case_withdraw, get(), fact); }
    void observe(number fact, std::optional<std::int32_t> value, std::optional<number> by, date day) {
        detail::call(synlig_typed_case_observe, get(), fact, value.value_or(unknown), by.value_or(SYNLIG_NONE), day.yyyymmdd);
    }
    void happened(number event, std::optional<number> outcome, date day) {
        detail::call(synlig_typed_case_happened, get(), event, outcome.value_or(SYNLIG_NONE), day.yyyymmdd);
    }
    synlig_typed_case* get() const noexcept { return it_.get(); }

private:
    static constexpr std::int32_t unknown = static_cast<std::int32_t>(SYNLIG_UNKNOWN);
    detail::owned<synlig_typed_case, synlig_typed_case_free> it_;
};

// The outcomes of one typed case, filled again and again without allocating.
class outcomes {
public:
    explicit outcomes(synlig_outcomes* owned) noexcept : it_(owned) {}

    struct cells { synlig_cell certain; std::uint32_t possible; };
    struct tiers { synlig_tier certain, possible; };
    struct places { std::int32_t current, recommended, possible; synlig_change change; };
    struct standing { synlig_action_status status; synlig_strength strength; std::optional<date> due; synlig_words words; };
    struct item { std::string_view id; bool unknown; };

    cells cell() const {
        cells it{};
        check(synlig_outcomes_cell(get(), &it.certain, &it.possible));
        return it;
    }
    synlig_truth symptoms() const { return detail::get<synlig_truth>(synlig_outcomes_symptoms, get()); }
    synlig_known_by known_by() const { return detail::get<synlig_known_by>(synlig_outcomes_known_by, get()); }
    std::uint32_t view(number service) const { return detail::get<std::uint32_t>(synlig_outcomes_view, get(), service); }
    bool shares(number service) const { return detail::get<std::int32_t>(synlig_outcomes_shares, get(), service) != 0; }
    tiers tier() const {
        tiers it{};
        check(synlig_outcomes_tier(get(), &it.certain, &it.possible));
        return it;
    }
    bool urgent() const { return detail::get<std::int32_t>(synlig_outcomes_urgent, get()) != 0; }
    places ladder(number ladder) const {
        places it{};
        check(synlig_outcomes_ladder(get(), ladder, &it.current, &it.recommended, &it.possible, &it.change));
        return it;
    }
    standing action(number action) const {
        standing it{};
        std::int32_t due = 0;
        check(synlig_outcomes_action(get(), action, &it.status, &it.strength, &due, &it.words));
        it.due = detail::date_if(due);
        return it;
    }
    synlig_truth checklist(number checklist) const {
        return detail::get<synlig_truth>(synlig_outcomes_checklist, get(), checklist);
    }
    // Nothing after the last.
    std::optional<item> missing(number checklist, std::size_t index) const {
        synlig_str id{};
        std::int32_t unknown = 0;
        const synlig_status status = synlig_outcomes_missing(get(), checklist, index, &id, &unknown);
        if (status == SYNLIG_ABI_NOT_FOUND) return std::nullopt;
        check(status);
        return item{detail::view(id), unknown != 0};
    }
    synlig_outcomes* get() const noexcept { return it_.get(); }

private:
    static void check(synlig_status status) {
        if (status != SYNLIG_OK) detail::fail(status);
    }
    detail::owned<synlig_outcomes, synlig_outcomes_free> it_;
};

}  // namespace synlig

#endif  // SYNLIG_TYPED_HPP
