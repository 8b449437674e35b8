import { CssText } from './css-text.ts';

/** What a style says of a thing, by property; what is marked as important stands beside the value. */
export type Declarations = Map<string, { readonly value: string; readonly important: boolean }>;

/** The properties on which it depends whether a text is seen. */
const wanted = new Set(
  (
    'display visibility opacity font-size font color background background-color background-image height max-height width max-width ' +
    'overflow overflow-x overflow-y text-indent position left top right margin-left margin-top clip clip-path transform text-decoration ' +
    'text-decoration-line white-space'
  ).split(' '),
);

/** The style of one element. */
export function declarationsOf(style: string): Declarations {
  const declared: Declarations = new Map();
  const css = new CssText();
  css.inBlock = true;
  for (const letter of style) if (css.feed(letter) === ';') declare(declared, css.take().text);
  declare(declared, css.end().text);
  return declared;
}

/** Puts `name: value` down, the later one before the earlier, unless that one was important. */
export function declare(declared: Declarations, declaration: string): void {
  const colon = declaration.indexOf(':');
  if (colon < 0) return;
  const name = unescaped(declaration.slice(0, colon)).trim().toLowerCase();
  if (!wanted.has(name)) return;
  const said = unescaped(declaration.slice(colon + 1)).toLowerCase();
  const mark = /! ?important ?$/.exec(said);
  put(declared, name, { value: said.slice(0, mark?.index).trim(), important: mark !== null });
}

function put(declared: Declarations, name: string, said: { readonly value: string; readonly important: boolean }): void {
  if (name === 'font') {
    const size = /(?:^|\s)([\d.]+(?:px|pt|em|rem|ex|%|vw|vh)?)(?:\s*\/|\s)/.exec(said.value)?.[1];
    if (size !== undefined) put(declared, 'font-size', { ...said, value: size });
    return;
  }
  // One property for both: what is said last counts, whichever of the names it has.
  const key = name === 'background' ? 'background-color' : name === 'text-decoration-line' ? 'text-decoration' : name;
  if (name === 'background') put(declared, 'background-image', said);
  const before = declared.get(key);
  if (!before?.important || said.important) declared.set(key, said);
}

/** `more` stands over `declared` unless that one is important. */
export function overlay(declared: Declarations, more: Declarations): void {
  for (const [name, said] of more) put(declared, name, said);
}

/** CSS writes letters as numbers, too. */
const unescaped = (text: string): string =>
  text.includes('\\')
    ? text.replace(/\\([\da-f]{1,6})\s?|\\(.)/gi, (_, hex: string | undefined, letter: string) =>
        hex === undefined ? letter : String.fromCodePoint(Math.min(Number.parseInt(hex, 16), 0x10ffff)),
      )
    : text;
