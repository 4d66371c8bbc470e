// Decisions and what they are made of. Part of synlig.hpp; include that.

#ifndef SYNLIG_DECISION_HPP
#define SYNLIG_DECISION_HPP

#include "base.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace synlig {

namespace detail {

// Something of a decision by its place.
struct part {
    const synlig_decision* of;
    std::size_t at;

    template <class R, class... P>
    R get(synlig_status (*function)(P...)) const { return detail::get<R>(function, of, at); }
    template <class... P>
    std::string_view text(synlig_status (*function)(P...)) const { return view(get<synlig_str>(function)); }
    template <class... P>
    std::optional<std::string_view> text_if(synlig_status (*function)(P...)) const {
        return view_if(get<synlig_str>(function));
    }
    template <class... C, class... P>
    std::vector<std::string_view> texts(synlig_status (*count)(C...), synlig_status (*function)(P...)) const {
        return detail::texts(get<std::size_t>(count), function, of, at);
    }
};

}  // namespace detail

// An action of a decision: what it is, how it stands, until when, who, and on what it rests.
struct action : detail::part {
    std::string_view id() const { return text(synlig_decision_action_id); }
    synlig_action_status status() const { return get<synlig_action_status>(synlig_decision_action_status); }
    synlig_strength strength() const { return get<synlig_strength>(synlig_decision_action_strength); }
    std::optional<date> due() const { return detail::date_if(get<std::int32_t>(synlig_decision_action_due)); }
    std::optional<std::string_view> within() const { return text_if(synlig_decision_action_within); }
    synlig_words words() const { return get<synlig_words>(synlig_decision_action_words); }
    std::optional<std::string_view> waits_for() const { return text_if(synlig_decision_action_waits_for); }
    std::optional<std::string_view> refused() const { return text_if(synlig_decision_action_refused); }
    std::vector<std::string_view> held_by() const {
        return texts(synlig_decision_action_held_by_count, synlig_decision_action_held_by);
    }
    std::vector<std::string_view> by() const { return texts(synlig_decision_action_by_count, synlig_decision_action_by); }
    std::vector<std::string_view> basis() const {
        return texts(synlig_decision_action_basis_count, synlig_decision_action_basis);
    }
};

// A ladder of a decision; levels may be `closed`.
struct ladder : detail::part {
    std::string_view id() const { return text(synlig_decision_ladder_id); }
    std::optional<std::string_view> current() const { return text_if(synlig_decision_ladder_current); }
    std::optional<std::string_view> recommended() const { return text_if(synlig_decision_ladder_recommended); }
    std::optional<std::string_view> possible() const { return text_if(synlig_decision_ladder_possible); }
    synlig_change change() const { return get<synlig_change>(synlig_decision_ladder_change); }
};

// A checklist of a decision, and what is not certainly there.
struct checklist : detail::part {
    std::string_view id() const { return text(synlig_decision_checklist_id); }
    synlig_truth applies() const { return get<synlig_truth>(synlig_decision_checklist_applies); }
    std::vector<std::string_view> missing() const {
        return texts(synlig_decision_checklist_missing_count, synlig_decision_checklist_missing);
    }
    std::vector<std::string_view> unknown() const {
        return texts(synlig_decision_checklist_unknown_count, synlig_decision_checklist_unknown);
    }
};

// What to ask next, and the outcomes that an answer could change.
struct question : detail::part {
    std::string_view fact() const { return text(synlig_decision_question_fact); }
    std::vector<std::string_view> could_change() const {
        return texts(synlig_decision_question_could_change_count, synlig_decision_question_could_change);
    }
};

