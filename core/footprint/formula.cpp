#include "core/footprint/formula.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "core/model/entered.hpp"

namespace zuji {
namespace {

constexpr std::size_t longest_formula = 2000;
constexpr int deepest_nesting = 64;
constexpr int largest_exponent = 16;

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_function(std::string_view name) { return name == "min" || name == "max" || name == "sqrt"; }

/// Recursive descent; after the first error everything is 0 and nothing is read any more.
class FormulaReader {
   public:
    FormulaReader(std::string_view text, const FormulaNames& names) : text_(text), names_(&names) {}

    Result<double> read() {
        if (text_.size() > longest_formula) fail("…");
        const double value = sum();
        skip_blanks();
        if (!error_ && at_ < text_.size()) fail_here();
        if (error_) return *error_;
        if (!std::isfinite(value)) return Error{"formula-not-finite", "", {}};
        return value;
    }

   private:
    double sum() {
        double value = product();
        while (!error_) {
            if (take('+')) {
                value += product();
            } else if (take('-')) {
                value -= product();
            } else {
                break;
            }
        }
        return value;
    }

    double product() {
        double value = power();
        while (!error_) {
            if (take('*')) {
                value *= power();
            } else if (take('/')) {
                value /= power();
            } else {
                break;
            }
        }
        return value;
    }

    double power() {
        if (take('-')) return nested([this] { return -power(); });
        const double base = primary();
        if (error_ || !take('^')) return base;
        const double exponent = nested([this] { return power(); });
        if (error_) return 0;
        if (exponent != std::floor(exponent) || std::fabs(exponent) > largest_exponent) {
            fail("^");
            return 0;
        }
        double result = 1;
        for (int i = 0; i < static_cast<int>(std::fabs(exponent)); ++i) result *= base;
        return exponent < 0 ? 1 / result : result;
    }

    double primary() {
        skip_blanks();
        if (error_) return 0;
        if (take('(')) {
            const double value = nested([this] { return sum(); });
            expect(')');
            return value;
        }
        if (at_ < text_.size() && (is_digit(text_[at_]) || text_[at_] == '.')) return number();
        if (at_ < text_.size() && is_letter(text_[at_])) return name();
        fail_here();
        return 0;
    }

    double number() {
        const std::size_t start = at_;
        while (at_ < text_.size() && (is_digit(text_[at_]) || text_[at_] == '.')) ++at_;
        const bool exponent = at_ + 1 < text_.size() && (text_[at_] == 'e' || text_[at_] == 'E') &&
                              (is_digit(text_[at_ + 1]) || text_[at_ + 1] == '-');
        if (exponent) {
            at_ += 2;
            while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
        }
        const std::string digits(text_.substr(start, at_ - start));
        const auto value = read_entered(digits.front() == '.' ? "0" + digits : digits);
        if (value) return value->to_double();
        at_ = start;
        fail_here();
        return 0;
    }

    double name() {
        const std::size_t start = at_;
        while (at_ < text_.size() && (is_letter(text_[at_]) || is_digit(text_[at_]))) ++at_;
        const std::string_view word = text_.substr(start, at_ - start);
        if (is_function(word) && take('(')) return call(word);
        const auto value = (*names_)(word);
        if (value) return *value;
        if (!error_) error_ = Error{"no-parameter", "", {std::string(word)}};
        return 0;
    }

    double call(std::string_view function) {
        const double first = nested([this] { return sum(); });
        double second = 0;
        if (function != "sqrt") {
            expect(',');
            second = nested([this] { return sum(); });
        }
        expect(')');
        if (function == "sqrt") return std::sqrt(first);
        return function == "min" ? std::min(first, second) : std::max(first, second);
    }

    template <class Inner>
    double nested(Inner inner) {
        if (error_ || ++depth_ > deepest_nesting) {
            fail_here();
            return 0;
        }
        const double value = inner();
        --depth_;
        return value;
    }

    void skip_blanks() {
        while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
    }
    bool take(char c) {
        skip_blanks();
        if (error_ || at_ >= text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }
    void expect(char c) {
        if (!error_ && !take(c)) fail_here();
    }
    void fail_here() { fail(at_ < text_.size() ? text_.substr(at_, 12) : std::string_view()); }
    void fail(std::string_view what) {
        if (!error_) error_ = Error{"formula-error", "", {std::to_string(at_ + 1), std::string(what)}};
    }

    std::string_view text_;
    const FormulaNames* names_;
    std::size_t at_ = 0;
    int depth_ = 0;
    std::optional<Error> error_;
};

}  // namespace

Result<double> evaluate_formula(std::string_view formula, const FormulaNames& names) {
    return FormulaReader(formula, names).read();
}

std::vector<std::string> names_in_formula(std::string_view formula) {
    std::vector<std::string> names;
    for (std::size_t at = 0; at < formula.size();) {
        if (is_digit(formula[at]) || formula[at] == '.') {  // "1e6" is no name
            while (at < formula.size() && (is_digit(formula[at]) || formula[at] == '.' || is_letter(formula[at]))) ++at;
            continue;
        }
        if (!is_letter(formula[at])) {
            ++at;
            continue;
        }
        const std::size_t start = at;
        while (at < formula.size() && (is_letter(formula[at]) || is_digit(formula[at]))) ++at;
        std::string word(formula.substr(start, at - start));
        if (!is_function(word) && std::find(names.begin(), names.end(), word) == names.end()) {
            names.push_back(std::move(word));
        }
    }
    return names;
}

}  // namespace zuji
