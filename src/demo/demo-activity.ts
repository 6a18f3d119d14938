// An activity of the demo, in the form that the API takes.

export interface DemoActivity {
  readonly id: string;
  readonly association: string;
  readonly coHosts?: readonly string[];
  /** In Danish and at least one other language. */
  readonly title: Readonly<Record<string, string>>;
  readonly description?: Readonly<Record<string, string>>;
  readonly categories: readonly string[];
  readonly audiences?: readonly string[];
  readonly languages: readonly string[];
  readonly needs?: readonly string[];
  readonly venue?: string;
  readonly place?: Readonly<Record<string, string>>;
  readonly online?: string;
  readonly status?: 'confirmed' | 'tentative';
  readonly visibility?: 'public' | 'network' | 'busy';
  readonly schedule: {
    readonly start: string;
    readonly duration: string;
    readonly rule?: string;
    readonly added?: readonly string[];
    readonly changed?: Readonly<Record<string, object>>;
  };
}

/** The same id each time, so that links to the demo stay good. */
export function demoId(number: number): string {
  return `de300000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}
