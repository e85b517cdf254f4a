#pragma once
// What the drawn application asks of the shell around it (storage, files, address). Implemented over Embind in
// wasm/bindings; every call returns at once and must be safe to make from inside a frame.

#include <cstdint>
#include <string_view>

namespace zuji::app {

class Host {
   public:
    virtual ~Host() = default;
    virtual void log(std::string_view project_id, std::uint64_t sequence, std::string_view command_json) = 0;
    virtual void snapshot(std::string_view project_id, std::uint64_t sequence) = 0;
    virtual void new_project() = 0;
    virtual void open_project(std::string_view id) = 0;
    virtual void duplicate_project(std::string_view id) = 0;
    virtual void delete_project(std::string_view id) = 0;
    virtual void restore_project(std::string_view id) = 0;
    virtual void open_sample(std::string_view name) = 0;
    virtual void pick_file(std::string_view purpose) = 0;
    virtual void choose_sheet(std::string_view name) = 0;
    virtual void save_file(std::string_view name, std::string_view mime, std::string_view text) = 0;
    /// Save a drawing (SVG) as a picture (PNG) of that name.
    virtual void save_picture(std::string_view name, std::string_view svg) = 0;
    virtual void save_project() = 0;
    virtual void export_package() = 0;
    /// Save the open project in another format: "package-encrypted", "xlsx", "docx", "html", "pact", "svg", "png"; or
    /// show a report ("view");
    /// `report` is the id of a report (core/report/export.hpp) where the format is one of reports.
    virtual void export_as(std::string_view format, std::string_view report) = 0;
    /// Stop what is being done, such as an export.
    virtual void cancel() = 0;
    virtual void open_attachment(std::string_view sha256) = 0;
    virtual void print() = 0;
    /// A page of its own (core/report) to the printer.
    virtual void print_page(std::string_view html) = 0;
    virtual void navigate(std::string_view route) = 0;
    virtual void set_preference(std::string_view key, std::string_view value) = 0;
    virtual void take_over(std::string_view id) = 0;
    /// Bring what the training needs (assets/training, samples): comes back through Application::load_training.
    virtual void bring_training() = 0;
};

}  // namespace zuji::app
