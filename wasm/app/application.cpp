#include "wasm/app/application.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/io/factor_csv.hpp"
#include "core/io/openlca.hpp"
#include "core/io/take_footprints.hpp"
#include "core/model/project_json.hpp"
#include "core/model/record_json.hpp"
#include "core/quote/from_project.hpp"
#include "core/quote/quote_export.hpp"
#include "core/quote/quote_json.hpp"
#include "wasm/app/frame.hpp"
#include "wasm/app/panels/import_view.hpp"
#include "wasm/app/quote/quote_history.hpp"
#include "wasm/app/quote/quote_room.hpp"
#include "wasm/app/training/training_room.hpp"

namespace zuji::app {

namespace {

constexpr std::string_view undo_entry = R"({"undo":true})";
/// Pack files are kept among the preferences, by the key of their edition.
constexpr std::string_view pack_preference = "pack.";
constexpr std::string_view redo_entry = R"({"redo":true})";

}  // namespace

Application::Application(Engine engine, Config config, std::unique_ptr<Host> host)
    : editions_(std::move(engine)),
      host_(std::move(host)),
      quotes_(editions_.own().knowledge(), std::move(config.session)) {
    state_.preferences = std::move(config.preferences);
    state_.today = std::move(config.today);
    state_.place.step = parse_route(config.route).step;
    quotes_.load(config.quotes);
    if (const auto problem = quotes_.take_problem()) show_error(*problem);
    training_.keep(std::move(config.training));
    if (auto spot = parse_route(config.route).training) training_.enter(std::move(*spot));
    for (const std::string& pack : config.packs) (void)editions_.add(pack);  // one that no longer fits is left alone
    state_.editions.stored = editions_.entries();
}

const Catalog& Application::words() const { return editions_.own().catalog(state_.preferences.language); }

Status Application::open_project(std::string_view text, WriteMode mode) {
    auto project = read_project(text);
    if (!project.ok()) return project.error();
    const auto today = Date::parse(state_.today);
    const std::string key = edition_key(project.value().edition);
    session_.emplace(std::move(project).value(), editions_.knowledge(key, state_.today), mode,
                     today.ok() ? std::optional(today.value()) : std::nullopt);
    state_.editions.offer.reset();
    follow_edition();
    state_.place.start_page = false;
    state_.panels = PanelStates{};
    state_.basis = BasisTarget{};
    state_.messages.clear();
    return Done{};
}

Status Application::open_empty(std::string_view id, std::string_view today) {
    Project project;
    project.id = std::string(id);
    project.created = std::string(today);
    project.answers.application_date = std::string(today);  // a start that the user can change; look-backs need a date
    state_.place.step = Step::company;
    return open_project(write_project(project), WriteMode::writable);
}

Status Application::replay(std::string_view entry) {
    if (!session_) return Error{"no-project", "", {}};
    if (entry == undo_entry || entry == redo_entry) {
        const bool moved = entry == undo_entry ? session_->undo() : session_->redo();
        follow_edition();
        return moved ? Status(Done{}) : Status(Error{"log-broken", "", {}});
    }
    auto command = read_command(entry);
    if (!command.ok()) return command.error();
    Status applied = session_->apply(command.value());
    follow_edition();
    return applied;
}

void Application::close_project() {
    session_.reset();
    state_.place.start_page = true;
}

std::string Application::project_text() const { return session_ ? write_project(session_->project()) : std::string(); }

std::string Application::project_summary() const {
    if (!session_) return "{}";
    const auto& project = session_->project();
    const auto& assessment = session_->settle();
    const auto done = std::count_if(assessment.steps.begin(), assessment.steps.end(),
                                    [](const StepState& step) { return step.status == StepStatus::done; });
    const nlohmann::ordered_json summary = {{"id", project.id},
                                            {"title", project.title},
                                            {"company", project.company.applicant.name},
                                            {"edition", assessment.document},
                                            {"step", step_word(state_.place.step)},
                                            {"open", assessment.open_points.size()},
                                            {"done", done}};
    return summary.dump();
}

Result<Package> Application::package() const {
    if (!session_) return Error{"no-project", "", {}};
    // Of no day: the package of a project is the same whenever it is written.
    const Knowledge knowledge = rules_in_use();
    Assessor timeless(knowledge);
    return make_package(session_->project(), timeless.assess(session_->project()), knowledge,
                        editions_.own().catalog("zh"), editions_.own().catalog("en"), Engine::version());
}

Result<std::string> Application::export_as(const ExportWish& wish) const {
    constexpr std::string_view of_quote = "quote:";
    if (wish.what.starts_with(of_quote)) {
        const Quote* quote = quotes_.open();
        if (!quote || !quotes_.result()) return Error{"no-units", "units", {}};
        const QuoteFacts facts{*editions_.own().knowledge().rules, *quote, *quotes_.result(), quotes_.schedule()};
        return export_quote(facts, editions_.own().catalog(quote->language), wish.what.substr(of_quote.size()));
    }
    if (!session_) return Error{"no-project", "", {}};
    const ReportFacts facts{session_->project(), session_->settle(), rules_in_use()};
    return export_json(facts, editions_.own().catalog("zh"), editions_.own().catalog("en"), wish);
}

void Application::show_import(ImportSource source, SheetTable table) {
    open_import(state_, &session_->project(), std::move(source), std::move(table));
    state_.place.start_page = false;
    state_.place.step = Step::bom;
    place_changed();
}

Status Application::import_bom(std::string_view file_name, std::string_view text, std::string_view encoding) {
    if (!session_) return Error{"no-project", "", {}};
    if (is_factor_csv(text)) return import_factors(file_name, text);
    auto cells = read_csv(text);
    if (!cells.ok()) return cells.error();
    if (cells.value().empty()) return Error{"table-empty", "", {}};
    show_import({.file_name = std::string(file_name), .encoding = std::string(encoding)},
                {std::move(cells).value(), {}});
    return Done{};
}

Status Application::import_sheet(std::string_view file_name, std::string_view cells, std::string_view facts) {
    if (!session_) return Error{"no-project", "", {}};
    auto table = read_sheet_table(cells, facts);
    if (!table.ok()) return table.error();
    const auto json = nlohmann::ordered_json::parse(facts, nullptr, false);
    ImportSource source{.file_name = std::string(file_name)};
    source.sheet = json.value("sheet", "");
    source.macros = json.value("macros", false);
    for (const auto& sheet : json.value("sheets", nlohmann::ordered_json::array()))
        source.sheets.push_back({sheet.value("name", ""), sheet.value("hidden", false)});
    show_import(std::move(source), std::move(table).value());
    return Done{};
}

Status Application::import_factors(std::string_view file_name, std::string_view text) {
    const std::string_view set = file_name.substr(0, file_name.rfind('.'));
    auto imported = import_factor_csv(text, set);
    if (!imported.ok()) return imported.error();
    const FactorImport& read = imported.value();
    if (!read.factors.empty()) {
        const Batch batch{"command.import-factors", {rows_of_factors(read.factors)}};
        auto applied = session_->apply(batch);
        if (!applied.ok()) return applied;
        log(write_command(batch));
    }
    auto& note = state_.panels.bom.factor_import;
    note.show = true;
    note.refused = read.refused.size();
    note.text = words().format("factor-csv.done", {std::to_string(read.factors.size()), std::string(set)});
    if (!read.refused.empty()) {
        const RefusedFactor& first = read.refused.front();
        note.text +=
            words().format("factor-csv.refused", {std::to_string(read.refused.size()), std::to_string(first.row),
                                                  first.name, words().text("factor-csv." + first.why)});
    }
    state_.place.start_page = false;
    state_.place.step = Step::bom;
    place_changed();
    return Done{};
}

Status Application::import_footprints(std::string_view form, std::string_view text, RowId line) {
    if (!session_) return Error{"no-project", "", {}};
    // The question which line it is for would wait behind the list, and be about lines that are then replaced.
    if (state_.panels.bom.import.open) return Error{"import-open", "", {}};
    auto footprints = form == "openlca" ? read_openlca(text) : read_supplier_footprints(text);
    if (!footprints.ok()) return footprints.error();
    auto& bom = state_.panels.bom;
    SupplierState asked{.footprints = std::move(footprints).value(), .line = line};
    const auto& all = asked.footprints;
    const auto usable = std::find_if(all.begin(), all.end(), [](const SupplierFootprint& each) { return each.usable; });
    asked.chosen = usable == all.end() ? 0 : static_cast<std::size_t>(usable - all.begin());
    // Several files at once, or one more while the question about another stands: one after the other.
    if (!bom.supplier.footprints.empty()) {
        bom.suppliers_waiting.push_back(std::move(asked));
    } else {
        if (line == 0) asked.line = bom.selected;
        bom.supplier = std::move(asked);
    }
    state_.place.start_page = false;
    state_.place.step = Step::bom;
    place_changed();
    return Done{};
}

RowId Application::drop_line() const {
    const auto& bom = state_.panels.bom;
    const bool shown = session_ && !state_.place.start_page && state_.place.step == Step::bom && !bom.import.open;
    return shown && bom.table == BomTable::materials ? bom.drop_line : 0;
}

Status Application::add_attachment(std::string_view item, Attachment attachment) {
    if (!session_) return Error{"no-project", "", {}};
    const nlohmann::ordered_json row = {
        {"name", attachment.name}, {"mime", attachment.mime}, {"size", attachment.size}, {"sha256", attachment.sha256}};
    InsertRows insert;
    insert.table = Table::attachments;
    insert.owner = std::string(item);
    insert.rows.push_back(row.dump());
    auto applied = session_->apply(insert);
    if (applied.ok()) log(write_command(insert));
    return applied;
}

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

Status Application::add_pack(std::string_view text) {
    const Result<std::string> key = editions_.add(text);
    if (!key.ok()) return key.error();
    state_.editions.stored = editions_.entries();
    host_->set_preference(std::string(pack_preference) + key.value(), text);
    if (session_ && !state_.place.start_page) {
        if (edition_key(session_->project().edition) == key.value())
            session_->use(editions_.knowledge(key.value(), state_.today));
        follow_edition();
        offer_edition(key.value());
    } else {
        message(Message::Level::info, "rule-edition.stored", {key.value()}, {});
    }
    return Done{};
}

Knowledge Application::rules_in_use() const { return editions_.knowledge(state_.editions.current, state_.today); }

void Application::follow_edition() {
    if (!session_) return;
    auto& editions = state_.editions;
    const std::string named = edition_key(session_->project().edition);
    editions.missing = !named.empty() && !editions_.has(named);
    const std::string key = editions.missing ? std::string() : named;
    editions.withdrawn = editions_.withdrawn(key, state_.today);
    if (key == editions.current) return;
    editions.current = key;
    session_->use(editions_.knowledge(key, state_.today));
}

void Application::offer_edition(std::string key) {
    if (!session_ || key == edition_key(session_->project().edition)) return;
    auto differences = compare(session_->project(), editions_.knowledge(state_.editions.current, state_.today),
                               editions_.knowledge(key, state_.today));
    state_.editions.offer = EditionOffer{std::move(key), std::move(differences)};
}

void Application::accept_edition() {
    if (!state_.editions.offer) return;
    const EditionRef edition = editions_.reference(state_.editions.offer->key);
    state_.editions.offer.reset();
    apply(Batch{"command.edition",
                {SetField{"edition.id", edition.id}, SetField{"edition.version", edition.version},
                 SetField{"edition.revised", edition.revised}}});
    follow_edition();
}

void Application::carry_out_editions(Actions& actions) {
    if (actions.offer_edition_) offer_edition(std::move(*actions.offer_edition_));
    if (actions.decline_edition_) state_.editions.offer.reset();
    if (actions.accept_edition_) accept_edition();
}

void Application::set_projects(std::vector<ProjectEntry> projects) { state_.projects = std::move(projects); }

void Application::set_saved(SaveState state, std::string_view time) {
    state_.save_state = state;
    if (!time.empty()) state_.saved_at = std::string(time);
}

void Application::set_route(std::string_view route) {
    const auto parsed = parse_route(route);
    const bool here = session_ && session_->project().id == parsed.project_id;
    state_.place.start_page = !here;
    if (here) state_.place.step = parsed.step;
    if (parsed.quotes) {
        quotes_.show_history();
    } else if (parsed.quote_id.empty() || !quotes_.open(parsed.quote_id)) {
        quotes_.close();
    }
    if (parsed.training)
        training_.enter(*parsed.training);
    else
        training_.leave();
}

void Application::set_write_mode(WriteMode mode) {
    if (session_) session_->set_mode(mode);
}

void Application::set_file_hover(bool over) { state_.file_over_page = over; }

void Application::set_busy(std::string_view key, double fraction, bool cancellable) {
    state_.busy.key = fraction < 0 ? std::string() : std::string(key);
    state_.busy.fraction = fraction;
    state_.busy.cancellable = cancellable;
}

void Application::message(Message::Level level, std::string_view key, const std::vector<std::string>& args,
                          std::string_view undo_id) {
    state_.messages.push_back({level, words().format(key, args), std::string(undo_id)});
}

void Application::show_error(const Error& error) {
    state_.messages.push_back({Message::Level::error, words().describe(error), {}});
}

std::string Application::route() const {
    if (state_.place.start_page && quotes_.open()) return make_quote_route(quotes_.open()->id);
    if (state_.place.start_page && quotes_.shows_history()) return make_quote_route({});
    if (state_.place.start_page && training_.open()) return training::training_route(training_.spot());
    if (state_.place.start_page || !session_) return make_route({}, Step::company);
    return make_route(session_->project().id, state_.place.step);
}

void Application::place_changed() { host_->navigate(route()); }

void Application::log(std::string_view entry) {
    // The entry goes first: should the page die before the snapshot is written, the log still has it.
    const auto& id = session_->project().id;
    host_->log(id, session_->sequence(), entry);
    if (!session_->snapshot_due()) return;
    host_->snapshot(id, session_->sequence());
    session_->snapshot_taken();
}

void Application::apply(const Command& command) {
    if (!session_) return;
    auto applied = session_->apply(command);
    if (!applied.ok()) {
        show_error(applied.error());
        return;
    }
    log(write_command(command));
}

void Application::add_unit_product() {
    if (!session_) return;
    const auto& project = session_->project();
    const auto& product = project.product;
    const auto& factory = project.company.producer_is_factory == Answer::no     ? project.company.factory
                          : project.company.applicant_is_producer == Answer::no ? project.company.producer
                                                                                : project.company.applicant;
    const nlohmann::ordered_json row = {{"name", product.name},         {"field", product.field},
                                        {"function", product.function}, {"scenario", product.scenario},
                                        {"model", product.model},       {"specification", product.specification},
                                        {"address", factory.address}};
    apply(InsertRows{.table = Table::unit_products, .rows = {row.dump()}});
}

void Application::carry_out_history(const Actions& actions) {
    if (!session_) return;
    if (actions.undo_ && session_->undo()) log(undo_entry);
    if (actions.redo_ && session_->redo()) log(redo_entry);
    if (actions.undo_ || actions.redo_) follow_edition();
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

void Application::carry_out(Actions& actions) {
    for (const auto& command : actions.commands_) apply(command);
    if (actions.add_unit_product_) add_unit_product();
    carry_out_editions(actions);
    carry_out_history(actions);
    carry_out_simulation(actions);
    for (auto& target : actions.basis_) state_.basis = std::move(target);
    carry_out_quotes(actions);
    carry_out_training(actions);
    if (actions.home_) {
        state_.place.start_page = true;
        quotes_.close();
        training_.leave();
        place_changed();
    }
    for (auto& [step, field] : actions.go_) {
        if (state_.place.step != step) state_.basis = BasisTarget{};
        state_.place.start_page = false;
        quotes_.close();
        training_.leave();
        state_.place.step = step;
        state_.focus_field = std::move(field);
        place_changed();
    }
    for (const auto& request : actions.requests_) request(*host_);
}

void Application::frame(ui::Context& ui) {
    Actions actions;
    const std::uint64_t before = session_ ? session_->sequence() : 0;
    if (drawn_early_ && session_ && session_->is_settled()) state_.panels.kept_tables.clear();
    drawn_early_ = session_ && !session_->is_settled();
    draw(ui, actions);
    carry_out(actions);
    advance_simulation(ui);
    if (!session_ || session_->is_settled()) return;
    // An edit of a long list shows its totals in this picture; the rest follows once nothing is typed for a moment.
    constexpr double pause_ms = 120;
    if (session_->sequence() != before) settle_at_ms_ = ui.now_ms() + pause_ms;
    if (ui.now_ms() < settle_at_ms_) return ui.request_frame_after(settle_at_ms_ - ui.now_ms());
    session_->settle();
    ui.request_frame();
}

void Application::carry_out_simulation(const Actions& actions) {
    auto& run = state_.panels.simulation;
    if (actions.cancel_simulation_) run.running.reset();
    if (!actions.simulate_ || !session_) return;
    const auto& project = session_->project();
    const auto settings = sample_settings(project.analysis);
    auto model = uncertainty_of(project, session_->assessment().footprint, *editions_.own().knowledge().factors);
    if (!model.is_uncertain()) return message(Message::Level::info, "uncertainty.nothing", {}, {});
    run.running.emplace(std::move(model), settings.seed, settings.draws);
    run.running_revision = session_->sequence();
}

void Application::advance_simulation(ui::Context& ui) {
    constexpr std::size_t slice = 400'000;  // values: a few milliseconds
    auto& run = state_.panels.simulation;
    if (!run.running) return;
    if (!session_) return run.running.reset();
    if (run.running->advance(slice)) {
        SampledFootprint result;
        result.model = run.running->model();
        result.summary = summarize(run.running->samples(), run.running->seed());
        result.check = first_order(result.model);
        run.samples = run.running->samples();
        run.result = std::move(result);
        run.revision = run.running_revision;
        run.running.reset();
        state_.panels.kept_tables.clear();
    }
    ui.request_frame();
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

void Application::draw(ui::Context& ui, Actions& actions) {
    state_.attachment_target.clear();
    if (session_ && !state_.place.start_page) {
        PanelContext context{session_->project(),
                             session_->assessment(),
                             rules_in_use(),
                             words(),
                             state_,
                             actions,
                             session_->mode() == WriteMode::read_only,
                             session_->sequence()};
        draw_project_frame(ui, context, session_->document());
    } else if (const Quote* quote = quotes_.open()) {
        QuoteContext context{quotes_, *quote, words(), editions_.own().knowledge(), state_, actions};
        const StartContext page{state_, words(), editions_.own().knowledge(), actions, quotes_};
        begin_start_page(ui, page);
        draw_quote_room(ui, context);
        draw_start_overlays(ui, page);
    } else if (quotes_.shows_history()) {
        const StartContext page{state_, words(), editions_.own().knowledge(), actions, quotes_};
        begin_start_page(ui, page);
        draw_quote_history(ui, page);
        draw_start_overlays(ui, page);
    } else if (training_.open()) {
        draw_training(ui, actions);
    } else {
        training_asked_ = false;  // whoever comes back asks again, should it have failed
        draw_start_page(ui, StartContext{state_, words(), editions_.own().knowledge(), actions, quotes_});
    }
}

}  // namespace zuji::app
