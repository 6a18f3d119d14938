// A letter, as whoever writes it sees it: paragraphs in one language. How it looks as plain text and as HTML is decided
// here, so that no letter has markup of its own and nothing in one can become markup.

export type Paragraph =
  | { readonly kind: 'words'; readonly words: string }
  /** An address on a line of its own, named by its words. */
  | { readonly kind: 'link'; readonly words: string; readonly address: string }
  /** Something to copy by hand. */
  | { readonly kind: 'code'; readonly code: string };

export interface Letter {
  /** One e-mail address. */
  readonly to: string;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly subject: string;
  readonly paragraphs: readonly Paragraph[];
}

/** The letter for programs that show no HTML, and for people who prefer it. */
export function plainText({ paragraphs }: Letter): string {
  const told = paragraphs.map((one) => {
    if (one.kind === 'words') return one.words;
    return one.kind === 'code' ? `    ${one.code}` : `${one.words}:\n${one.address}`;
  });
  return `${told.join('\n\n')}\n`;
}

/** The same as HTML: one narrow column, styled in place since mail programs keep little else. */
export function htmlText({ language, direction, subject, paragraphs }: Letter): string {
  const told = paragraphs.map((one) => {
    if (one.kind === 'words') return `<p>${escaped(one.words)}</p>`;
    if (one.kind === 'code') return `<p dir="ltr" style="${CODE}">${escaped(one.code)}</p>`;
    return `<p><a href="${escaped(one.address)}" style="${LINK}">${escaped(one.words)}</a></p>`;
  });
  return [
    `<!doctype html>`,
    `<html lang="${escaped(language)}" dir="${direction}">`,
    `<head><meta charset="utf-8"><title>${escaped(subject)}</title></head>`,
    `<body style="${BODY}">`,
    ...told,
    '</body></html>',
    '',
  ].join('\n');
}

const BODY = 'font:17px/1.5 system-ui,sans-serif;max-width:34em;margin:0 auto;padding:16px';
const CODE = 'font:600 30px/1.2 ui-monospace,monospace;letter-spacing:.15em';
const LINK =
  'display:inline-block;padding:12px 20px;border-radius:3px;background:#9a3412;color:#fffaf2;font-weight:600;text-decoration:none';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
