// What the answers of the API hold, as far as tests look into it.
import type { Answered, TestApp } from '../../support/app.ts';

export interface ClashTold {
  readonly activity: {
    readonly id: string;
    readonly title: Record<string, string>;
    readonly association: string;
  };
  readonly reasons: readonly string[];
  readonly severity: string;
  readonly count: number;
  readonly dates: readonly string[];
  readonly state: string;
}

export interface Report {
  readonly verdict: {
    readonly occurrences: number;
    readonly clashing: number;
    readonly severity: string | null;
  };
  readonly clashes: readonly ClashTold[];
  readonly notices: readonly ({ readonly kind: string } & Record<string, unknown>)[];
}

export interface ActivityTold {
  readonly id: string;
  readonly uid: string;
  readonly sequence: number;
  readonly created: string;
  readonly updated: string;
  readonly title: Record<string, string>;
  readonly status: string;
  readonly venue: string | null;
  readonly schedule: Record<string, unknown>;
}

export interface PublishedTold extends Report {
  readonly activity: ActivityTold;
}

export interface Checked extends Report {
  readonly suggestions: readonly {
    readonly start: string;
    readonly rule: string | null;
    readonly clashing: number;
    readonly severity: string | null;
  }[];
}

export interface OccurrenceTold {
  readonly activity: string;
  readonly recurrenceId: string;
  readonly start: string;
  readonly end: string;
  readonly timeZone: string;
  readonly allDay: boolean;
  readonly title: Record<string, string>;
  readonly association: string;
  readonly venue: string | null;
  readonly status: string;
  readonly changed: boolean;
}

export interface ProblemTold {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly errors?: readonly {
    readonly field: string;
    readonly pointer?: string;
    readonly parameter?: string;
    readonly detail: string;
  }[];
  readonly requestId?: string;
}

/** The body as what the status says it is. */
export function told<Body>(answer: Answered, status: number): Body {
  if (answer.status !== status) throw new Error(`${answer.status} instead of ${status}: ${answer.text}`);
  return answer.body as Body;
}

/** Publishes as the coordinator, and gives what was answered. */
export async function published({ api }: TestApp, input: unknown): Promise<PublishedTold> {
  return told(await api('POST', '/activities', { as: 'coordinator', body: input }), 201);
}
