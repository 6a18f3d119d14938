// Reads the pages' HTML into a tree, so that tests ask for elements as a style sheet does. Strict: what is not closed in
// order, or escaped, is an error, since our own pages never leave it so.

export interface Element {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (Element | string)[];
}

const VOID = new Set(['meta', 'link', 'input', 'br', 'img', 'hr']);
const TOKEN = /<!--[\s\S]*?-->|<!doctype html>|<(\/?)([a-zA-Z][\w-]*)((?:[^>"']|"[^"]*")*?)(\/?)>|([^<]+)/g;
const ATTRIBUTE = /\s+([^\s=>"'/]+)(?:="([^"]*)")?/gy;

/** The document's root. @throws Error where the text is not well formed */
export function parseHtml(text: string): Element {
  const root: { name: string; attributes: Map<string, string>; children: (Element | string)[] } = {
    name: '#document',
    attributes: new Map(),
    children: [],
  };
  const open = [root];
  let at = 0;
  for (const match of text.matchAll(TOKEN)) {
    if (match.index !== at) throw new Error(`No HTML: ${text.slice(at, at + 80)}`);
    at += match[0].length;
    const [, closing, name, attributes = '', selfClosing, words] = match;
    const parent = open.at(-1) ?? root;
    if (words !== undefined) parent.children.push(decode(words));
    else if (name === undefined) continue;
    else if (closing) {
      if (open.pop()?.name !== name) throw new Error(`</${name}> closes <${parent.name}>`);
    } else {
      const element = { name, attributes: readAttributes(attributes), children: [] };
      parent.children.push(element);
      if (!VOID.has(name) && !selfClosing) open.push(element);
    }
  }
  if (at !== text.length) throw new Error(`No HTML: ${text.slice(at, at + 80)}`);
  if (open.length !== 1) throw new Error(`<${open.at(-1)?.name}> is left open`);
  return root;
}

function readAttributes(text: string): Map<string, string> {
  const attributes = new Map<string, string>();
  ATTRIBUTE.lastIndex = 0;
  let read = 0;
  for (let match = ATTRIBUTE.exec(text); match; match = ATTRIBUTE.exec(text)) {
    attributes.set(match[1] ?? '', decode(match[2] ?? ''));
    read = ATTRIBUTE.lastIndex;
  }
  if (text.slice(read).trim() !== '') throw new Error(`No attributes: ${text}`);
  return attributes;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function decode(text: string): string {
  return text.replace(/&([^;\s]*);?/g, (entity, name: string) => {
    const character = ENTITIES[name];
    if (character === undefined) throw new Error(`Unescaped: ${entity} in ${text.slice(0, 80)}`);
    return character;
  });
}

/** Every element below, in document order. */
export function* elementsOf(element: Element): Generator<Element> {
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    yield child;
    yield* elementsOf(child);
  }
}

/**
 * The elements that a selector chooses: compounds of a name, #id, .class and [attribute] or [attribute="value"], with
 * spaces for "somewhere inside".
 */
export function all(root: Element, selector: string): readonly Element[] {
  let found: Element[] = [root];
  for (const compound of selector.match(/(?:[^\s[]|\[[^\]]*\])+/g) ?? []) {
    found = [...new Set(found.flatMap((element) => [...elementsOf(element)]))].filter((element) =>
      matches(element, compound),
    );
  }
  return found;
}

/** The only element that a selector chooses. */
export function one(root: Element, selector: string): Element {
  const found = all(root, selector);
  if (found.length !== 1 || !found[0]) throw new Error(`${found.length} elements for ${selector}`);
  return found[0];
}

const SIMPLE = /([.#]?)([\w-]+)|\[([\w-]+)(?:="([^"]*)")?\]/g;

function matches({ name, attributes }: Element, compound: string): boolean {
  for (const [, kind, word, attribute, value] of compound.matchAll(SIMPLE)) {
    if (attribute !== undefined) {
      if (!attributes.has(attribute) || (value !== undefined && attributes.get(attribute) !== value))
        return false;
    } else if (kind === '.') {
      if (!(attributes.get('class') ?? '').split(/\s+/).includes(word ?? '')) return false;
    } else if ((kind === '#' ? attributes.get('id') : name) !== word) return false;
  }
  return true;
}

/** What one reads there: spaces of every kind as one, what joins words invisibly left out. */
export function textOf(element: Element | string): string {
  const raw = (part: Element | string): string =>
    typeof part === 'string' ? part : part.children.map(raw).join('');
  return plain(raw(element));
}

/** A text as one reads it. */
export function plain(text: string): string {
  return text.replaceAll('\u2060', '').replace(/\s+/g, ' ').trim();
}
