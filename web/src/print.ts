// Prints a report: the document in a hidden frame, never the canvas.
//
// The frame inherits the page's content security policy, which allows no inline style, so the report's style sheets
// are adopted as objects. Its scripts, had it any, would not run.

const frameClass = 'print-frame';
/** Some browsers return from print() while the dialogue is still open. */
const frameLifeMs = 10 * 60_000;

function styleSheets(report: Document, view: Window & typeof globalThis): CSSStyleSheet[] {
  return [...report.querySelectorAll('style')].map((style) => {
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(style.textContent ?? '');
    style.remove();
    return sheet;
  });
}

/** Style attributes are refused when parsed under the policy, and allowed when set as objects. */
function restoreStyleAttributes(from: Document, to: Document): void {
  const sources = from.body.querySelectorAll<HTMLElement | SVGElement>('[style]');
  const targets = to.body.querySelectorAll<HTMLElement | SVGElement>('[style]');
  sources.forEach((source, i) => {
    const target = targets[i];
    if (target) target.style.cssText = source.getAttribute('style') ?? '';
  });
}

/** Show `html` in a frame that only the printer sees. Exported for the tests, which look at the frame. */
export function printFrame(html: string): HTMLIFrameElement {
  document.querySelector(`.${frameClass}`)?.remove();
  const frame = document.createElement('iframe');
  frame.className = frameClass;
  document.body.append(frame);
  const target = frame.contentDocument;
  const view = frame.contentWindow as (Window & typeof globalThis) | null;
  if (!target || !view) return frame;
  const report = new DOMParser().parseFromString(html, 'text/html');
  report.querySelectorAll('script, link, base, meta[http-equiv]').forEach((element) => element.remove());
  target.documentElement.lang = report.documentElement.lang;
  target.title = report.title;
  target.adoptedStyleSheets = styleSheets(report, view);
  target.body.replaceWith(target.importNode(report.body, true));
  restoreStyleAttributes(report, target);
  return frame;
}

export function printHtml(html: string): void {
  const frame = printFrame(html);
  const view = frame.contentWindow;
  setTimeout(() => frame.remove(), frameLifeMs);
  view?.focus();
  view?.print();
}
