import { lengthOf } from './css-values.ts';
import type { Style } from './declarations.ts';

/** One part of a selector. */
interface Compound {
  readonly tag: string | undefined;
  /** `.class` and `#id`. */
  readonly names: readonly string[];
  /** Whether what follows stands directly in it. */
  readonly isParent: boolean;
}

export interface Selector {
  readonly own: Compound;
  /** From the outermost. */
  readonly around: readonly Compound[];
  /** Whether it asks for more than what is known of an element. */
  readonly isVague: boolean;
  /** Whether it may be none: then a program takes nothing of the list in which it stands. */
  readonly isOdd: boolean;
}

export interface Rule extends Selector {
  readonly style: Style;
}

/** What holds of nobody who just reads, or is no element. */
const never =
  /^(?:hover|active|focus|focus-visible|focus-within|visited|target|before|after|first-line|first-letter|marker|selection|placeholder)$/;
const name = /[.#](?:[\w-]|[\u0080-\uffff])+/y;
const tagName = /\*|[a-z][\w-]*/iy;
const state = /::?([a-z-]+)/iy;
const between = / ?[>+~] ?| /y;

/** Of a state, a place or another selector; whatever else has a colon may be none. */
const states: ReadonlySet<string> = new Set(
  (
    'not is where has nth-child nth-last-child nth-of-type nth-last-of-type first-child last-child only-child first-of-type last-of-type ' +
    'only-of-type empty root link any-link enabled disabled checked required optional lang dir read-only read-write'
  ).split(' '),
);

/** Undefined for what matches nothing. Once through: what is not understood makes it vague, and matches all that the rest of it does. */
export function selectorOf(text: string): Selector | undefined {
  const parts: { tag?: string; names: string[]; isParent: boolean; isAsked?: boolean }[] = [{ names: [], isParent: false }];
  let isVague = false;
  let isOdd = false;
  const selector = text.replace(/<!--|-->/g, '').trim();
  for (let at = 0; at < selector.length; ) {
    const part = parts.at(-1) as (typeof parts)[number];
    const take = (pattern: RegExp) => {
      pattern.lastIndex = at;
      const found = pattern.exec(selector);
      if (found) at += found[0].length;
      return found;
    };
    const tag = part.tag === undefined && part.names.length === 0 ? take(tagName) : null;
    if (tag) {
      part.tag = tag[0].toLowerCase();
      continue;
    }
    const called = take(name);
    if (called) {
      part.names.push(called[0]);
      continue;
    }
    const combined = take(between);
    if (combined) {
      const sign = combined[0].trim();
      if (sign === '+' || sign === '~') {
        // Of what stands before it nothing is known but that it has the same things around it.
        parts.pop();
        isVague = true;
      } else part.isParent = sign === '>';
      parts.push({ names: [], isParent: false });
      continue;
    }
    const pseudo = take(state);
    if (pseudo && never.test(pseudo[1] as string)) return undefined;
    isVague = true;
    if (!pseudo) at += 1;
    if (pseudo ? !states.has((pseudo[1] as string).toLowerCase()) : selector[at - 1] !== '[') isOdd = true;
    else part.isAsked = true;
    // What stands in brackets may be a selector of its own.
    if (pseudo ? selector[at] === '(' : selector[at - 1] === '[') at = endOfBrackets(selector, pseudo ? at : at - 1);
  }
  const all = parts.map(({ tag, names, isParent }) => ({ tag: tag === '*' ? undefined : tag, names, isParent }));
  const own = all.at(-1) as Compound;
  if (parts.some(({ tag, names, isAsked }) => tag === undefined && names.length === 0 && !isAsked)) isOdd = true;
  return { own, around: all.slice(0, -1), isVague: isVague || isOdd, isOdd };
}

function endOfBrackets(text: string, from: number): number {
  let open = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '(' || text[at] === '[') open += 1;
    else if (text[at] === ')' || text[at] === ']') open -= 1;
    if (open === 0) return at + 1;
  }
  return text.length;
}

/** How much an element around another one is asked for. */
export interface Around {
  readonly tag: string;
  readonly names: readonly string[];
}

