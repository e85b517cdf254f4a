// Driving the drawn application: things are found by role and name in the mirror, and used with a real mouse and a real
// keyboard at the place where they are drawn.

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(fileURLToPath(import.meta.url), '../../../..');

/** The texts of a language: t('start.open-named', 'x') → "打开 x". An unknown key is an error. */
export function catalogue(language) {
  const texts = JSON.parse(readFileSync(join(root, `assets/i18n/${language}.json`), 'utf8'));
  return (key, ...args) => {
    if (!(key in texts)) throw new Error(`there is no text "${key}"`);
    return texts[key].replace(/\{(\d)\}/g, (_, i) => args[Number(i)]);
  };
}

export const steps = ['company', 'eligibility', 'units', 'annex1', 'bom', 'footprint', 'quality', 'annex2', 'man-days', 'export', 'certificate'];

const settleMs = 150;
const longestScroll = 60;

export class Application {
  constructor(page, language = 'zh') {
    this.page = page;
    this.t = catalogue(language);
  }

  find(role, name, options = {}) {
    return this.page.getByRole(role, { name, exact: typeof name === 'string', ...options });
  }

  text(text) {
    return this.page.getByText(text, { exact: false }).first();
  }

  /** The drawn place of a mirrored element. */
  async place(locator) {
    await locator.waitFor();
    const box = await locator.boundingBox();
    if (!box || box.width === 0 || box.height === 0) throw new Error(`${locator} has no place`);
    return box;
  }

  /** Press the mouse on what `locator` mirrors; scrolls the wheel over its neighbourhood until it is on the page. */
  async clickAt(locator, options = {}) {
    const box = await this.bringIntoView(locator);
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    // As a hand does: the pointer is there before the button goes down.
    await this.page.mouse.move(x, y);
    await this.nextFrame();
    await this.page.mouse.click(x, y, options);
    await this.settle();
  }

  nextFrame() {
    return this.page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  }

  click(role, name, options) {
    return this.clickAt(this.find(role, name), options);
  }

  async bringIntoView(locator) {
    const { height } = this.page.viewportSize();
    const inBar = await locator.evaluate((element) => element.closest('[role=banner], [role=navigation]') !== null);
    if (inBar) return this.place(locator);
    // The live results stand below what scrolls in the pane at the right.
    const inPane = await locator.evaluate((element) => element.closest('[role=complementary]') !== null);
    const page = { top: 60, bottom: height - (inPane ? 190 : 12) };
    for (let i = 0; i < longestScroll; i++) {
      const { top, bottom } = await this.listAround(locator, page) ?? page;
      const box = await this.place(locator);
      const middle = box.y + box.height / 2;
      if (middle > top && middle < bottom) return box;
      await this.page.mouse.move(box.x + box.width / 2, (top + bottom) / 2);
      await this.page.mouse.wheel(0, middle > (top + bottom) / 2 ? 240 : -240);
      await this.settle();
    }
    throw new Error(`${locator} cannot be scrolled to`);
  }

  /** An option can be pressed inside its list only, which scrolls by itself: the part of it that is on the page. */
  async listAround(locator, page) {
    const list = await locator.evaluate((element) => {
      const { top, bottom } = element.closest('[role=listbox]')?.getBoundingClientRect() ?? {};
      return top === undefined ? null : { top, bottom };
    });
    if (!list) return null;
    const shown = { top: Math.max(list.top, page.top), bottom: Math.min(list.bottom, page.bottom) };
    return shown.bottom > shown.top ? shown : null;
  }

  /** Wait until nothing has been drawn for a moment. */
  async settle() {
    // The quiet time starts now: the picture that answers the last input may not have been begun.
    await this.page.evaluate(() => { globalThis.lastChange = performance.now(); });
    await this.page.waitForFunction((quietMs) => {
      const state = globalThis;
      const drawn = globalThis.__zuji.framesDrawn;
      if (state.lastDrawn !== drawn) {
        state.lastDrawn = drawn;
        state.lastChange = performance.now();
      }
      return performance.now() - state.lastChange >= quietMs;
    }, settleMs, { polling: 20 });
  }

  async openSample(name) {
    await this.click('button', this.t('start.open-named', this.t(`sample.${name}`)));
    await this.page.waitForURL(/#\/p\//);
    await this.settle();
  }

  /** Go to a step of the open project as the user does: in the rail. */
  async go(step) {
    await this.clickAt(this.find('navigation', this.t('rail.name')).getByRole('link', { name: this.t(`step.${step}`) }));
    await this.page.waitForURL(new RegExp(`/${step}$`));
    await this.settle();
  }

  /** One of the values at the foot of the right pane: "results.footprint" → "11,255 kgCO₂e". */
  async liveResult(key) {
    const prefix = `${this.t(key)}: `;
    const text = await this.page.getByText(prefix, { exact: false }).last().textContent();
    return text.slice(text.lastIndexOf(prefix) + prefix.length);
  }

  async footprint() {
    return Number((await this.liveResult('results.footprint')).replace(/[^\d.]/g, ''));
  }

  async openPoints() {
    return Number(await this.liveResult('results.open'));
  }

  /** Answer a question of a card: its radio group has the question as name. */
  answer(questionKey, answerKey) {
    return this.clickAt(this.find('radiogroup', this.t(questionKey)).getByRole('radio', { name: this.t(answerKey), exact: true }));
  }

  /** The cell of the bill of materials in the row of `name`, in the column with the title of `columnKey`. */
  async bomCell(name, columnKey) {
    const grid = this.find('grid', this.t('step.bom'));
    const title = await this.place(grid.getByRole('columnheader', { name: this.t(columnKey), exact: true }));
    const row = grid.getByRole('row').filter({ has: this.page.getByRole('gridcell', { name, exact: true }) });
    await this.bringIntoView(row.getByRole('gridcell', { name, exact: true }));
    for (const cell of await row.getByRole('gridcell').all()) {
      const box = await cell.boundingBox();
      if (box && Math.abs(box.x - title.x) < 2) return cell;
    }
    throw new Error(`${name} has no cell in the column ${this.t(columnKey)}`);
  }

  async bomText(name, columnKey) {
    return (await (await this.bomCell(name, columnKey)).getAttribute('aria-label')) ?? '';
  }

  async replaceText(text) {
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.insertText(text);
    await this.settle();
  }
}
