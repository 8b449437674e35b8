import { type Around, appliesTo } from './css-rules.ts';
import { type Declarations, declare, emptyStyle, overlay, type Style, styleOf } from './declarations.ts';
import { type Sayings, StyleSheet } from './style-sheet.ts';
import { blocks, tableParts, unread } from './tags.ts';

export type AttributeName =
  | 'alt'
  | 'background'
  | 'bgcolor'
  | 'border'
  | 'class'
  | 'color'
  | 'colspan'
  | 'height'
  | 'hidden'
  | 'href'
  | 'id'
  | 'media'
  | 'open'
  | 'role'
  | 'src'
  | 'start'
  | 'style'
  | 'text'
  | 'title'
  | 'type'
  | 'value'
  | 'width';

export type Attributes = Partial<Record<AttributeName, string>>;

/** Programs and attributes say what any style stands over. */
const ofPrograms = -2;
const ofAttribute = -1;

const gone: Sayings = { sure: styleOf('display:none').sure, maybe: [] };
const byTag: Readonly<Record<string, Style>> = {
  ...Object.fromEntries(['s', 'strike', 'del'].map((tag) => [tag, styleOf('text-decoration:line-through', ofPrograms)])),
  pre: styleOf('white-space:pre', ofPrograms),
  mark: styleOf('background-color:#ff0;color:#000', ofPrograms),
  button: styleOf('background-color:buttonface;color:buttontext', ofPrograms),
};
const closed = styleOf('display:none', ofPrograms);

/** What tags, attributes and style sheets say of how an element looks. */
export class Looks {
  readonly #sheet: StyleSheet;
  /** What was read before: then all of it holds from the beginning. */
  readonly #isRead: boolean;
  /** How many elements of a class or id are open. */
  readonly #open = new Map<string, number>();
  readonly #isTagOpen: (tag: string) => boolean;
  readonly #nearest: () => readonly Around[];
  #applies: boolean | undefined = true;

  constructor(isTagOpen: (tag: string) => boolean, nearest: () => readonly Around[], sheet?: StyleSheet) {
    this.#sheet = sheet ?? new StyleSheet();
    this.#isRead = sheet !== undefined;
    this.#isTagOpen = isTagOpen;
    this.#nearest = nearest;
  }

  get sheet(): StyleSheet {
    return this.#sheet;
  }

  beginSheet({ media, type }: Attributes): void {
    if (this.#isRead) return;
    this.#applies = media === undefined || media.trim() === '' || appliesTo(`@media ${media.slice(0, longest)}`);
    if (type !== undefined && type !== '' && type.toLowerCase() !== 'text/css') this.#applies = false;
    // As if all of it stood in a group.
    if (this.#applies === undefined) this.#sheet.feed('@supports (unknown) {');
  }

  feedSheet(text: string): void {
    if (this.#applies !== false && !this.#isRead) this.#sheet.feed(text);
  }

  endSheet(): void {
    if (!this.#isRead) this.#sheet.end();
  }

  /** The classes and the id of an element, as selectors name them; none while no selector could ask. */
  namesOf({ class: classes = '', id }: Attributes): readonly string[] {
    if (this.#sheet.isEmpty || (classes === '' && id === undefined)) return [];
    const names = new Set(classes.split(/\s+/).filter((name) => name !== ''));
    return [...[...names].map((name) => `.${name}`), ...(id === undefined ? [] : [`#${id}`])];
  }

  begin(names: readonly string[]): void {
    for (const name of names) this.#open.set(name, (this.#open.get(name) ?? 0) + 1);
  }

  end(names: readonly string[]): void {
    for (const name of names) this.#open.set(name, (this.#open.get(name) ?? 0) - 1);
  }

  /** Undefined where nothing is said. */
  sayingsOf(tag: string, attributes: Attributes, names: readonly string[]): Sayings | undefined {
    if (unread.has(tag)) return gone;
    const own = [
      tag === 'dialog' && attributes.open === undefined ? closed : byTag[tag],
      ofAttributes(tag, attributes),
      ofStyle(attributes),
    ].filter((one) => one !== undefined);
    const ofSheet = this.#ofSheet(tag, names);
    if (own.length === 0 && !ofSheet) return undefined;
    const sure = new Map(ofSheet?.sure);
    for (const one of own) overlay(sure, one.sure);
    const maybe = [...(ofSheet?.maybe ?? []), ...own.map((one) => one.maybe).filter((one) => one.size > 0)];
    const isTable = tag === 'table' || tableParts.has(tag);
    const plain = [sure, ...maybe.map((more) => new Map(more))];
    for (const declared of plain) {
      if (isTable || tag === 'body' || isInLine(tag, declared, sure)) for (const name of ofBoxes) declared.delete(name);
    }
    return { sure, maybe: plain.slice(1) };
  }

  #ofSheet(tag: string, names: readonly string[]): Sayings | undefined {
    if (this.#sheet.isEmpty) return undefined;
    return this.#sheet.of(tag, names, {
      nearest: this.#nearest,
      isOpen: (name) => (/^[.#]/.test(name) ? (this.#open.get(name) ?? 0) > 0 : this.#isTagOpen(name)),
    });
  }
}

/** What says nothing of an element that is set in a line. */
const ofBoxes = [
  'height',
  'max-height',
  'width',
  'max-width',
  'overflow',
  'overflow-x',
  'overflow-y',
  'text-indent',
  'transform',
  'margin-top',
];

const isInLine = (tag: string, declared: Declarations, sure: Declarations) =>
  !blocks.has(tag) &&
  !tableParts.has(tag) &&
  !boxes.has(tag) &&
  !/block|table|flex|grid|flow-root|list-item/.test((declared.get('display') ?? sure.get('display'))?.value ?? '') &&
  !/absolute|fixed/.test((declared.get('position') ?? sure.get('position'))?.value ?? '');

const boxes: ReadonlySet<string> = new Set(['body', 'button', 'img', 'video', 'audio', 'iframe']);

function ofAttributes(tag: string, { hidden, bgcolor, background, color, text, href }: Attributes): Style | undefined {
  const said = [
    hidden === undefined ? '' : 'display:none',
    bgcolor ? `background-color:${colour(bgcolor)}` : '',
    background ? 'background-image:url()' : '',
    tag === 'font' && color ? `color:${colour(color)}` : '',
    tag === 'body' && text ? `color:${colour(text)}` : '',
    // Of whatever colour the reader's program gives to links, unless somebody says otherwise.
    tag === 'a' && href !== undefined ? 'color:linktext' : '',
  ].filter((one) => one !== '');
  if (said.length === 0) return undefined;
  const style = emptyStyle();
  for (const one of said) declare(style, one, one.length > longest, ofAttribute);
  return style;
}

/** Colours of attributes may be written without their sign. */
const colour = (text: string) => (/^\s*(?:[\da-f]{3}|[\da-f]{6})\s*$/i.test(text.slice(0, longest)) ? `#${text.trim()}` : text);
const longest = 100;

const ofStyle = ({ style }: Attributes): Style | undefined => (style ? styleOf(style) : undefined);
