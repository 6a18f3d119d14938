// A form of the editor's, as a browser would send it: what the page holds, and what somebody types over it.
import { all, type Element, one } from '../../support/html.ts';
import type { Browser, Seen } from '../account/visitors.ts';

export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** What the page's form would send untouched. */
function fieldsOf(page: Element, selector = 'form.editor'): [string, string][] {
  const form = one(page, selector);
  const sent: [string, string][] = [];
  for (const control of all(form, 'input')) {
    const [name = '', type = '', value = ''] = ['name', 'type', 'value'].map(
      (key) => control.attributes.get(key) ?? '',
    );
    const isBox = type === 'checkbox' || type === 'radio';
    if (!isBox) sent.push([name, value]);
    else if (control.attributes.has('checked')) sent.push([name, value]);
  }
  for (const control of all(form, 'textarea'))
    sent.push([control.attributes.get('name') ?? '', writtenIn(control)]);
  for (const control of all(form, 'select')) {
    const options = all(control, 'option');
    const chosen = options.find(({ attributes }) => attributes.has('selected')) ?? options[0];
    sent.push([control.attributes.get('name') ?? '', chosen?.attributes.get('value') ?? '']);
  }
  return sent;
}

/** Sends the page's form with some fields typed anew. */
export function send(
  visitor: Browser,
  page: Seen,
  path: string,
  typed: Fields,
  selector?: string,
): Promise<Seen> {
  const kept = fieldsOf(page.html, selector).filter(([name]) => !Object.hasOwn(typed, name));
  const given = Object.entries(typed).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
  return visitor.post(path, [...kept, ...given] as unknown as Record<string, string>);
}

/** A language café every Tuesday, as somebody types it. */
export const A_CAFE: Fields = {
  'title-da': 'Sprogcafé',
  repeat: 'weekly',
  date: '2026-12-01',
  from: '19:00',
  to: '21:00',
  times: '12',
  venue: 'holte-bibliotek',
  audiences: ['women'],
};

/** What stands in a field of several lines; a browser leaves out a line break at its beginning. */
export function writtenIn({ children }: Element): string {
  return children
    .map((child) => (typeof child === 'string' ? child : ''))
    .join('')
    .replace(/^\n/, '');
}
