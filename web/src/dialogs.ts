// Dialogs of the page itself, for what a drawn page cannot do: a masked password field, a document viewer.

import { fillFrame } from './print';

export type Words = (key: string, args?: string[]) => string;

function element<K extends keyof HTMLElementTagNameMap>(tag: K, props: Partial<HTMLElementTagNameMap[K]> = {}, ...children: (Node | string)[]): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(tag), props);
  made.append(...children);
  return made;
}

/** Shows a modal dialog; resolves when it is closed. `Escape` closes it. */
function show(dialog: HTMLDialogElement): Promise<void> {
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve();
    }, { once: true });
  });
}

const shortestPassphrase = 8;

function field(label: string, name: string, autocomplete: 'new-password' | 'off'): { row: HTMLElement; input: HTMLInputElement } {
  const input = element('input', { type: 'password', name, required: true, autocomplete });
  return { row: element('label', {}, element('span', { textContent: label }), input), input };
}

/** Asks for a passphrase, twice when it is a new one. Null when the user thinks better of it. */
export async function askPassphrase(words: Words, fileName: string | null): Promise<string | null> {
  const isNew = fileName === null;
  const title = words(isNew ? 'passphrase.title-set' : 'passphrase.title-open');
  const first = field(words('passphrase.field'), 'passphrase', isNew ? 'new-password' : 'off');
  const again = field(words('passphrase.repeat'), 'repeat', 'new-password');
  const problem = element('p', { className: 'dialog-problem' });
  problem.setAttribute('role', 'alert');
  const cancel = element('button', { type: 'button', textContent: words('passphrase.cancel') });
  const ok = element('button', { type: 'submit', className: 'dialog-primary', textContent: words('passphrase.ok') });
  const hint = isNew ? words('passphrase.hint-set') : words('passphrase.hint-open', [fileName]);
  const form = element('form', { method: 'dialog' }, element('h2', { textContent: title }), element('p', { textContent: hint }),
    first.row, ...(isNew ? [again.row] : []), problem, element('div', { className: 'dialog-buttons' }, cancel, ok));
  const dialog = element('dialog', { className: 'dialog' }, form);
  dialog.setAttribute('aria-label', title);
  let answer: string | null = null;
  cancel.addEventListener('click', () => dialog.close());
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const typed = first.input.value;
    if (isNew && typed.length < shortestPassphrase) problem.textContent = words('passphrase.short');
    else if (isNew && typed !== again.input.value) problem.textContent = words('passphrase.differs');
    else {
      answer = typed;
      dialog.close();
    }
  });
  await show(dialog);
  return answer;
}

const pictures = /^image\/(png|jpeg|gif|webp|avif|bmp|svg\+xml)$/;
const texts = /^(text\/|application\/(json|xml)$)/;
const textNames = /\.(txt|csv|tsv|md|json|xml|log)$/i;
const shownTextBytes = 512 * 1024;

/** What the first bytes say: a file may come with a wrong type, or with none. */
const marks: [string, RegExp][] = [
  ['image/png', /^\x89PNG\r\n\x1a\n/],
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/gif', /^GIF8[79]a/],
  ['image/webp', /^RIFF[\s\S]{4}WEBP/],
  ['image/bmp', /^BM[\s\S]{4}\0\0\0\0/],
  ['application/pdf', /^%PDF-/],
];
const checkedByMark = new Set(marks.map(([type]) => type));
const markBytes = 16;

/** The type to show a file as: what its bytes are goes before what it is said to be. */
export function shownType(mime: string, head: Uint8Array): string {
  const start = String.fromCharCode(...head.subarray(0, markBytes));
  const found = marks.find(([, mark]) => mark.test(start))?.[0];
  if (found) return found;
  // Said to be something that it is not: not shown, only saved.
  return checkedByMark.has(mime) ? 'application/octet-stream' : mime;
}

/** The element that shows a file, and what to do when it is no longer shown. */
async function viewOf(name: string, said: string, blob: Blob, words: Words): Promise<HTMLElement> {
  const mime = shownType(said, new Uint8Array(await blob.slice(0, markBytes).arrayBuffer()));
  if (pictures.test(mime)) {
    // An image runs no script, whatever is in it.
    return element('img', { src: URL.createObjectURL(new Blob([blob], { type: mime })), alt: name });
  }
  if (mime === 'application/pdf') {
    return element('iframe', { src: URL.createObjectURL(new Blob([blob], { type: mime })), title: name });
  }
  if (texts.test(mime) || textNames.test(name)) {
    const bytes = await blob.slice(0, shownTextBytes).arrayBuffer();
    const text = element('pre', { textContent: new TextDecoder().decode(bytes), tabIndex: 0 });
    return blob.size > shownTextBytes ? element('div', { className: 'preview-text' }, text, element('p', { textContent: words('preview.cut') })) : text;
  }
  return element('p', { textContent: words('preview.none') });
}

/** Shows an attachment: pictures, PDF and text; anything else can be downloaded. */
export async function previewFile(name: string, mime: string, blob: Blob, words: Words, download: () => void): Promise<void> {
  const view = await viewOf(name, mime, blob, words);
  view.classList.add('preview');
  const close = element('button', { type: 'button', className: 'dialog-primary', textContent: words('preview.close') });
  const save = element('button', { type: 'button', textContent: words('preview.download') });
  const dialog = element('dialog', { className: 'dialog dialog-wide' }, element('h2', { textContent: name }), view,
    element('div', { className: 'dialog-buttons' }, save, close));
  dialog.setAttribute('aria-label', name);
  close.addEventListener('click', () => dialog.close());
  save.addEventListener('click', download);
  await show(dialog);
  const source = view.getAttribute('src');
  if (source) URL.revokeObjectURL(source);
}

/** Shows a report as it is printed, with a way to save it. */
export async function showReport(name: string, html: string, words: Words, download: () => void): Promise<void> {
  const frame = element('iframe', { className: 'preview report', title: name });
  const close = element('button', { type: 'button', className: 'dialog-primary', textContent: words('preview.close') });
  const save = element('button', { type: 'button', textContent: words('preview.download') });
  const dialog = element('dialog', { className: 'dialog dialog-wide' }, element('h2', { textContent: name }), frame,
    element('div', { className: 'dialog-buttons' }, save, close));
  dialog.setAttribute('aria-label', name);
  close.addEventListener('click', () => dialog.close());
  save.addEventListener('click', download);
  close.autofocus = true;
  const closed = show(dialog);
  fillFrame(frame, html);  // in the page now
  // keys pressed inside a frame do not come out of it
  frame.contentDocument?.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') dialog.close();
  });
  await closed;
}
