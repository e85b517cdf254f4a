// Prints a report, or shows it: the document in a frame, never the canvas.
//
// The frame inherits the page's content security policy, which allows no inline style: not even while it is parsed. So
// style sheets and style attributes are taken out of the text first and then set as objects, which the policy allows.
// Scripts, had the report any, would not run.

const frameClass = 'print-frame';
const styleData = 'data-print-style';
/** Some browsers return from print() while the dialogue is still open. */
const frameLifeMs = 10 * 60_000;

/** Text of the style sheets, and the document without inline style. The report writes < and > in text as references. */
function takeOutStyles(html: string): { css: string; plain: string } {
  const sheets: string[] = [];
  const withoutSheets = html.replace(/<style\b[^>]*>([\s\S]*?)<\/style>/gi, (_, css: string) => {
    sheets.push(css);
    return '';
  });
  const plain = withoutSheets.replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(/\sstyle=/gi, ` ${styleData}=`));
  return { css: sheets.join('\n'), plain };
}

/** Show a report in a frame that is in the page. */
export function fillFrame(frame: HTMLIFrameElement, html: string): void {
  const target = frame.contentDocument;
  const view = frame.contentWindow as (Window & typeof globalThis) | null;
  if (!target || !view) return;
  const { css, plain } = takeOutStyles(html);
  const report = new DOMParser().parseFromString(plain, 'text/html');
  report.querySelectorAll('script, link, base, meta[http-equiv]').forEach((element) => element.remove());
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(css);
  target.adoptedStyleSheets = [sheet];
  target.documentElement.lang = report.documentElement.lang;
  target.title = report.title;
  target.body.replaceWith(target.importNode(report.body, true));
  target.body.querySelectorAll<HTMLElement | SVGElement>(`[${styleData}]`).forEach((element) => {
    element.style.cssText = element.getAttribute(styleData) ?? '';
  });
}

/** Show `html` in a frame that only the printer sees. */
function printFrame(html: string): HTMLIFrameElement {
  document.querySelector(`.${frameClass}`)?.remove();
  const frame = document.createElement('iframe');
  frame.className = frameClass;
  document.body.append(frame);
  fillFrame(frame, html);
  return frame;
}

export function printHtml(html: string): void {
  const frame = printFrame(html);
  const view = frame.contentWindow;
  setTimeout(() => frame.remove(), frameLifeMs);
  view?.focus();
  view?.print();
}
