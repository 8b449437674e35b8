/* JSON whose integers are what they were: beyond 2^53 a number is another one, and ids of conversations are near it. */

/** Only what has so long a number is read the dearer way, which costs eight times as much. Inside of a text it costs only time. */
const perhapsInexact = /(?:^|[:,[\s])-?\d{16,}/;
/** No id has so many digits, and reading them takes time by their square. */
const mostDigits = 100;

interface Source {
  readonly source?: string;
}

const exact = (_: string, value: unknown, { source }: Source = {}): unknown =>
  typeof value === 'number' && source !== undefined && !Number.isSafeInteger(value) && source.length <= mostDigits && /^-?\d+$/.test(source)
    ? BigInt(source)
    : value;

/** `JSON.parse`, with an integer of up to 100 digits that a number cannot hold as a `bigint`. Throws `SyntaxError`, and `RangeError` for what is nested too deeply. */
export function parseExact(text: string): unknown {
  // The platform gives the reviver a third argument, of which the types of TypeScript do not know yet.
  return perhapsInexact.test(text) ? JSON.parse(text, exact as (key: string, value: unknown) => unknown) : JSON.parse(text);
}

const { rawJSON } = JSON as unknown as { rawJSON(text: string): unknown };
const written = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? rawJSON(String(value)) : value);

/** `JSON.stringify`, with every digit of a `bigint`. */
export function toExactJson(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch (cause) {
    // What it cannot write is a bigint, or goes in a circle: the second try tells them apart.
    if (!(cause instanceof TypeError)) throw cause;
    return JSON.stringify(value, written);
  }
}

/** What is said of such a number. */
export const inexactNumber = `is a number beyond 2^53 (${Number.MAX_SAFE_INTEGER}), of which the last digits are lost on the way: give it as text`;

/** Where a value has a number that was another one before it was read: the path of the first, or undefined. */
export function inexactAt(value: unknown): readonly (string | number)[] | undefined {
  if (typeof value === 'number') return Number.isInteger(value) === Number.isSafeInteger(value) && Number.isFinite(value) ? undefined : [];
  if (typeof value !== 'object' || value === null) return undefined;
  const entries = Array.isArray(value) ? value.entries() : Object.entries(value);
  for (const [key, inner] of entries) {
    const within = inexactAt(inner);
    if (within) return [key, ...within];
  }
  return undefined;
}
