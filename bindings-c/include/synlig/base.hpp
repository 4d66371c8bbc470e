// Days, texts and errors, and how the wrapper calls the library. Part of synlig.hpp; include that.

#ifndef SYNLIG_BASE_HPP
#define SYNLIG_BASE_HPP

#include "../synlig.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace synlig {

// The number of a fact, event, service, action, ladder or checklist in one engine.
using number = std::uint32_t;

// A civil day.
struct date {
    std::int32_t yyyymmdd{};

    constexpr int year() const noexcept { return yyyymmdd / 10000; }
    constexpr int month() const noexcept { return yyyymmdd / 100 % 100; }
    constexpr int day() const noexcept { return yyyymmdd % 100; }
    // As ISO 8601 writes it: 2024-03-01.
    std::string iso() const {
        std::string digits = std::to_string(yyyymmdd);
        return digits.size() == 8 ? digits.insert(6, 1, '-').insert(4, 1, '-') : digits;
    }
    friend constexpr bool operator==(date a, date b) noexcept { return a.yyyymmdd == b.yyyymmdd; }
    friend constexpr bool operator!=(date a, date b) noexcept { return a.yyyymmdd != b.yyyymmdd; }
    friend constexpr bool operator<(date a, date b) noexcept { return a.yyyymmdd < b.yyyymmdd; }
};

// One thing that is wrong.
struct diagnostic {
    synlig_status code{};
    std::string name;     // such as case.unknown_fact
    std::string message;  // in English, with the user's own words in backticks
    std::string pointer;  // RFC 6901, into the document; empty for the whole
    std::optional<std::string> rules;  // the rule set whose document it is
    std::optional<std::string> hint;
    std::optional<std::uint32_t> line, column;       // in the document, from 1, in code points
    std::optional<std::uint32_t> expression_column;  // in the expression's own text
};

// A text that is wiped when it goes.
class text {
public:
    explicit text(synlig_buffer* owned) noexcept : it_(owned, synlig_buffer_free) {}

    std::string_view view() const noexcept {
        const char* data = synlig_buffer_data(it_.get());
        return data == nullptr ? std::string_view() : std::string_view(data, synlig_buffer_length(it_.get()));
    }
    operator std::string_view() const noexcept { return view(); }

private:
    std::unique_ptr<synlig_buffer, void (*)(synlig_buffer*)> it_;
};

// Thrown where a call fails. It speaks of the first thing that is wrong; diagnostics() has all, at least one.
class error : public std::runtime_error {
public:
    error(std::vector<diagnostic> all, std::shared_ptr<const synlig_error> raw)
        : std::runtime_error(all.at(0).message), all_(std::make_shared<const std::vector<diagnostic>>(std::move(all))),
          raw_(std::move(raw)) {}

    synlig_status code() const noexcept { return first().code; }
    const std::string& name() const noexcept { return first().name; }
    const std::string& pointer() const noexcept { return first().pointer; }
    const std::optional<std::string>& hint() const noexcept { return first().hint; }
    std::optional<std::uint32_t> line() const noexcept { return first().line; }
    std::optional<std::uint32_t> column() const noexcept { return first().column; }
    const std::vector<diagnostic>& diagnostics() const noexcept { return *all_; }
    // The diagnostics as a JSON array, where the library has told more than a status.
    std::optional<text> json() const {
        synlig_buffer* buffer = nullptr;
        if (synlig_error_json(raw_.get(), &buffer) != SYNLIG_OK) return std::nullopt;
        return text(buffer);
    }

private:
    const diagnostic& first() const noexcept { return all_->front(); }
    std::shared_ptr<const std::vector<diagnostic>> all_;  // both shared, so that copying does not throw
    std::shared_ptr<const synlig_error> raw_;
};

