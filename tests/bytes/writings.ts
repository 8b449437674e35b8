/** One of the ways to write the same JSON. */
export interface Writing {
  readonly name: string;
  write(value: unknown): string;
}

const text = /"(?:[^"\\]|\\.)*"/g;
const escapeOf = (letter: string) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** In every text and name: slashes with a backslash, letters that need none as escapes, and all that is not ASCII. */
const escaped = (json: string) =>
  json.replaceAll(text, (one) =>
    one
      .replaceAll(/\\.|[ae/]/g, (found) => (found.length > 1 ? found : found === '/' ? '\\/' : escapeOf(found)))
      .replaceAll(/[^ -~]/g, (letter) => escapeOf(letter).toUpperCase().replace('\\U', '\\u')),
  );

const reversed = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(reversed);
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, inner]) => [name, reversed(inner)]),
  );
};

const writings: readonly Writing[] = [
  { name: 'compact', write: (value) => JSON.stringify(value) },
  { name: 'spaced, with a line at the end', write: (value) => ` ${JSON.stringify(value, null, '\t').replaceAll('\n', '\r\n')}\r\n` },
  { name: 'escaped', write: (value) => escaped(JSON.stringify(value)) },
  { name: 'in another order, as lines', write: (value) => `${JSON.stringify(reversed(value), null, 2)}\n` },
];

let turn = 0;
/** Some of them, in turn: hundreds of examples have each many times. */
export const nextWritings = (count: number): readonly Writing[] =>
  Array.from({ length: count }, () => writings[turn++ % writings.length]).filter((one) => one !== undefined);

/** What reading and writing it once would change: long and odd numbers, letters beyond the first plane, line separators. */
export const fragile =
  '{"long":[9007199254740993,-12345678901234567890,123456789012345678901234567890],"odd":[1e2,1.0,-0,1E-7,0.10,5e-324],' +
  '"letters":"😀 \\ud83d\\ude00 \u2028\u2029 \\u2028 é e\u0301 \\u0000 \u007f \ufeff","\\u0061\\/":{"":null},"empty":[[],{},""]}';

/** The same object with one field more, as it is written. */
export const withField = (json: string, name: string, written: string): string =>
  json.replace(
    /^(\s*\{)(\s*)(\}?)/,
    (_, brace: string, space: string, end: string) => `${brace}${space}"${name}": ${written}${end === '' ? ',' : '}'}`,
  );
