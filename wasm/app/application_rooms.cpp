// The second and the third door: quotations and the training.

#include "wasm/app/application.hpp"

#include <utility>

#include "core/model/project_json.hpp"
#include "core/quote/from_project.hpp"
#include "core/quote/quote_json.hpp"
#include "wasm/app/frame.hpp"
#include "wasm/app/training/training_room.hpp"

namespace zuji::app {

Result<Quote> Application::quote_of(std::string_view project_text) const {
    const auto project = read_project(project_text);
    if (!project.ok()) return project.error();
    Assessor assessor(editions_.own().knowledge());
    Quote start = quote_from_project(project.value(), assessor.assess(project.value()));
    start.language = state_.preferences.language;
    return start;
}

Status Application::open_quote(std::string_view text) {
    auto quote = read_quote(text);
    const bool is_project = !quote.ok() && quote.error().code == "not-a-quote";
    if (is_project) quote = quote_of(text);
    if (!quote.ok()) return quote.error();
    Actions actions;
    actions.at_desk([&](QuoteDesk& desk) {
        if (is_project) {
            desk.create(std::move(quote).value(), state_.today);
        } else {
            desk.add(std::move(quote).value(), state_.today);
        }
    });
    carry_out_quotes(actions);
    return Done{};
}

Status Application::quote_rows(const TextTable& cells) {
    const bool divides = quotes_.open() && state_.quote.tab == QuoteTab::division;
    const auto grid = divides ? QuoteDesk::Grid::products : QuoteDesk::Grid::units;
    bool taken = false;
    Actions actions;
    actions.at_desk(
        [&](QuoteDesk& desk) { taken = desk.add_table(grid, cells, state_.preferences.language, state_.today); });
    carry_out_quotes(actions);
    return taken ? Status(Done{}) : Status(Error{"table-empty", "", {}});
}

Status Application::quote_table(std::string_view text) {
    const auto cells = read_csv(text);
    return cells.ok() ? quote_rows(cells.value()) : Status(cells.error());
}

Status Application::quote_sheet(std::string_view cells, std::string_view facts) {
    const auto table = read_sheet_table(cells, facts);
    return table.ok() ? quote_rows(table.value().cells) : Status(table.error());
}

void Application::quote_kept_elsewhere(const std::string& id, std::string_view text) {
    const std::string before = route();
    quotes_.take_elsewhere(id, text);
    if (route() != before) place_changed();
}

void Application::carry_out_quotes(const Actions& actions) {
    const std::string before = route();
    for (const auto& work : actions.desk_) work(quotes_);
    for (const auto& [id, text] : quotes_.take_changes()) host_->set_preference("quote/" + id, text);
    if (const auto problem = quotes_.take_problem()) show_error(*problem);
    if (!actions.desk_.empty() && (quotes_.open() || quotes_.shows_history())) {
        state_.place.start_page = true;
        training_.leave();  // a quotation can be dropped on it: the clock of an exam stands still meanwhile
    }
    if (route() != before) {
        state_.quote = QuoteState{};
        if (quotes_.take_wants_division()) state_.quote.tab = QuoteTab::division;
        place_changed();
    }
}

void Application::keep_training() {
    for (const auto& [name, text] : training_.take_changes()) host_->set_preference("training/" + name, text);
    if (const auto problem = training_.take_problem()) show_error(*problem);
}

void Application::carry_out_training(const Actions& actions) {
    if (actions.training_.empty()) return;
    const std::string before = route();
    for (const auto& work : actions.training_) work(training_);
    keep_training();
    if (training_.open()) state_.place.start_page = true;
    if (route() == before) return;
    state_.training.moved();
    place_changed();
}

Status Application::load_training(const std::map<std::string, std::string>& files) {
    if (training_.loaded()) return Done{};
    Status loaded = training_.load(editions_.own().knowledge(), files, state_.today);
    if (!loaded.ok()) state_.training.problem = words().describe(loaded.error());
    keep_training();
    return Done{};
}

Status Application::open_training(std::string_view file_name, std::string_view text) {
    if (!training_.loaded()) return Error{"training-missing", "", {}};
    Actions actions;
    quotes_.close();
    actions.in_training([&](training::Desk& desk) { (void)desk.take_file(file_name, text); });
    carry_out_training(actions);
    return Done{};
}

void Application::draw_training(ui::Context& ui, Actions& actions) {
    if (!training_.loaded() && !training_asked_) {
        training_asked_ = true;
        actions.ask([](Host& host) { host.bring_training(); });
    }
    no_assessment_.document = training_.document();
    PanelContext page{no_project_, no_assessment_, editions_.own().knowledge(), words(), state_, actions, true, 0};
    TrainingContext context{training_, page};
    const StartContext start{state_, words(), editions_.own().knowledge(), actions, quotes_};
    begin_start_page(ui, start);
    draw_training_room(ui, context);
    draw_start_overlays(ui, start);
}

}  // namespace zuji::app
