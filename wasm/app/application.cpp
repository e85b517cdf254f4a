#include "wasm/app/application.hpp"

#include <utility>

#include "core/model/project_json.hpp"
#include "core/model/record_json.hpp"
#include "core/quote/quote_export.hpp"
#include "wasm/app/frame.hpp"
#include "wasm/app/quote/quote_history.hpp"
#include "wasm/app/quote/quote_room.hpp"

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
