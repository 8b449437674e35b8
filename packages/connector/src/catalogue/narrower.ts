import type { Narrower, OperationFacts } from './facts.ts';

/** Why an input is not exactly what a narrower scope opens, and what would be; undefined where it is. */
export function misfit({ when, fields }: Narrower, { places }: Pick<OperationFacts, 'places'>, input: unknown): string | undefined {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return 'the input is no object';
  for (const [path, values] of Object.entries(when)) {
    const value = valueAt(input, path.split('.'));
    if (value === undefined) return `${path} is missing: ${eitherOf(values)}`;
    if (typeof value !== 'string' || !values.includes(value)) return `${path} is ${shown(value)}, not ${eitherOf(values)}`;
  }
  const other = Reflect.ownKeys(input).find((name) => !isOpen(String(name), input));
  return other === undefined ? undefined : `${String(other).slice(0, 100)} is given: leave it out`;

  function isOpen(name: string, given: object): boolean {
    const place = Object.hasOwn(places, name) ? places[name] : undefined;
    return place === 'path' || (place !== undefined && fields.includes(name)) || (given as Record<string, unknown>)[name] === undefined;
  }
}

const eitherOf = (words: readonly string[]) => words.join(', ').replace(/, (?=[^,]*$)/, ' or ');

/** Of its own: what an object inherits was sent by nobody. */
function valueAt(value: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined) return value;
  const isThere = typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, name);
  return isThere ? valueAt((value as Record<string, unknown>)[name], rest) : undefined;
}

const shown = (value: unknown) =>
  typeof value === 'string' && /^[\w-]{1,40}$/.test(value)
    ? value
    : value === null
      ? 'nothing'
      : Array.isArray(value)
        ? 'a list'
        : 'something else';
