// The API's own description, for holding each answer against what it says.
import { faultsOf, isObject } from './json-schema.ts';

/** One call as the document describes it. */
export interface DescribedCall {
  readonly method: string;
  /** With its parts in braces, as `/activities/{id}`. */
  readonly path: string;
  readonly parameters: readonly Readonly<Record<string, unknown>>[];
  /** By media type; empty where no body is sent. */
  readonly body: Readonly<Record<string, unknown>>;
  /** By status. */
  readonly answers: Readonly<Record<string, unknown>>;
}

const METHODS = ['get', 'put', 'post', 'delete', 'patch'];
/** What any address may answer, whether it is told or not. */
const ANYWHERE = new Set([405, 500]);

export class ApiDescription {
  readonly document: unknown;
  readonly calls: readonly DescribedCall[];

  constructor(document: unknown) {
    this.document = document;
    this.calls = Object.entries(child(document, 'paths')).flatMap(([path, item]) =>
      METHODS.filter((method) => Object.hasOwn(item as object, method)).map((method) => {
        const call = child(item, method);
        const parameters = Array.isArray(call['parameters']) ? call['parameters'] : [];
        const body = isObject(call['requestBody']) ? child(call['requestBody'], 'content') : {};
        return { method: method.toUpperCase(), path, parameters, body, answers: child(call, 'responses') };
      }),
    );
  }

  /** The call that goes to a path below the API's own; null where none is described. */
  find(method: string, path: string): DescribedCall | null {
    const wanted = method === 'HEAD' ? 'GET' : method;
    const fits = (template: string): boolean =>
      new RegExp(`^${template.replace(/\{\w+\}/g, '[^/]+')}$`).test(path);
    const fitting = this.calls.filter((call) => call.method === wanted && fits(call.path));
    return fitting.find((call) => call.path === path) ?? fitting[0] ?? null;
  }

  /** What in an answer the description does not say; nothing where they agree. */
  faultsOfAnswer(method: string, path: string, status: number, type: string, body: unknown): string[] {
    const call = this.find(method, path);
    if (call === null || ANYWHERE.has(status)) return [];
    const answer = call.answers[status];
    if (!isObject(answer)) return [`${method} ${path} answers ${status}, which nobody is told of`];
    const content = isObject(answer['content']) ? answer['content'] : {};
    if (body === undefined) return [];
    const media = content[type];
    if (!isObject(media)) return [`${method} ${path} answers ${status} as ${type}, which nobody is told of`];
    return faultsOf(body, media['schema'], this.document);
  }
}

function child(of: unknown, name: string): Readonly<Record<string, unknown>> {
  const found = isObject(of) ? of[name] : undefined;
  if (!isObject(found)) throw new Error(`The description has no ${name}.`);
  return found;
}
