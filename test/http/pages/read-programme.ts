// What stands on a page, as a reader takes it in.
import { all, type Element, textOf } from '../../support/html.ts';

export interface ReadRow {
  readonly day: string;
  readonly time: string;
  readonly title: string;
  readonly marks: readonly string[];
  /** The other lines: span, differences and note, who and where, for whom and in which languages. */
  readonly lines: readonly string[];
}

/** The programme of a page, row by row, each under the heading of its day. */
export function readProgramme(html: Element): readonly ReadRow[] {
  return all(html, '.day').flatMap((day) =>
    all(day, '.row').map((row) => ({
      day: textsOf(day, '.day-title').join(),
      time: textsOf(row, '.row-time').join(),
      title: textsOf(row, '.row-title a').join(),
      marks: textsOf(row, '.mark'),
      lines: textsOf(row, '.row-what p'),
    })),
  );
}

/** What the elements a selector chooses say. */
export function textsOf(html: Element, selector: string): readonly string[] {
  return all(html, selector).map(textOf);
}

/** Where the link of that text leads; undefined where there is none. */
export function linkOf(html: Element, text: string): string | undefined {
  return all(html, 'a')
    .find((link) => textOf(link) === text)
    ?.attributes.get('href');
}
