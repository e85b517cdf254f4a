#include "core/data/formula_templates.hpp"

#include <nlohmann/json.hpp>

#include "core/base/json.hpp"

namespace zuji {
namespace {

/// Text members of one object; remembers the first that is missing or no text.
class Texts {
   public:
    Texts(const Json& object, std::string where) : object_(&object), where_(std::move(where)) {}

    std::string required(const char* key) {
        std::string text = optional(key);
        if (text.empty()) problem_ = where_ + "." + key;
        return text;
    }
    [[nodiscard]] std::string optional(const char* key) const {
        if (!object_->is_object()) return {};
        const auto member = object_->find(key);
        return member != object_->end() && member->is_string() ? member->get<std::string>() : std::string();
    }
    /// The member {"zh", "en"}.
    void both(const char* key, std::string& chinese, std::string& english) {
        const auto member = object_->is_object() ? object_->find(key) : object_->end();
        if (!object_->is_object() || member == object_->end()) {
            problem_ = where_ + "." + key;
            return;
        }
        Texts words(*member, where_ + "." + key);
        chinese = words.required("zh");
        english = words.required("en");
        if (!words.problem_.empty()) problem_ = words.problem_;
    }
    [[nodiscard]] const std::string& problem() const { return problem_; }

   private:
    const Json* object_;
    std::string where_;
    std::string problem_;
};

Error bad(std::string where) { return {"bad-formulas", std::move(where), {"text"}}; }

Result<FormulaTemplate> read_template(const Json& json, const std::string& where) {
    FormulaTemplate out;
    Texts texts(json, where);
    out.id = texts.required("id");
    texts.both("name", out.name_zh, out.name_en);
    out.stage = texts.required("stage");
    out.unit = texts.required("unit");
    out.formula = texts.required("formula");
    out.factor = texts.optional("factor");
    out.gas = texts.optional("gas");
    if (!texts.problem().empty()) return bad(texts.problem());
    for (const Json& kind : json.value("kinds", Json::array())) {
        if (!kind.is_string()) return bad(where + ".kinds");
        out.kinds.push_back(kind.get<std::string>());
    }
    for (const Json& each : json.value("parameters", Json::array())) {
        const std::string path = where + ".parameters[" + std::to_string(out.parameters.size()) + "]";
        Texts parameter(each, path);
        FormulaParameter& row = out.parameters.emplace_back();
        row.name = parameter.required("name");
        row.unit = parameter.required("unit");
        row.value = parameter.optional("value");
        parameter.both("label", row.label_zh, row.label_en);
        if (!parameter.problem().empty()) return bad(parameter.problem());
    }
    return out;
}

}  // namespace

Result<FormulaTemplates> FormulaTemplates::load(std::string_view json) {
    auto parsed = parse_json_exact(json);
    if (!parsed.ok()) return parsed.error();
    const Json& file = parsed.value();
    FormulaTemplates out;
    Texts texts(file, "");
    texts.both("note", out.note_zh_, out.note_en_);
    if (!texts.problem().empty()) return bad(texts.problem());
    for (const Json& each : file.value("templates", Json::array())) {
        auto read = read_template(each, "templates[" + std::to_string(out.templates_.size()) + "]");
        if (!read.ok()) return read.error();
        if (out.find(read.value().id) != nullptr) return Error{"duplicate-id", "templates", {read.value().id}};
        out.templates_.push_back(std::move(read).value());
    }
    return out;
}

const FormulaTemplate* FormulaTemplates::find(std::string_view id) const {
    for (const FormulaTemplate& each : templates_) {
        if (each.id == id) return &each;
    }
    return nullptr;
}

}  // namespace zuji
