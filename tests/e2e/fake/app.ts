// A stand-in for the drawn application over plain DOM: the same door (web/src/app_api.ts), no WebAssembly, no canvas.
// With it, storage, files, tabs and recovery of the shell are tested by themselves, against a real browser.

import type { App, Host } from '../../../web/src/app_api';

interface FakeProject {
  format: 'fake';
  id: string;
  title: string;
  fields: Record<string, string>;
  attachments: { item: string; name: string; mime: string; size: number; sha256: string }[];
}

type Command = { set: { path: string; value: string } } | { attach: FakeProject['attachments'][number] };

const longestLog = 400;

/** Document, history and snapshot bookkeeping as the real application keeps them. */
class FakeSession {
  sequence = 0;
  snapshotDue = true;
  private logLength = 0;
  private undoDepth = 0;
  private readonly past: string[] = [];

  constructor(
    public project: FakeProject,
    public readOnly: boolean,
  ) {}

  apply(command: Command): boolean {
    if (this.readOnly) return false;
    this.past.push(JSON.stringify(this.project));
    if ('attach' in command) this.project.attachments.push(command.attach);
    else if (command.set.path === 'title') this.project.title = command.set.value;
    else this.project.fields[command.set.path] = command.set.value;
    this.undoDepth += 1;
    this.changed();
    return true;
  }

  undo(): boolean {
    const before = this.past.pop();
    if (this.readOnly || before === undefined) return false;
    this.project = JSON.parse(before) as FakeProject;
    this.undoDepth -= 1;
    if (this.undoDepth < 0) this.snapshotDue = true;
    this.changed();
    return true;
  }

  snapshotTaken(): void {
    this.snapshotDue = false;
    this.logLength = 0;
    this.undoDepth = 0;
  }

  private changed(): void {
    this.sequence += 1;
    this.logLength += 1;
    if (this.logLength > longestLog) this.snapshotDue = true;
  }
}

function element<K extends keyof HTMLElementTagNameMap>(tag: K, props: Partial<HTMLElementTagNameMap[K]>, ...children: Node[]): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(tag), props);
  made.append(...children);
  return made;
}

const failure = (code: string, ...args: string[]): string => JSON.stringify({ error: { code, where: '', args } });

class FakeApp implements App {
  private session: FakeSession | null = null;
  private root: HTMLElement | null = null;
  private route = '#/';
  private config: Record<string, string> = {};
  private projects: { id: string; title: string; open: number }[] = [];
  private saved = '';
  private busy = '';
  private hover = false;
  private table = '';
  private readonly messages: string[] = [];

  constructor(private readonly host: Host) {}

  load(assets: Record<string, string>, configJson: string): string {
    if (!assets['i18n/zh.json']) return failure('no-assets');
    this.config = JSON.parse(configJson) as Record<string, string>;
    return '';
  }

  start(): void {
    this.root = element('div', { className: 'fake' });
    document.getElementById('canvas')?.remove();
    document.getElementById('mirror')?.after(this.root);
    this.draw();
    globalThis.__zuji = { ...globalThis.__zuji, framesDrawn: 1 };
  }

  openProject(text: string, readOnly: boolean): string {
    let project: FakeProject;
    try {
      project = JSON.parse(text) as FakeProject;
    } catch {
      return failure('bad-json', 'line 1');
    }
    if (project.format !== 'fake') return failure('not-a-project');
    this.session = new FakeSession(project, readOnly);
    this.draw();
    return '';
  }

  openEmpty(id: string, today: string): string {
    return this.openProject(JSON.stringify({ format: 'fake', id, title: '', fields: { created: today }, attachments: [] }), false);
  }

  replay(entry: string): string {
    if (!this.session) return failure('no-project');
    const command = JSON.parse(entry) as Command | { undo: true };
    const done = 'undo' in command ? this.session.undo() : this.session.apply(command);
    this.draw();
    return done ? '' : failure('log-broken');
  }

