// What the pages for members have in common: for nobody else, in no search engine, kept by nothing on the way.
import type { Child } from 'hono/jsx';
import { answer } from '../pages/answer-page.tsx';
import type { Page } from '../pages/page.ts';
import type { Reader } from '../pages/reader.ts';
import type { Asked } from './asked.ts';
import { Notice } from './notice.tsx';
import type { Refused } from './sent-form.ts';

interface Told {
  readonly title: string;
  readonly content: Child;
  /** What stands before the title: the page that this one is a part of. */
  readonly within?: { readonly href: string; readonly name: string };
  readonly refused?: Refused | null;
  readonly isWide?: boolean;
}

export function answerMembers({ c, reader }: Asked, told: Told): Response {
  return answer(c, reader, membersPage(reader, told));
}

function membersPage(reader: Reader, { title, content, within, refused = null, isWide = false }: Told): Page {
  return {
    title,
    isUnlisted: true,
    isPrivate: true,
    ...(refused && { status: 422 }),
    content: (
      <div class={`sheet members${isWide ? ' sheet-wide' : ''}`}>
        <header>
          {within && (
            <p>
              <a class="reach" href={within.href}>
                {within.name}
              </a>
            </p>
          )}
          <h1>{title}</h1>
        </header>
        <Notice reader={reader} isRefused={refused !== null} />
        {content}
      </div>
    ),
  };
}

/** A part of a page under a heading of its own. */
export function Part({ id, title, children }: { id: string; title: string; children: Child }) {
  return (
    <section class="members-part" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

interface ButtonProps {
  readonly reader: Reader;
  readonly action: string;
  /** What is sent with it. */
  readonly send: Readonly<Record<string, string>>;
  readonly children: Child;
}

/** One deed on one button. */
export function DeedButton({ reader, action, send, children }: ButtonProps) {
  return (
    <form method="post" action={reader.link(action)}>
      {Object.entries(send).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <button type="submit" class="quiet">
        {children}
      </button>
    </form>
  );
}
