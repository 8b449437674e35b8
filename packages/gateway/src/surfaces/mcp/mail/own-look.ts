import { appliesTo } from './css-rules.ts';
import { type Declarations, declarationsOf, declare, overlay } from './declarations.ts';
import { StyleSheet } from './style-sheet.ts';
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

const gone = declarationsOf('display:none');
const struck = declarationsOf('text-decoration:line-through');
const typed = declarationsOf('white-space:pre');

/** What tags, attributes and style sheets say of how an element looks. */
export class Looks {
  readonly #sheet = new StyleSheet();
  /** How many elements of a class or id are open. */
  readonly #open = new Map<string, number>();
  readonly #isTagOpen: (tag: string) => boolean;
  #applies = true;

  constructor(isTagOpen: (tag: string) => boolean) {
    this.#isTagOpen = isTagOpen;
  }

  beginSheet({ media }: Attributes): void {
    this.#applies = media === undefined || appliesTo(`@media ${media}`);
  }

  feedSheet(text: string): void {
    if (this.#applies) this.#sheet.feed(text);
  }

  endSheet(): void {
    this.#sheet.end();
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
  declaredOf(tag: string, attributes: Attributes, names: readonly string[]): Declarations | undefined {
    if (unread.has(tag)) return gone;
    const layers = [ofTag(tag), ofAttributes(tag, attributes), this.#ofSheet(tag, names), ofStyle(attributes)].filter(
      (one) => one !== undefined,
    );
    if (layers.length === 0) return undefined;
    const declared: Declarations = new Map();
    for (const layer of layers) overlay(declared, layer);
    if (isInLine(tag, declared)) for (const name of ofBoxes) declared.delete(name);
    return declared;
  }

  #ofSheet(tag: string, names: readonly string[]): Declarations | undefined {
    if (this.#sheet.isEmpty) return undefined;
    return this.#sheet.of(tag, names, (name) => (/^[.#]/.test(name) ? (this.#open.get(name) ?? 0) > 0 : this.#isTagOpen(name)));
  }
}

/** What says nothing of an element that is set in a line. */
const ofBoxes = ['height', 'max-height', 'width', 'overflow', 'overflow-x', 'overflow-y', 'text-indent', 'transform', 'margin-top'];

const isInLine = (tag: string, declared: Declarations) =>
  !blocks.has(tag) &&
  !tableParts.has(tag) &&
  !boxes.has(tag) &&
  !/block|table|flex|grid|flow-root|list-item/.test(declared.get('display')?.value ?? '') &&
  !/absolute|fixed/.test(declared.get('position')?.value ?? '');

const boxes: ReadonlySet<string> = new Set(['body', 'button', 'img', 'video', 'audio', 'iframe']);

function ofTag(tag: string): Declarations | undefined {
  if (tag === 's' || tag === 'strike' || tag === 'del') return struck;
  return tag === 'pre' ? typed : undefined;
}

function ofAttributes(tag: string, { hidden, bgcolor, background, color, text, href }: Attributes): Declarations | undefined {
  const said = [
    hidden === undefined ? '' : 'display:none',
    bgcolor ? `background-color:${bgcolor}` : '',
    background ? 'background-image:url()' : '',
    tag === 'font' && color ? `color:${color}` : '',
    tag === 'body' && text ? `color:${text}` : '',
    // Of whatever colour the reader's program gives to links, unless somebody says otherwise.
    tag === 'a' && href !== undefined ? 'color:linktext' : '',
  ].filter((one) => one !== '');
  if (said.length === 0) return undefined;
  const declared: Declarations = new Map();
  for (const one of said) declare(declared, one);
  return declared;
}

const ofStyle = ({ style }: Attributes): Declarations | undefined => (style ? declarationsOf(style) : undefined);
