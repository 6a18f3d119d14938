// HTML in other people's texts, reduced to the words it shows. What comes out holds no tag, however it was nested.

const TAG = /<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>/gi;
const AUTOLINK = /<((?:https?:|mailto:)[^<>\s]*|[^<>\s@]+@[^<>\s]+)>/gi;
const ANCHOR = /<a(\s[^<>]*)>([^<]*)<\/a\s*>/gi;
const HREF = /\shref\s*=\s*["']?(https?:[^"'\s]*)/i;
const BREAK = /<br\s*\/?>|<\/(?:p|div|h[1-6]|tr|ul|ol|table|blockquote)\s*>/gi;
const LIST_ITEM = /<li(?:\s[^<>]*)?>/gi;
const ENTITY = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z]{2,8}));/g;
const LOOKS_LIKE_MARKUP = /<[a-z!/?]|&[#A-Za-z]/i;
const UNSEEN = ['script', 'style', 'head', 'title'] as const;

const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    aelig: 'æ',
    oslash: 'ø',
    aring: 'å',
    AElig: 'Æ',
    Oslash: 'Ø',
    Aring: 'Å',
    eacute: 'é',
    Eacute: 'É',
    egrave: 'è',
    aacute: 'á',
    agrave: 'à',
    ouml: 'ö',
    Ouml: 'Ö',
    auml: 'ä',
    Auml: 'Ä',
    uuml: 'ü',
    Uuml: 'Ü',
    szlig: 'ß',
    ccedil: 'ç',
    ntilde: 'ñ',
    ndash: '–',
    mdash: '—',
    hellip: '…',
    lsquo: '‘',
    rsquo: '’',
    ldquo: '“',
    rdquo: '”',
    laquo: '«',
    raquo: '»',
    bull: '•',
    middot: '·',
    euro: '€',
    deg: '°',
    copy: '©',
    reg: '®',
    frac12: '½',
    sect: '§',
    shy: '',
    zwj: '',
    zwnj: '',
  }),
);

/** The words of a text that may hold HTML; a text without any is left as it is. */
export function plainText(text: string): string {
  if (!LOOKS_LIKE_MARKUP.test(text)) return text;
  const seen = UNSEEN.reduce(withoutElement, withoutComments(text.replace(AUTOLINK, '$1')));
  const words = seen
    .replace(ANCHOR, (_all, attributes: string, label: string) => anchorWords(attributes, label.trim()))
    .replace(BREAK, '\n')
    .replace(LIST_ITEM, '\n- ')
    .replace(TAG, '')
    .replace(ENTITY, entityText);
  // Whatever still looks like the beginning of a tag, as one nested in another or spelt with entities, is one no more.
  return words.replace(/<(?=[a-z!/?])/gi, '');
}

function anchorWords(attributes: string, label: string): string {
  const address = HREF.exec(attributes)?.[1];
  if (address === undefined) return label;
  return label === '' || label === address ? address : `${label} (${address})`;
}

function entityText(all: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return NAMED.get(name) ?? all;
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}

function withoutComments(text: string): string {
  return withoutSpans(text, '<!--', '-->');
}

/** The text without elements that a page does not show; one that never ends hides all that follows it. */
function withoutElement(text: string, name: string): string {
  return withoutSpans(text, `<${name}`, `</${name}`);
}

function withoutSpans(text: string, opening: string, closing: string): string {
  const lower = text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  let kept = '';
  let at = 0;
  for (;;) {
    const start = lower.indexOf(opening, at);
    if (start < 0) return kept + text.slice(at);
    if (/[a-z0-9]/.test(lower.charAt(start + opening.length)) && opening !== '<!--') {
      kept += text.slice(at, start + opening.length);
      at = start + opening.length;
      continue;
    }
    kept += text.slice(at, start);
    const end = lower.indexOf(closing, start);
    const close = end < 0 ? -1 : lower.indexOf('>', end);
    if (close < 0) return kept;
    at = close + 1;
  }
}