/** Elements around one that are looked at to see whether a rule is of it. */
export const mostAround = 16;

/** What is open around an element. */
export interface Surroundings {
  /** The nearest of what is around, the nearest first, and no more of them than are looked at. */
  readonly nearest: () => readonly Around[];
  readonly isOpen: (name: string) => boolean;
}

const fits = ({ tag, names }: Compound, one: Around) =>
  (tag === undefined || tag === one.tag) && names.every((name) => one.names.includes(name));

/** Whether a rule is of an element; undefined where that is not certain. */
export function matches(rule: Selector, tag: string, names: ReadonlySet<string>, { nearest, isOpen }: Surroundings): boolean | undefined {
  const { own, around, isVague } = rule;
  if (own.tag !== undefined && own.tag !== tag) return false;
  if (!own.names.every((name) => names.has(name))) return false;
  if (around.length === 0) return isVague ? undefined : true;
  if (!around.every((one) => (one.tag === undefined || isOpen(one.tag)) && one.names.every(isOpen)))
    return isParentless(around) ? undefined : false;
  if (isVague) return undefined;
  const near = nearest();
  let at = 0;
  for (const one of around.toReversed()) {
    if (one.isParent) {
      if (at >= near.length) return undefined;
      // Directly in it: another one further out may still have such a row of elements.
      if (!fits(one, near[at] as Around)) return around.length === 1 ? false : undefined;
      at += 1;
    } else {
      while (at < near.length && !fits(one, near[at] as Around)) at += 1;
      // Further out than what is looked at, one is known to be there if it has one name.
      if (at >= near.length && near.length < mostAround && !around.some(({ isParent }) => isParent)) return false;
      if (at >= near.length) return around.length === 1 && one.names.length + (one.tag === undefined ? 0 : 1) === 1 ? true : undefined;
      at += 1;
    }
  }
  return true;
}

/** The page itself is never among what is open. */
const isParentless = (around: readonly Compound[]) => around.some(({ tag }) => tag === 'html' || tag === 'body');

/** Widths that a window in which mails are read may have. */
const usualWidth = 1000;
const widest = 4000;

/** Whether a group of rules holds where a mail is read in a window of usual width; undefined where that is not certain. */
export function appliesTo(head: string): boolean | undefined {
  const [, name = '', condition = ''] = /^@([\w-]+)([\s\S]*)$/.exec(head.toLowerCase()) ?? [];
  if (name !== 'media') return ['supports', 'layer', 'container', 'scope', 'starting-style', 'document'].includes(name) ? undefined : false;
  const all = condition.split(',').map(holds);
  return all.includes(true) ? true : all.includes(undefined) ? undefined : false;
}

function holds(query: string): boolean | undefined {
  if (query.includes('((')) return undefined;
  const parts = query.split(/[()]/);
  const type = parts
    .filter((_, at) => at % 2 === 0)
    .join(' ')
    .split(/\s+/)
    .filter((word) => !['', 'only', 'and'].includes(word))
    .join(' ');
  const features = parts.filter((_, at) => at % 2 === 1).map(featureHolds);
  if (type === 'not all') return features.length === 0 ? false : undefined;
  if (type === 'not print') return features.length === 0 ? true : undefined;
  if (/^[a-z]+$/.test(type) && !['all', 'screen', 'not', 'or'].includes(type)) return false;
  if (!['', 'all', 'screen'].includes(type)) return undefined;
  return features.includes(false) ? false : features.includes(undefined) ? undefined : true;
}

function featureHolds(feature: string): boolean | undefined {
  const [, side, size] = /^ ?(min|max)-(?:device-)?width ?: ?(\S+) ?$/.exec(feature) ?? [];
  const width = lengthOf(size);
  if (side === 'min' && width !== undefined) return width <= usualWidth ? true : width > widest ? false : undefined;
  if (side === 'max' && width !== undefined) return width < usualWidth ? false : width >= widest ? true : undefined;
  return /^ ?prefers-color-scheme ?: ?dark ?$/.test(feature) ? false : undefined;
}