// Why: an outcome, its rule, and the facts, events and sources that carry it.
struct reason : detail::part {
    std::string_view outcome() const { return text(synlig_decision_reason_outcome); }
    std::string_view rule() const { return text(synlig_decision_reason_rule); }
    std::vector<std::string_view> facts() const {
        return texts(synlig_decision_reason_fact_count, synlig_decision_reason_fact);
    }
    std::vector<std::string_view> events() const {
        return texts(synlig_decision_reason_event_count, synlig_decision_reason_event);
    }
    std::vector<std::string_view> basis() const {
        return texts(synlig_decision_reason_basis_count, synlig_decision_reason_basis);
    }
};

// Something that who reads a decision should know: services that disagree, an answer too old, and so on.
struct warning : detail::part {
    synlig_status code() const { return get<synlig_status>(synlig_decision_warning_code); }
    std::optional<std::string_view> fact() const { return text_if(synlig_decision_warning_fact); }
    std::optional<std::string_view> rules() const { return text_if(synlig_decision_warning_rules); }
    std::vector<std::string_view> services() const {
        return texts(synlig_decision_warning_service_count, synlig_decision_warning_service);
    }
};

// What one service sees by its own answers.
struct service_view : detail::part {
    std::string_view service() const { return text(synlig_decision_view_service); }
    std::uint32_t cells_possible() const { return get<std::uint32_t>(synlig_decision_view_cells_possible); }
};

// A decision. It never changes.
class decision {
public:
    explicit decision(synlig_decision* owned) noexcept : it_(owned) {}

    text json() const { return text(detail::get<synlig_buffer*>(synlig_decision_json, get())); }
    date as_of() const { return date{of<std::int32_t>(synlig_decision_as_of)}; }
    std::optional<date> holds_until() const { return detail::date_if(of<std::int32_t>(synlig_decision_holds_until)); }
    std::string_view digest() const { return detail::view(of<synlig_str>(synlig_decision_digest)); }
    bool urgent() const { return of<std::int32_t>(synlig_decision_urgent) != 0; }
    synlig_tier tier() const { return of<synlig_tier>(synlig_decision_tier); }
    synlig_tier tier_possible() const { return of<synlig_tier>(synlig_decision_tier_possible); }
    synlig_cell cell() const { return of<synlig_cell>(synlig_decision_cell); }
    std::uint32_t cells_possible() const { return of<std::uint32_t>(synlig_decision_cells_possible); }
    synlig_truth symptoms() const { return of<synlig_truth>(synlig_decision_symptoms); }
    bool known() const { return of<std::int32_t>(synlig_decision_known) != 0; }
    synlig_known_by known_by() const { return of<synlig_known_by>(synlig_decision_known_by); }
    std::vector<service_view> views() const { return parts<service_view>(synlig_decision_view_count); }
    std::vector<std::string_view> sharing() const {
        return detail::texts(of<std::size_t>(synlig_decision_sharing_count), synlig_decision_sharing, get());
    }
    std::vector<action> actions() const { return parts<action>(synlig_decision_action_count); }
    std::vector<ladder> ladders() const { return parts<ladder>(synlig_decision_ladder_count); }
    std::vector<checklist> checklists() const { return parts<checklist>(synlig_decision_checklist_count); }
    std::vector<question> questions() const { return parts<question>(synlig_decision_question_count); }
    std::vector<reason> reasons() const { return parts<reason>(synlig_decision_reason_count); }
    std::vector<warning> warnings() const { return parts<warning>(synlig_decision_warning_count); }
    const synlig_decision* get() const noexcept { return it_.get(); }

private:
    template <class R, class... P>
    R of(synlig_status (*function)(P...)) const { return detail::get<R>(function, get()); }
    template <class Part, class... P>
    std::vector<Part> parts(synlig_status (*count)(P...)) const {
        std::vector<Part> all(of<std::size_t>(count));
        for (std::size_t i = 0; i < all.size(); ++i) all[i] = Part{{get(), i}};
        return all;
    }
    detail::owned<synlig_decision, synlig_decision_free> it_;
};

}  // namespace synlig

#endif  // SYNLIG_DECISION_HPP