  closeProject(): void {
    this.session = null;
    this.draw();
  }

  setReadOnly(readOnly: boolean): void {
    if (this.session) this.session.readOnly = readOnly;
    this.draw();
  }

  delete(): void {}

  projectText(): string {
    return this.session ? `${JSON.stringify(this.session.project)}\n` : '';
  }

  projectSummary(): string {
    const { id = '', title = '' } = this.session?.project ?? {};
    return JSON.stringify({ id, title, company: '', edition: '', step: this.step(), open: 0, done: 0 });
  }

  sequence(): number {
    return this.session?.sequence ?? 0;
  }

  packageJson(): string {
    const project = this.session?.project;
    if (!project) return failure('no-project');
    return JSON.stringify({
      fileName: 'package.zip',
      files: [
        { path: 'project.json', text: this.projectText() },
        { path: 'index.html', text: this.report() },
      ],
      attachments: project.attachments.map((a) => ({ path: `annex1/${a.item}/attachments/${a.name}`, sha256: a.sha256, item: a.item })),
      manifest: JSON.stringify({ tool: 'fake', format: 'zuji-package', formatVersion: 1 }),
    });
  }

  importBom(fileName: string, text: string, encoding: string): string {
    if (!this.session) return failure('no-project');
    if (text.includes('"open quote')) return failure('csv-open-quote', '1');
    this.table = `${fileName} ${encoding} ${text}`;
    this.command({ set: { path: 'bom', value: text } });
    return '';
  }

  dropLine(): number {
    return 0;
  }

  importFootprints(_form: string, text: string, _line: number): string {
    return this.session ? this.importBom('footprints', text, '') : failure('no-project');
  }

  importSheet(fileName: string, cells: Uint8Array, facts: string): string {
    return this.importBom(fileName, new TextDecoder().decode(cells), facts);
  }

  attachmentTarget(): string {
    return this.session && this.route.endsWith('/annex1') ? 'A1-6' : '';
  }

  addAttachment(item: string, metadataJson: string): string {
    if (!this.session) return failure('no-project');
    const metadata = JSON.parse(metadataJson) as Omit<FakeProject['attachments'][number], 'item'>;
    return this.command({ attach: { item, ...metadata } }) ? '' : failure('read-only');
  }

  setProjects(json: string): void {
    this.projects = JSON.parse(json) as FakeApp['projects'];
    this.draw();
  }

  setSaved(state: string, time: string): void {
    this.saved = `${state} ${time}`.trim();
    this.draw();
  }

  exportAs(what: string, _language: string, _now: string): string {
    return failure('unknown-export', what);
  }

  setRoute(route: string): void {
    const id = /^#\/p\/([^/]+)/.exec(route)?.[1] ?? '';
    this.route = id !== '' && id === this.session?.project.id ? route : '#/';
    this.draw();
  }

  setFileHover(on: boolean): void {
    this.hover = on;
    this.draw();
  }

  setBusy(key: string, fraction: number, _cancellable: boolean): void {
    this.busy = fraction < 0 ? '' : key;
    this.draw();
  }

  message(level: string, key: string, argsJson: string): void {
    this.messages.push(`${level} ${key} ${(JSON.parse(argsJson) as string[]).join(' | ')}`.trim());
    this.draw();
  }

  // ---- what the user does ----

  private command(command: Command): boolean {
    if (!this.session?.apply(command)) return false;
    this.logged(JSON.stringify(command));
    return true;
  }

  private undo(): void {
    if (this.session?.undo()) this.logged('{"undo":true}');
  }

  private logged(entry: string): void {
    const { session } = this;
    if (!session) return;
    this.host.log(session.project.id, session.sequence, entry);
    if (session.snapshotDue) {
      this.host.snapshot(session.project.id, session.sequence);
      session.snapshotTaken();
    }
    this.draw();
  }

  private go(route: string): void {
    this.route = route;
    this.host.navigate(route);
    this.draw();
  }

