// A page as its handler tells it.
import type { Child } from 'hono/jsx';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

export interface Page {
  /** What the tab and search results call it; the network's name follows. */
  readonly title: string;
  readonly content: Child;
  readonly status?: ContentfulStatusCode;
  /** The calendar that this page is about: its address, for programs that look for one. */
  readonly feed?: string;
  /** Whether search engines should leave it out, as one of endlessly many. */
  readonly isUnlisted?: boolean;
}

/** Another address that says the same in a better way. */
export interface Elsewhere {
  readonly elsewhere: string;
}
