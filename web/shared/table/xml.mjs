// XML of workbooks: elements and text; no document types, no entities but the five of XML, no deep nesting. A reader of
// its own because the cells of a sheet are millions of tiny elements (see the decision record on reading workbooks).

import { TableFailure } from './failure.mjs';
import { tableLimits } from './limits.mjs';

/**
 * @typedef {{
 *   open?: (name: string, tag: string) => void,
 *   close?: (name: string) => void,
 *   text?: (text: string) => void,
 * }} XmlEvents  names come without their prefix; `tag` is what stands behind the name, for attributesOf and attributeOf
 */

const broken = () => new TableFailure('workbook-broken');

const named = { amp: '&', apos: "'", gt: '>', lt: '<', quot: '"' };
const lastCodePoint = 0x10ffff;
const longestReference = 10;

/** The character of "amp", "#25991" or "#x6587"; null for what XML does not know. */
function referenced(name) {
  if (name.charCodeAt(0) !== 0x23) return named[name] ?? null;
  const hexadecimal = name[1] === 'x' || name[1] === 'X';
  const code = hexadecimal ? Number(`0${name.slice(1)}`) : Number(name.slice(1));
  if (!Number.isInteger(code) || code <= 0 || code > lastCodePoint) return null;
  return String.fromCodePoint(code);
}

/** A text with its references replaced; entities that XML does not know stay as they stand. */
export function decodeReferences(text) {
  let from = text.indexOf('&');
  if (from < 0) return text;
  let decoded = text.slice(0, from);
  while (from >= 0) {
    const end = text.indexOf(';', from);
    const character = end < 0 || end - from > longestReference ? null : referenced(text.slice(from + 1, end));
    const next = text.indexOf('&', from + 1);
    decoded += character ?? '&';
    decoded += text.slice(character === null ? from + 1 : end + 1, next < 0 ? undefined : next);
    from = next;
  }
  return decoded;
}

/** "x:row" → "row" */
const local = (name) => name.slice(name.indexOf(':') + 1);

/**
 * Attributes of a tag by their names without prefix.
 * @param {string} tag
 * @returns {Record<string, string>}
 */
export function attributesOf(tag) {
  const attributes = Object.create(null);
  for (const [, name = '', double, single] of tag.matchAll(/([^\s=/"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    attributes[local(name)] = decodeReferences(double ?? single ?? '');
  }
  return attributes;
}

const isSpace = (code) => code === 0x20 || (code >= 0x09 && code <= 0x0d);

/** One attribute with a short plain value; undefined when there is none. */
export function attributeOf(tag, name) {
  const start = `${name}=`;
  for (let at = tag.indexOf(start); at >= 0; at = tag.indexOf(start, at + 1)) {
    if (!isSpace(tag.charCodeAt(at - 1))) continue;
    const open = at + start.length;
    const quote = tag[open];
    if (quote !== '"' && quote !== "'") break;
    const close = tag.indexOf(quote, open + 1);
    return tag.slice(open + 1, close < 0 ? undefined : close);
  }
  return /\s=|=\s/.test(tag) ? attributesOf(tag)[name] : undefined;
}

class Scanner {
  /** @param {string} xml @param {XmlEvents} events */
  constructor(xml, { open = () => undefined, close = () => undefined, text = () => undefined }) {
    this.xml = xml;
    this.open = open;
    this.close = close;
    this.text = text;
    /** @type {string[]} */
    this.path = [];
  }

  run() {
    const { xml } = this;
    let at = 0;
    for (let start = xml.indexOf('<'); start >= 0; start = xml.indexOf('<', at)) {
      if (start > at) this.text(decodeReferences(xml.slice(at, start)));
      const next = xml.charCodeAt(start + 1);
      if (next === 0x2f) at = this.#closing(start + 2);
      else if (next === 0x21) at = this.#special(start);
      else if (next === 0x3f) at = this.#behind('?>', start + 2);
      else at = this.#opening(start + 1);
    }
    if (this.path.length > 0) throw broken();
  }

  #behind(mark, from) {
    const at = this.xml.indexOf(mark, from);
    if (at < 0) throw broken();
    return at + mark.length;
  }

  #special(start) {
    const { xml } = this;
    if (xml.startsWith('<!--', start)) return this.#behind('-->', start + 4);
    if (!xml.startsWith('<![CDATA[', start)) throw new TableFailure('xml-doctype');
    const end = this.#behind(']]>', start + 9);
    this.text(xml.slice(start + 9, end - 3));
    return end;
  }

  #closing(from) {
    const end = this.xml.indexOf('>', from);
    if (end < 0) throw broken();
    const name = this.xml.slice(from, end);
    const open = this.path.pop();
    if (name !== open && name.trimEnd() !== open) throw broken();
    this.close(local(open));
    return end + 1;
  }

  #opening(from) {
    const { xml } = this;
    let nameEnd = -1;
    let quote = 0;
    let end = from;
    for (; ; end += 1) {
      const code = xml.charCodeAt(end);
      if (quote !== 0) {
        if (code === quote) quote = 0;
        else if (end >= xml.length) throw broken();
      } else if (code === 0x3e) {
        break;
      } else if (code === 0x22 || code === 0x27) {
        quote = code;
      } else if (nameEnd < 0 && (isSpace(code) || code === 0x2f)) {
        nameEnd = end;
      } else if (end >= xml.length) {
        throw broken();
      }
    }
    if (nameEnd < 0) nameEnd = end;
    if (nameEnd === from) throw broken();
    const name = xml.slice(from, nameEnd);
    const plain = local(name);
    this.open(plain, nameEnd === end ? '' : xml.slice(nameEnd, end));
    if (xml.charCodeAt(end - 1) === 0x2f) this.close(plain);
    else if (this.path.push(name) > tableLimits.xmlDepth) throw new TableFailure('xml-too-deep', [String(tableLimits.xmlDepth)]);
    return end + 1;
  }
}

/**
 * Calls the events of `xml`, in order. Throws a TableFailure.
 * @param {string} xml
 * @param {XmlEvents} events
 */
export function readXml(xml, events) {
  new Scanner(xml, events).run();
}

/** "_x000D_" stands for a character in texts of workbooks; control characters have no place in a cell. */
export function cellText(text) {
  const plain = text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(parseInt(hex, 16))) : text;
  // eslint-disable-next-line no-control-regex
  return /[\0-\x08\x0b-\x1f]/.test(plain) ? plain.replace(/\r\n?/g, '\n').replace(/[\0-\x08\x0b-\x1f]/g, '') : plain;
}