namespace detail {

template <auto Free>
struct freer {
    template <class T>
    void operator()(T* it) const noexcept { Free(it); }
};
template <class T, void (*Free)(T*)>
using owned = std::unique_ptr<T, freer<Free>>;

inline std::string_view view(synlig_str it) noexcept {
    return it.data == nullptr ? std::string_view() : std::string_view(it.data, it.length);
}
inline std::optional<std::string_view> view_if(synlig_str it) noexcept {
    return it.data == nullptr ? std::nullopt : std::optional(std::string_view(it.data, it.length));
}
inline std::optional<std::string> string_if(synlig_str it) {
    return it.data == nullptr ? std::nullopt : std::optional(std::string(it.data, it.length));
}
inline std::optional<date> date_if(std::int32_t day) noexcept {
    return day == 0 ? std::nullopt : std::optional(date{day});
}
template <class T>
std::optional<T> unless_zero(T it) noexcept { return it == 0 ? std::nullopt : std::optional(it); }

[[noreturn]] inline void fail(synlig_status status, std::shared_ptr<const synlig_error> raw = nullptr) {
    std::vector<diagnostic> all;
    const synlig_error* cause = raw.get();
    std::size_t count = 0;
    synlig_error_count(cause, &count);  // nothing is written for NULL
    for (std::size_t i = 0; i < count; ++i) {
        diagnostic it;
        synlig_str name{}, message{}, pointer{}, rules{}, hint{};
        std::uint32_t line = 0, column = 0, inside = 0;
        synlig_error_status(cause, i, &it.code);
        synlig_error_code(cause, i, &name);
        synlig_error_message(cause, i, &message);
        synlig_error_pointer(cause, i, &pointer);
        synlig_error_rules(cause, i, &rules);
        synlig_error_hint(cause, i, &hint);
        synlig_error_line(cause, i, &line);
        synlig_error_column(cause, i, &column);
        synlig_error_expression_column(cause, i, &inside);
        it.name = view(name), it.message = view(message), it.pointer = view(pointer);
        it.hint = string_if(hint), it.line = unless_zero(line), it.column = unless_zero(column);
        it.rules = rules.length == 0 ? std::nullopt : string_if(rules);
        it.expression_column = unless_zero(inside);
        all.push_back(std::move(it));
    }
    if (all.empty()) {
        diagnostic it;
        synlig_str name{}, meaning{};
        it.code = status;
        synlig_status_name(status, &name);
        synlig_status_meaning(status, &meaning);
        it.name = view(name), it.message = view(meaning);
        all.push_back(std::move(it));
    }
    throw error(std::move(all), std::move(raw));
}

// Calls a function whose last parameter is the error.
template <class... P, class... A>
void call(synlig_status (*function)(P...), A... arguments) {
    synlig_error* raw = nullptr;
    const synlig_status status = function(arguments..., &raw);
    if (status != SYNLIG_OK) fail(status, std::shared_ptr<synlig_error>(raw, synlig_error_free));
}
// Calls a function whose last parameter is the result.
template <class R, class... P, class... A>
R get(synlig_status (*function)(P...), A... arguments) {
    R result{};
    const synlig_status status = function(arguments..., &result);
    if (status != SYNLIG_OK) fail(status);
    return result;
}
// The same where there may be no such thing.
template <class R, class... P, class... A>
std::optional<R> find(synlig_status (*function)(P...), A... arguments) {
    R result{};
    const synlig_status status = function(arguments..., &result);
    if (status == SYNLIG_ABI_NOT_FOUND) return std::nullopt;
    if (status != SYNLIG_OK) fail(status);
    return result;
}
// Collects texts until there are none.
template <class... P, class... A>
std::vector<std::string_view> texts(std::size_t count, synlig_status (*function)(P...), A... arguments) {
    std::vector<std::string_view> all;
    all.reserve(count);
    for (std::size_t i = 0; i < count; ++i) all.push_back(view(get<synlig_str>(function, arguments..., i)));
    return all;
}

}  // namespace detail

}  // namespace synlig

#endif  // SYNLIG_BASE_HPP
