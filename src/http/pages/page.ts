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
  /** Whether it is for whoever asks alone, so that nothing on the way may keep it. */
  readonly isPrivate?: boolean;
  /** A module of public/ that it needs besides those of every page. */
  readonly script?: string;
  /** Whether it shows others of our pages in frames. */
  readonly framesOurOwn?: boolean;
  /** Whether its script asks our own server. */
  readonly asksOurOwn?: boolean;
}

/** Another address that says the same in a better way. */
export interface Elsewhere {
  readonly elsewhere: string;
}