  private step(): string {
    return /^#\/p\/[^/]+\/([a-z-]+)/.exec(this.route)?.[1] ?? 'company';
  }

  private report(): string {
    const title = this.session?.project.title ?? '';
    return `<!doctype html><html lang="zh-CN"><head><title>${title}</title><style>p{color:rgb(1, 2, 3)}</style></head><body><p>${title}</p><b style="color:rgb(4, 5, 6)">b</b><script>document.title='ran'</script></body></html>`;
  }

  // ---- what is seen ----

  private draw(): void {
    if (!this.root) return;
    const focused = document.activeElement?.getAttribute('aria-label');
    this.root.replaceChildren(
      element('p', { role: 'status', textContent: this.saved }),
      element('ul', { ariaLabel: 'messages' }, ...this.messages.map((text) => element('li', { textContent: text }))),
      element('p', { ariaLabel: 'busy', textContent: this.busy, role: 'note' }),
      element('p', { ariaLabel: 'hover', textContent: String(this.hover), role: 'note' }),
      element('p', { ariaLabel: 'config', textContent: JSON.stringify(this.config), role: 'note' }),
      ...(this.route === '#/' || !this.session ? this.startPage() : this.projectPage(this.session)),
    );
    if (focused) this.root.querySelector<HTMLElement>(`[aria-label="${focused}"]`)?.focus();
  }

  private button(name: string, action: () => void): HTMLButtonElement {
    return element('button', { textContent: name, ariaLabel: name, onclick: action });
  }

  private startPage(): Node[] {
    return [
      element('h1', { textContent: 'start' }),
      this.button('new', () => this.host.newProject()),
      this.button('sample', () => this.host.openSample('example')),
      this.button('pick', () => this.host.pickFile('any')),
      ...this.projects.map(({ id, title }) =>
        element(
          'section',
          { ariaLabel: `project ${title}`, role: 'group' },
          this.button('open', () => this.host.openProject(id)),
          this.button('duplicate', () => this.host.duplicateProject(id)),
          this.button('delete', () => this.host.deleteProject(id)),
        ),
      ),
      this.button('restore', () => this.host.restoreProject(this.messages.at(-1)?.split(' | ')[1] ?? '')),
      this.button('dark', () => this.host.setPreference('theme', 'dark')),
      this.button('english', () => this.host.setPreference('language', 'en')),
    ];
  }

  private projectPage(session: FakeSession): Node[] {
    const { project } = session;
    const field = (path: string, value: string): HTMLElement => {
      const input = element('input', { ariaLabel: path, value, readOnly: session.readOnly });
      input.addEventListener('change', () => this.command({ set: { path, value: input.value } }));
      return input;
    };
    return [
      element('h1', { textContent: `step ${this.step()}` }),
      field('title', project.title),
      field('note', project.fields['note'] ?? ''),
      element('p', { ariaLabel: 'table', textContent: this.table || (project.fields['bom'] ?? ''), role: 'note' }),
      element('p', { ariaLabel: 'attachments', textContent: project.attachments.map((a) => a.name).join(' '), role: 'note' }),
      this.button('undo', () => this.undo()),
      this.button('home', () => this.go('#/')),
      this.button('to bom', () => this.go(`#/p/${project.id}/bom`)),
      this.button('to annex1', () => this.go(`#/p/${project.id}/annex1`)),
      this.button('attach', () => this.host.pickFile('attachment:A1-6')),
      this.button('show attachment', () => this.host.openAttachment(project.attachments[0]?.sha256 ?? '')),
      this.button('export', () => this.host.exportPackage()),
      this.button('save', () => this.host.saveProject()),
      this.button('print', () => this.host.print()),
      this.button('take over', () => this.host.takeOver(project.id)),
    ];
  }
}

interface Options {
  instantiateWasm(imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void): object;
}

export default function createFake(options: Options): Promise<{ App: typeof FakeApp }> {
  return new Promise((resolve) => options.instantiateWasm({}, () => resolve({ App: FakeApp })));
}
