#include "core/training/training_file.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/training/text_json.hpp"

namespace zuji::training {
namespace {

constexpr std::int64_t most_minutes = 24 * 60;
constexpr std::int64_t most_questions = 200;
constexpr std::size_t largest_file = std::size_t{4} << 20;

std::uint32_t count_at(const rules::Cursor& entry, std::string_view key, std::int64_t most) {
    if (!entry.has(key)) return 0;
    const rules::Cursor member = entry.at(key);
    const std::int64_t count = member.integer();
    if (count < 0 || count > most) {
        member.refuse("a number from 0 to " + std::to_string(most) + " is expected");
        return 0;
    }
    return static_cast<std::uint32_t>(count);
}

BlueprintRow row_at(const rules::Cursor& entry) {
    entry.only({"kinds", "difficulty", "cases", "exercises"});
    BlueprintRow row;
    row.kinds = entry.texts("kinds");
    const auto& kinds = question_kinds();
    for (const std::string& kind : row.kinds) {
        if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) entry.refuse("no such kind: " + kind);
    }
    row.difficulty = difficulty_at(entry, "difficulty");
    row.cases = count_at(entry, "cases", most_questions);
    row.exercises = count_at(entry, "exercises", most_questions);
    return row;
}

}  // namespace

Error training_error(const Error& problem) {
    Error error = problem;
    error.code = "bad-training-file";
    if (error.where.starts_with("$."))
        error.where.erase(0, 2);
    else if (error.where == "$")
        error.where.clear();
    return error;
}

Status read_training_file(std::string_view json, std::string_view format,
                          const std::function<void(const rules::Cursor&)>& read) {
    const Result<Json> parsed = parse_json_exact(json, {.max_bytes = largest_file});
    if (!parsed) return parsed.error();
    const Json& file = parsed.value();
    if (!file.is_object() || !file.contains("format") || file.at("format") != std::string(format)) {
        return Error{"not-a-training-file", "format", {std::string(format)}};
    }
    const auto version =
        file.contains("schema_version") ? integer_from_number(file.at("schema_version")) : std::nullopt;
    if (!version || *version < 1) return Error{"not-a-training-file", "schema_version", {std::string(format)}};
    if (*version > training_schema_version) {
        return Error{
            "newer-version", "schema_version", {std::to_string(*version), std::to_string(training_schema_version)}};
    }
    rules::Problems problems;
    read(rules::Cursor(file, "$", problems));
    if (problems.any()) return training_error(problems.first());
    return Done{};
}

Json training_head(std::string_view format) {
    return {{"format", format}, {"schema_version", training_schema_version}};
}

std::string to_file(const Json& json) {
    return with_plain_numbers(json).dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::uint32_t Blueprint::question_count() const {
    std::uint32_t count = 0;
    for (const BlueprintRow& row : rows) count += row.cases + row.exercises;
    return count;
}

Blueprint blueprint_at(const rules::Cursor& entry) {
    entry.only({"id", "name", "minutes", "pass_percent", "rows"});
    constexpr std::int64_t all = 100;
    Blueprint blueprint;
    blueprint.id = entry.at("id").text();
    blueprint.name = text_at(entry.at("name"));
    blueprint.minutes = count_at(entry, "minutes", most_minutes);
    if (blueprint.minutes == 0) entry.refuse("an exam lasts 1 to " + std::to_string(most_minutes) + " minutes");
    blueprint.pass_percent = count_at(entry, "pass_percent", all);
    for (const rules::Cursor& row : entry.at("rows").items()) blueprint.rows.push_back(row_at(row));
    const std::uint32_t count = blueprint.question_count();
    if (count == 0 || count > most_questions) {
        entry.at("rows").refuse("a paper has 1 to " + std::to_string(most_questions) + " questions");
    }
    return blueprint;
}

Json to_json(const Blueprint& blueprint) {
    Json rows = Json::array();
    for (const BlueprintRow& row : blueprint.rows) {
        Json& entry = rows.emplace_back(Json::object());
        if (!row.kinds.empty()) entry["kinds"] = row.kinds;
        entry["difficulty"] = word_of(row.difficulty);
        if (row.cases > 0) entry["cases"] = row.cases;
        if (row.exercises > 0) entry["exercises"] = row.exercises;
    }
    return {{"id", blueprint.id},
            {"name", {{"zh", blueprint.name.zh}, {"en", blueprint.name.en}}},
            {"minutes", blueprint.minutes},
            {"pass_percent", blueprint.pass_percent},
            {"rows", rows}};
}

}  // namespace zuji::training
