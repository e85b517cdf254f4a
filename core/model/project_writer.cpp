// Project → canonical bytes. What is written and in which order stands in the table of fields.

#include "core/model/project_json.hpp"
#include "core/model/record_json.hpp"

namespace zuji {

std::string write_project(const Project& project) {
    JsonWriter out(JsonWriter::Layout::lines);
    out.begin_object();
    out.key("format");
    out.string(project_format);
    out.key("schema_version");
    out.number(static_cast<std::uint64_t>(project_schema_version));
    write_members(out, project);
    out.end_object();
    return std::move(out).take();
}

}  // namespace zuji
