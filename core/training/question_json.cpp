#include "core/training/question_json.hpp"

#include <nlohmann/json.hpp>

namespace zuji::training {
namespace {

Json of(const Text& text) { return {{"zh", text.zh}, {"en", text.en}}; }

Json of(const FactTable& table) {
    Json columns = Json::array();
    for (const Text& column : table.columns) columns.push_back(of(column));
    Json rows = Json::array();
    for (const auto& row : table.rows) {
        Json& cells = rows.emplace_back(Json::array());
        for (const Text& cell : row) cells.push_back(of(cell));
    }
    return {{"columns", columns}, {"rows", rows}};
}

}  // namespace

Json to_json(const Question& question) {
    Json json = {{"id", question.id},
                 {"source", question.source},
                 {"kind", question.kind},
                 {"decision", question.decision},
                 {"document", question.document},
                 {"difficulty", word_of(question.difficulty)},
                 {"form", word_of(question.form)},
                 {"title", of(question.title)},
                 {"situation", of(question.situation)}};
    for (const Fact& fact : question.facts)
        json["facts"].push_back({{"label", of(fact.label)}, {"value", of(fact.value)}});
    if (!question.table.empty()) json["table"] = of(question.table);
    json["ask"] = of(question.ask);
    if (!question.unit.zh.empty()) json["unit"] = of(question.unit);
    for (const Option& option : question.options)
        json["options"].push_back({{"id", option.id}, {"text", of(option.text)}});
    json["right"] = question.right;
    json["explanation"] = of(question.explanation);
    json["paragraphs"] = question.paragraphs;
    json["interpretations"] = question.interpretations;
    return json;
}

}  // namespace zuji::training
