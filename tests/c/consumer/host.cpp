// The same in C++, by the wrapper.
#include <synlig.hpp>

#include <iostream>

int main() {
    const synlig::engine engine(synlig::rules().add_default());
    const auto decision = engine.decide(synlig::json_case(R"({"as_of":"2024-03-01"})"));
    std::cout << "c++: Synlig " << synlig::version() << ", ABI " << synlig::abi_version() << ", as of "
              << decision.as_of().iso() << '\n';
    return decision.as_of() == synlig::date{20240301} ? 0 : 1;
}
