// Whether a value is what a JSON Schema says: as much of draft 2020-12 as the API's description uses, and an error for
// anything else, so that nothing passes by not being looked at.

type Schema = Readonly<Record<string, unknown>>;

const SAYS_NOTHING = new Set(['description', 'example', 'examples', 'title', 'default', 'format']);

/** What is wrong with the value, by where; nothing where it fits. `$ref`s are looked up in the document. */
export function faultsOf(value: unknown, schema: unknown, document: unknown, at = '$'): string[] {
  const { $ref, ...rest } = asSchema(schema);
  const faults = typeof $ref === 'string' ? faultsOf(value, resolve($ref, document), document, at) : [];
  for (const [keyword, rule] of Object.entries(rest)) {
    if (SAYS_NOTHING.has(keyword)) continue;
    const check = CHECKS[keyword];
    if (!check) throw new Error(`${at}: the schema says ${keyword}, which nobody checks here.`);
    faults.push(...check(value, rule, { schema: rest, document, at }));
  }
  return faults;
}

/** What a `$ref` within the document points at. */
export function resolve(ref: string, document: unknown): unknown {
  if (!ref.startsWith('#/')) throw new Error(`${ref} points out of the document.`);
  return ref
    .slice(2)
    .split('/')
    .reduce((found: unknown, step) => {
      const name = decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~');
      if (!isObject(found) || !Object.hasOwn(found, name)) throw new Error(`${ref} points at nothing.`);
      return found[name];
    }, document);
}

interface Place {
  readonly schema: Schema;
  readonly document: unknown;
  readonly at: string;
}

type Check = (value: unknown, rule: unknown, place: Place) => string[];

const CHECKS: Readonly<Record<string, Check>> = {
  type: (value, rule, { at }) => {
    const types = Array.isArray(rule) ? rule : [rule];
    return types.some((type) => isOfType(value, type)) ? [] : [`${at} is no ${types.join(' or ')}`];
  },
  enum: (value, rule, { at }) =>
    Array.isArray(rule) && rule.includes(value) ? [] : [`${at} is none of ${JSON.stringify(rule)}`],
  const: (value, rule, { at }) => (value === rule ? [] : [`${at} is not ${JSON.stringify(rule)}`]),
  pattern: (value, rule, { at }) =>
    typeof value !== 'string' || new RegExp(String(rule), 'u').test(value)
      ? []
      : [`${at} does not fit ${rule}`],
  minLength: (value, rule, { at }) => bounded(lengthOf(value), Number(rule), Infinity, at),
  maxLength: (value, rule, { at }) => bounded(lengthOf(value), 0, Number(rule), at),
  minimum: (value, rule, { at }) => bounded(numberOf(value), Number(rule), Infinity, at),
  maximum: (value, rule, { at }) => bounded(numberOf(value), -Infinity, Number(rule), at),
  maxItems: (value, rule, { at }) => bounded(Array.isArray(value) ? value.length : null, 0, Number(rule), at),
  maxProperties: (value, rule, { at }) =>
    bounded(isObject(value) ? Object.keys(value).length : null, 0, Number(rule), at),
  items: (value, rule, { document, at }) =>
    Array.isArray(value) ? value.flatMap((one, i) => faultsOf(one, rule, document, `${at}.${i}`)) : [],
  required: (value, rule, { at }) =>
    isObject(value) && Array.isArray(rule)
      ? rule.filter((key) => !Object.hasOwn(value, String(key))).map((key) => `${at}.${key} is missing`)
      : [],
  properties: (value, rule, { document, at }) =>
    isObject(value) && isObject(rule)
      ? Object.entries(rule)
          .filter(([key]) => Object.hasOwn(value, key))
          .flatMap(([key, schema]) => faultsOf(value[key], schema, document, `${at}.${key}`))
      : [],
  propertyNames: (value, rule, { document, at }) =>
    isObject(value)
      ? Object.keys(value).flatMap((key) => faultsOf(key, rule, document, `${at}, key ${key}`))
      : [],
  additionalProperties: (value, rule, { schema, document, at }) => {
    if (!isObject(value) || rule === true) return [];
    const known = isObject(schema['properties']) ? schema['properties'] : {};
    const others = Object.keys(value).filter((key) => !Object.hasOwn(known, key));
    if (rule === false) return others.map((key) => `${at}.${key} is unknown`);
    return others.flatMap((key) => faultsOf(value[key], rule, document, `${at}.${key}`));
  },
  anyOf: (value, rule, place) => alternatives(value, rule, place, (fitting) => fitting > 0),
  oneOf: (value, rule, place) => alternatives(value, rule, place, (fitting) => fitting === 1),
  allOf: (value, rule, { document, at }) =>
    Array.isArray(rule)
      ? rule.flatMap((schema) => faultsOf(value, schema, document, at))
      : [`${at}: bad allOf`],
};

function alternatives(
  value: unknown,
  rule: unknown,
  { document, at }: Place,
  isEnough: (fitting: number) => boolean,
): string[] {
  const each = (Array.isArray(rule) ? rule : []).map((schema) => faultsOf(value, schema, document, at));
  return isEnough(each.filter((faults) => faults.length === 0).length)
    ? []
    : [`${at} fits ${each.length} alternatives badly`, ...each.flat()];
}

function bounded(size: number | null, least: number, most: number, at: string): string[] {
  return size === null || (size >= least && size <= most)
    ? []
    : [`${at} is ${size}, not ${least} to ${most}`];
}

const lengthOf = (value: unknown): number | null => (typeof value === 'string' ? [...value].length : null);
const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);

function isOfType(value: unknown, type: unknown): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isObject(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}

function asSchema(schema: unknown): Schema {
  if (!isObject(schema)) throw new Error(`${JSON.stringify(schema)} is no schema.`);
  return schema;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
