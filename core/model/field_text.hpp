#pragma once
// Text of any field or cell by name, as commands write it and tables show it.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/model/command.hpp"
#include "core/model/project.hpp"

namespace zuji {

/// Text of the field at a SetField path. A missing entry of documents, assurance, quality, texts or readings reads as
/// "".
/// Error "unknown-field" (where: path).
Result<std::string> field_text(const Project& project, std::string_view path);

/// Text of one column; nullopt when the row type has no such column. Flags read "true" or "", numbers plain digits.
std::optional<std::string> cell_text(const Site& row, std::string_view column);
std::optional<std::string> cell_text(const UnitProduct& row, std::string_view column);
std::optional<std::string> cell_text(const BomLine& row, std::string_view column);
std::optional<std::string> cell_text(const ActivityLine& row, std::string_view column);
std::optional<std::string> cell_text(const OwnFactor& row, std::string_view column);
std::optional<std::string> cell_text(const Measure& row, std::string_view column);
std::optional<std::string> cell_text(const BalanceRow& row, std::string_view column);
std::optional<std::string> cell_text(const DatedEvent& row, std::string_view column);
std::optional<std::string> cell_text(const PlanStop& row, std::string_view column);
std::optional<std::string> cell_text(const CertificateVisit& row, std::string_view column);
std::optional<std::string> cell_text(const CertificateChange& row, std::string_view column);
std::optional<std::string> cell_text(const FootprintIncrease& row, std::string_view column);
std::optional<std::string> cell_text(const StatusGround& row, std::string_view column);
std::optional<std::string> cell_text(const Attachment& row, std::string_view column);

/// Columns of a table that SetCell may change, in file order.
std::vector<std::string_view> editable_columns(Table table);

}  // namespace zuji
