// The narrow door between the drawn application (wasm) and the shell (storage, files, network-free).
// Documents cross as text; nothing here decides or computes.

/** Where the application is: `#/`, `#/p/<project id>/<step word>`, `#/quote/<id>`, `#/training/<room>/<item>`. */
export type Route = string;

export interface ProjectSummary {
  id: string;
  title: string;
  company: string;
  edition: string;
  step: string;          // word of the step last shown
  open: number;          // open points
  done: number;          // steps done, of 10
  modified: string;      // ISO date and time, local
  bytes: number;
}

/** What the application asks of the shell. Every method returns at once; answers come back through the app. */
export interface Host {
  /** A command was applied to the open project: append it to the edit log. */
  log(projectId: string, sequence: number, commandJson: string): void;
  /** The log alone no longer restores the project (undone past the last snapshot) or has grown long: take a snapshot.
   *  The shell itself stores the opened text as the first snapshot; entries logged after it have sequence > its own.
   *  A log entry is a command, {"undo":true} or {"redo":true}. */
  snapshot(projectId: string, sequence: number): void;
  /** The user wants a new, empty project / to open, copy or delete a stored one / a sample ("transformer-1600kva"). */
  newProject(): void;
  openProject(id: string): void;
  duplicateProject(id: string): void;
  deleteProject(id: string): void;
  openSample(name: string): void;
  /** Undo of the last deletion on the start page. */
  restoreProject(id: string): void;
  /** Pick a file: "any" (project, package or BOM), "bom", "factor:12" (for line 12), "attachment:A1-6". */
  pickFile(purpose: string): void;
  /** Read the workbook that is being imported again, this sheet of it. */
  chooseSheet(name: string): void;
  /** Save text as a file the user chooses or downloads ("project", "bom-csv", …). */
  saveFile(name: string, mime: string, text: string): void;
  /** Save a drawing (SVG) as a picture (PNG). */
  savePicture(name: string, svg: string): void;
  /** Save the open project as a file ("<title>.zuji.json"). */
  saveProject(): void;
  /** Build and save the application package of the open project. */
  exportPackage(): void;
  /** Save the open project as "package-encrypted", "xlsx", "docx", "html", "pact", "svg" or "png"; "view" shows a report; `report` says which. */
  exportAs(format: string, report: string): void;
  /** Stop the export or import that is under way. */
  cancel(): void;
  /** Show an attachment. */
  openAttachment(sha256: string): void;
  print(): void;
  /** Print this page, a report of its own. */
  printPage(html: string): void;
  navigate(route: Route): void;
  setPreference(key: string, value: string): void;   // "language" "theme" "pane" …
  takeOver(id: string): void;                        // second tab wants to write
  /** Load what the training needs and give it to App.loadTraining. */
  bringTraining(): void;
}

/** What the shell calls on the application (Embind class `App`, constructed with the Host). Text results are JSON; "" means fine. */
export interface App {
  /** assets: path below assets/ → text. Returns "" or an error JSON. */
  load(assets: Record<string, string>, configJson: string): string;   // config: {language, theme, today, now, route, preferences}
  start(): void;                                                      // draws on the host that web/src/platform/host.ts gave to the module
  openProject(text: string, readOnly: boolean): string;               // error JSON or ""
  openEmpty(id: string, today: string): string;
  replay(commandJson: string): string;                                // one log entry, on recovery
  closeProject(): void;
  setReadOnly(readOnly: boolean): void;
  delete(): void;
  projectText(): string;
  projectSummary(): string;                                           // ProjectSummary without modified/bytes
  sequence(): number;
  /** {fileName, files: [{path, text}], attachments: [{path, sha256, item}], manifest} */
  packageJson(): string;
  /** What a sink needs, as JSON: core/report/export.hpp. `now` is "2026-11-23T08:00:00Z". */
  exportAs(what: string, language: string, now: string): string;
  /** A table file dropped or picked: decoded text; opens the import report. */
  importBom(fileName: string, text: string, encoding: string): string;
  /** A pack file (an edition of the rules): kept on this machine, offered to the open project. */
  addPack(text: string): string;
  /** The same for a sheet of a workbook: cells as web/shared/table/packed_table.mjs packs them, and TableFacts with
   *  {sheet, sheets, macros} as JSON. */
  importSheet(fileName: string, cells: Uint8Array, facts: string): string;
  /** Footprints of a supplier or database: asks which product it is and which line it is for. `form`: "pact" (JSON) or
   *  "openlca" ({"path": "text"}); `line` 0: the selected one. */
  importFootprints(form: string, text: string, line: number): string;
  /** The line of the bill of materials below a hovering file; 0: none. */
  dropLine(): number;
  addAttachment(item: string, metadataJson: string): string;
  attachmentTarget(): string;                                         // whose files are shown ("A1-6", "A2-5.1.3"): a file dropped now is for it; ""
  /** A quotation file: kept among this machine's (as preference "quote/<id>") and opened. */
  openQuote(text: string): string;
  /** Rows of a table file into the open quotation, or a new one: decoded text, or a sheet as for importSheet. */
  quoteTable(text: string): string;
  quoteSheet(cells: Uint8Array, facts: string): string;
  /** A quotation that another tab has kept; "" = deleted there. */
  quoteKeptElsewhere(id: string, text: string): void;
  /** Texts of assets/training and samples, by their path below assets. */
  loadTraining(files: Record<string, string>): string;
  /** An exam paper or a result file; after loadTraining. */
  openTraining(fileName: string, text: string): string;
  setProjects(json: string): void;                                    // ProjectSummary[]
  setSaved(state: string, time: string): void;                        // "saved" "saving" "failed" "read-only"
  setRoute(route: Route): void;
  setFileHover(on: boolean): void;
  /** Progress; fraction < 0 = done. A cancellable one shows a button that calls Host.cancel. */
  setBusy(key: string, fraction: number, cancellable: boolean): void;
  message(level: string, key: string, argsJson: string): void;        // i18n key; "info" "warning" "error"
}
