// English sentences for errors at the command line and in logs; the page words them itself from "error.<code>".
#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.hpp"

namespace zuji {
namespace {

struct Sentence {
    std::string_view code;
    std::string_view text;  ///< {0}, {1} … stand for the arguments
};

constexpr Sentence sentences[] = {
    {"bad-json", "This is not valid JSON: {0}. Correct the text at the place named."},
    {"duplicate-key", "The key \"{0}\" stands twice in one object. Keep one of them."},
    {"json-too-deep", "The JSON is nested deeper than {0} levels. Flatten it."},
    {"json-too-large", "The JSON is larger than {0} bytes. Split it."},
    {"bad-date", "\"{0}\" is not a date of the calendar. Write YYYY-MM-DD."},
    {"bad-decimal", "\"{0}\" is not a decimal number. Write digits with at most one point, such as 9.996."},
    {"wrong-type", "The value has the wrong type. Expected: {0}."},
    {"out-of-range", "\"{0}\" is outside what is allowed. Allowed: {1}."},
    {"unknown-key", "The key \"{0}\" is not known here. Remove it or correct its spelling."},
    {"missing-input", "The input \"{0}\" is missing. Give it a value."},
    {"unknown-decision", "There is no decision named \"{0}\". Ask for one of the names in the contract."},
    {"unknown-unit", "The unit \"{0}\" is not known. Use a unit of the list, such as kg, kWh or piece."},
    {"unit-mismatch", "The units {0} and {1} measure different things. Use units of one kind."},
    {"bad-rule-pack", "The rule pack is not valid: {0}. Correct the pack."},
    {"missing-asset", "The data file {0} is missing. Install or build again."},
    {"not-loaded", "The engine has not loaded its data yet. Load it before asking."},
    {"internal", "Internal error: {0}. Save the project file and report it."},
    {"bad-factor-set", "The factor set is not valid: {0}. Restore the original file."},
    {"duplicate-id", "The id {0} stands twice. Give every line its own id."},
    {"unknown-process", "There is no process named \"{0}\". Correct the name or add the process."},
    {"singular-system", "The loop {0} needs exactly as much as it makes, so it has no solution. Check the amounts."},
    {"negative-scaling",
     "The process \"{0}\" would have to run a negative number of times ({1}). Check the signs of the amounts and "
     "whether a "
     "loop needs more than it makes."},
    {"loop-too-large", "One loop contains {0} processes, at most {1} are allowed. Break the loop up."},
    {"csv-open-quote", "A quotation mark is never closed. Check the quotation marks of that row."},
    {"csv-not-utf8", "The text is not valid UTF-8. Save the file as CSV in UTF-8."},
    {"table-too-many-rows", "The table has more than {0} rows. Split it and import the parts."},
    {"table-too-many-cells", "The table has more than {0} cells. Remove columns you do not need or split it."},
    {"table-too-many-columns", "The table has more than {0} columns. Remove columns you do not need."},
    {"not-pact", "There is no PACT footprint in the file. Ask the supplier for a PACT JSON file."},
    {"table-too-many-merged", "The sheet has more than {0} merged cells. Unmerge what is not needed."},
    {"no-header", "No header row was found. It needs at least a name and a quantity or weight, for example: {0}."},
    {"bad-question", "The question is wrong: {0}. Correct it."},
    {"bad-training-file", "The training file is wrong: {0}. Correct it and try again."},
    {"not-a-training-file",
     "This is not the training file expected ({0}). Choose a file that was exported from the training."},
    {"unknown-generator", "There is no exercise named \"{0}\". Choose one of the list."},
    {"unknown-blueprint", "There is no blueprint named \"{0}\". Choose one of the list."},
    {"seed-too-large", "The seed may not be above {0}. Choose a smaller number."},
    {"too-few-questions",
     "Row {0} of the blueprint asks for more questions than there are. Ask for fewer or allow more kinds."},
    {"other-questions",
     "This program makes other questions of the file: its rules or cases are of another version. Open it with the "
     "version that made it."},
    {"incomplete-footprint", "The inventory is not complete, so there is no total. Give every line a factor."},
    {"division-by-zero", "A percentage of zero cannot be computed. Give numbers other than zero."},
    {"valid-until-early", "The offer is valid until {0}, before the day it was written ({1}). Give a later day."},
    {"discount-without-reason", "A discount of {0}% is given without a reason. Enter the reason."},
    {"no-room-for-errors",
     "There is nothing in the project to put errors into. Use a sample with a bill of materials and activities."},
};

std::string filled(std::string_view text, const std::vector<std::string>& args) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool slot =
            text[i] == '{' && i + 2 < text.size() && text[i + 2] == '}' && text[i + 1] >= '0' && text[i + 1] <= '9';
        if (!slot) {
            out += text[i];
            continue;
        }
        const auto index = static_cast<std::size_t>(text[i + 1] - '0');
        out += index < args.size() ? args[index] : "?";
        i += 2;
    }
    return out;
}

}  // namespace

std::string error_message(const Error& error) {
    const auto* const found = std::find_if(std::begin(sentences), std::end(sentences),
                                           [&](const Sentence& s) { return s.code == error.code; });
    if (found != std::end(sentences)) return filled(found->text, error.args);
    std::string text = error.code;
    std::replace(text.begin(), text.end(), '-', ' ');
    for (std::size_t i = 0; i < error.args.size(); ++i) text += (i == 0 ? ": " : ", ") + error.args[i];
    return text + ".";
}

Json to_json(const Error& error) {
    Json body = Json::object();
    body["code"] = error.code;
    body["where"] = error.where;
    body["message"] = error_message(error);
    Json wrapped = Json::object();
    wrapped["error"] = std::move(body);
    return wrapped;
}

}  // namespace zuji
