// What the page says when the application cannot start. The words are in index.html, in both languages: when this is
// needed, the catalogue may be what did not load.

export type FailureKind = 'webgl2' | 'wasm' | 'download' | 'start';

export class BootFailure extends Error {
  constructor(
    readonly kind: FailureKind,
    readonly detail: string,
  ) {
    super(`${kind}: ${detail}`);
  }
}

export function hideLoading(): void {
  document.getElementById('loading')?.remove();
}

export function showFailure(problem: unknown): void {
  console.error(problem);
  const failure = problem instanceof BootFailure ? problem : new BootFailure('start', String(problem));
  hideLoading();
  const section = document.getElementById('failure');
  if (!section) return;
  for (const text of section.querySelectorAll<HTMLElement>('[data-failure]')) {
    text.hidden = text.dataset['failure'] !== failure.kind;
  }
  const detail = section.querySelector('.failure-detail');
  if (detail) detail.textContent = failure.detail;
  section.hidden = false;
}
