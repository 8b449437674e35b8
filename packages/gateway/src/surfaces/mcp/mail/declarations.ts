import { CssText } from './css-text.ts';
import { isTaken } from './css-values.ts';

interface Said {
  readonly value: string;
  readonly important: boolean;
  /** What is heavier stands over what is lighter, and the later over the earlier. */
  readonly weight: number;
}

/** What a style says of a thing, by property; what is marked as important stands beside the value. */
export type Declarations = Map<string, Said>;

/** What is certain, and what a reader's program may take or not. */
export interface Style {
  readonly sure: Declarations;
  readonly maybe: Declarations;
}

/** The properties on which it depends whether a text is seen. */
const wanted = new Set(
  (
    'display visibility opacity font-size font color -webkit-text-fill-color background background-color background-image background-clip ' +
    '-webkit-background-clip height max-height min-height width max-width min-width overflow overflow-x overflow-y text-indent position ' +
    'left top right margin margin-left margin-top padding padding-bottom padding-right clip clip-path transform filter text-decoration ' +
    'text-decoration-line text-shadow animation animation-name white-space'
  ).split(' '),
);

/** Styles of an element stand over those of a sheet. */
const ofElement = 1e15;

export const emptyStyle = (): Style => ({ sure: new Map(), maybe: new Map() });

/** The style of one element. */
export function styleOf(style: string, weight = ofElement): Style {
  const said = emptyStyle();
  const css = new CssText();
  css.inBlock = true;
  // A block within stands for elements of its own.
  let depth = 0;
  for (const letter of style) {
    const end = css.feed(letter);
    if (end === undefined || end === ',') {
      if (end === ',') css.add(',');
      continue;
    }
    const piece = css.take();
    if (end === '{') depth += 1;
    else if (depth > 0) depth -= end === '}' ? 1 : 0;
    else if (end === ';') declare(said, piece.text, piece.isCut, weight);
  }
  const last = css.end();
  if (depth === 0) declare(said, last.text, last.isCut, weight);
  return said;
}

/** Puts `name: value` down, the later one before the earlier, unless that one was important. */
export function declare(style: Style, declaration: string, isCut: boolean, weight: number): void {
  const colon = declaration.indexOf(':');
  if (colon < 0) return;
  const name = unescaped(declaration.slice(0, colon)).trim().toLowerCase();
  if (!wanted.has(name)) return;
  const said = unescaped(declaration.slice(colon + 1)).toLowerCase();
  const mark = /! ?important ?$/.exec(said);
  put(style, name, { value: said.slice(0, mark?.index).trim(), important: mark !== null, weight }, isCut);
}

const alsoCalled: Readonly<Record<string, string>> = {
  background: 'background-color',
  'text-decoration-line': 'text-decoration',
  '-webkit-background-clip': 'background-clip',
  'animation-name': 'animation',
};

function put(style: Style, name: string, said: Said, isCut: boolean): void {
  if (name === 'font') {
    const size = /(?:^| )((?:0|[\d.]+(?:px|pt|pc|in|cm|mm|em|rem|ex|ch|%|vw|vh)))(?: ?\/| )/.exec(said.value)?.[1];
    if (size !== undefined) put(style, 'font-size', { ...said, value: size }, isCut);
    return;
  }
  if (name === 'margin' || name === 'padding') {
    const [top = '', right = top, bottom = top, left = right] = said.value.split(' ');
    if (name === 'margin')
      for (const [side, value] of Object.entries({ top, left })) put(style, `margin-${side}`, { ...said, value }, isCut);
    else for (const [side, value] of Object.entries({ bottom, right })) put(style, `padding-${side}`, { ...said, value }, isCut);
    return;
  }
  // One property for both: what is said last counts, whichever of the names it has.
  const key = alsoCalled[name] ?? name;
  const taken = isCut && name !== 'background' && name !== 'background-image' ? undefined : isTaken(name, said.value);
  if (taken === false) return;
  if (name === 'background') set(style.sure, 'background-image', said);
  if (name === 'background') set(style.sure, 'background-clip', said);
  set(taken ? style.sure : style.maybe, key, said);
}

function set(declared: Declarations, name: string, said: Said): void {
  const before = declared.get(name);
  const isOver = !before || (said.important === before.important ? said.weight >= before.weight : said.important);
  if (isOver) declared.set(name, said);
}

/** Whatever of `more` stands over `declared`. */
export function overlay(declared: Declarations, more: Declarations): void {
  for (const [name, said] of more) set(declared, name, said);
}

/** CSS writes letters as numbers, too. */
const unescaped = (text: string): string =>
  text.includes('\\')
    ? text.replace(/\\([\da-f]{1,6})\s?|\\(.)/gi, (_, hex: string | undefined, letter: string) =>
        hex === undefined ? letter : String.fromCodePoint(Math.min(Number.parseInt(hex, 16), 0x10ffff)),
      )
    : text;
