// One node of the mirror as an element with ARIA attributes.

export interface NodeFields {
  role: string;
  flags: string;
  name: string;
  value: string;
  description: string;
  key: string;
  /** level, position, set size, row, column, rows, columns, active descendant; empty where not given. */
  numbers: string[];
}

/** Roles whose name is their content. */
const namedByContent = new Set(['text', 'status', 'paragraph', 'heading', 'button', 'link', 'option', 'tab', 'menuitem',
  'columnheader', 'rowheader', 'treeitem']);
const headings = ['h1', 'h2', 'h3', 'h4'];

function tagOf(node: NodeFields): string {
  switch (node.role) {
    case 'textbox': return node.flags.includes('m') ? 'textarea' : 'input';
    case 'searchbox': return 'input';
    case 'button': return 'button';
    case 'heading': return headings[Number(node.numbers[0]) - 1] ?? 'h4';
    case 'paragraph': return 'p';
    case 'text': return 'span';
    default: return 'div';
  }
}

function set(element: Element, name: string, value: string | undefined): void {
  if (value === undefined || value === '') element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** Value of a flag with a digit ("C1"), as ARIA wants it. */
function state(flags: string, letter: string, words: readonly string[]): string | undefined {
  const at = flags.indexOf(letter);
  return at < 0 ? undefined : words[Number(flags[at + 1])];
}

const truth = ['false', 'true', 'mixed'] as const;

function setContent(element: HTMLElement, text: string): void {
  // child nodes of the mirror stay: only the text in front of them is ours
  const first = element.firstChild;
  if (first instanceof Text) {
    if (first.data !== text) first.data = text;
  } else if (text !== '') {
    element.prepend(text);
  }
}

function setInput(element: HTMLInputElement | HTMLTextAreaElement, node: NodeFields, composing: boolean): void {
  const { flags } = node;
  element.autocomplete = 'off';
  element.spellcheck = false;
  element.disabled = flags.includes('d');
  element.readOnly = flags.includes('o');
  element.style.textAlign = flags.includes('R') ? 'right' : '';
  set(element, 'inputmode', flags.includes('n') ? 'decimal' : undefined);
  set(element, 'autocapitalize', 'off');
  if (flags.includes('a')) element.dataset['agent'] = '';
  else delete element.dataset['agent'];
  if (node.role === 'searchbox') element.setAttribute('role', 'searchbox');
  const busy = composing && document.activeElement === element;
  if (!busy && element.value !== node.value) element.value = node.value;
}

/** The element for a node: `before` brought up to date, or a new one where the tag differs. */
export function describeNode(before: HTMLElement | undefined, node: NodeFields, composing: boolean): HTMLElement {
  const tag = tagOf(node);
  const same = before !== undefined && before.localName === tag;
  const element = same ? before : document.createElement(tag);
  const { role, flags, numbers } = node;
  element.dataset['role'] = role;
  if (node.key !== '') element.dataset['key'] = node.key;
  const isInput = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
  if (isInput) setInput(element, node, composing);
  else if (tag === 'div') set(element, 'role', role);
  else if (element instanceof HTMLButtonElement) element.type = 'button';

  const detail = describeValue(element, node);
  const named = namedByContent.has(role) && !isInput;
  if (named) setContent(element, role === 'treeitem' && node.value !== '' ? `${node.name} ${node.value}` : node.name);
  else set(element, 'aria-label', node.name);
  set(element, 'aria-description', [detail, node.description].filter((text) => text !== '').join(' '));

  set(element, 'tabindex', flags.includes('f') ? (flags.includes('k') ? '-1' : '0') : undefined);
  set(element, 'aria-disabled', flags.includes('d') ? 'true' : undefined);
  set(element, 'aria-invalid', flags.includes('i') ? 'true' : undefined);
  set(element, 'aria-required', flags.includes('r') ? 'true' : undefined);
  set(element, 'aria-haspopup', flags.includes('p') ? (role === 'combobox' ? 'listbox' : 'true') : undefined);
  set(element, 'aria-modal', flags.includes('M') ? 'true' : undefined);
  set(element, 'aria-current', flags.includes('c') ? (role === 'link' ? 'step' : 'date') : undefined);
  element.inert = flags.includes('I');
  set(element, 'aria-checked', state(flags, 'C', truth));
  set(element, 'aria-pressed', state(flags, 'P', truth));
  set(element, 'aria-selected', state(flags, 'S', truth));
  set(element, 'aria-expanded', state(flags, 'E', truth));
  set(element, 'aria-sort', state(flags, 'O', ['none', 'ascending', 'descending']));

  const [level, position, setSize, row, column, rows, columns, active] = numbers;
  set(element, 'aria-level', role === 'heading' ? undefined : level);
  set(element, 'aria-posinset', position);
  set(element, 'aria-setsize', setSize);
  set(element, 'aria-rowindex', row);
  set(element, 'aria-colindex', column);
  set(element, 'aria-rowcount', rows);
  set(element, 'aria-colcount', columns);
  set(element, 'aria-activedescendant', active !== undefined && active !== '0' ? `z${active}` : undefined);
  return element;
}

// Where the value goes depends on the role; what has no place of its own becomes part of the description.
function describeValue(element: HTMLElement, node: NodeFields): string {
  switch (node.role) {
    case 'textbox':
    case 'searchbox':
    case 'treeitem':
      return '';
    case 'progressbar':
      set(element, 'aria-valuenow', node.value);
      set(element, 'aria-valuemin', '0');
      set(element, 'aria-valuemax', '100');
      return '';
    case 'combobox':
      setContent(element, node.value);
      return '';
    default:
      return node.value;
  }
}
