import { type Colour, colourOf, isSeenOn, white } from './colours.ts';
import { lengthOf } from './css-values.ts';
import { type Declarations, overlay } from './declarations.ts';
import type { Sayings } from './style-sheet.ts';

/** How what stands in an element looks, as far as it matters to whoever reads it. */
export interface Look {
  /** Whether there is a place for it at all: nothing within makes it come back. */
  readonly shown: boolean;
  readonly visible: boolean;
  /** In pixels. */
  readonly size: number;
  readonly letters: Colour | undefined;
  /** Undefined behind a picture. */
  readonly paper: Colour | undefined;
  /** What the letters are filled with, if it is not their colour. */
  readonly fill: Colour | undefined;
  readonly isFilled: boolean;
  /** Whether letters have a shadow, or are cut out of what is behind them: then they may be seen, whatever their colour. */
  readonly isOutlined: boolean;
  /** Whether a person may not see what is taken as read: it depends on what only the program knows that shows the mail. */
  readonly isUnsure: boolean;
  readonly struck: boolean;
  /** Whether lines end where they end in the source. */
  readonly asTyped: boolean;
  /** What follows from all that. */
  readonly isRead: boolean;
}

export const rootLook: Look = {
  shown: true,
  visible: true,
  size: 16,
  letters: { rgb: [0, 0, 0], alpha: 1 },
  paper: white,
  fill: undefined,
  isFilled: false,
  isOutlined: false,
  isUnsure: false,
  struck: false,
  asTyped: false,
  isRead: true,
};

/** Letters of three pixels are a line. */
const largestUnread = 3;
/** Pixels that bring a thing out of any window and any box it may stand in; and those that may. */
const outOfSight = { least: 500, across: 2000, down: 5000 };

/** Of all that may hold, what shows most: only what is certainly not seen is not shown. */
export function inherit(parent: Look, said: Sayings | undefined): Look {
  if (!said) return parent;
  const { sure, maybe } = said;
  const look = withAll(parent, sure);
  if (maybe.length === 0) return look;
  const looks = [look, ...maybe.map((more) => withAll(parent, joined(sure, more)))];
  const seen = looks.find((one) => one.isRead) ?? looks.find((one) => one.shown) ?? look;
  return seen.isRead && !parent.isUnsure && looks.some((one) => !one.isRead || one.isUnsure) ? { ...seen, isUnsure: true } : seen;
}

function joined(sure: Declarations, more: Declarations): Declarations {
  const all: Declarations = new Map(sure);
  overlay(all, more);
  return all;
}

function withAll(parent: Look, declared: Declarations): Look {
  if (declared.size === 0) return parent;
  const said = (name: string) => declared.get(name)?.value;
  const size = sizeOf(said('font-size'), parent.size);
  const gone = isGone(said, size);
  const shown = parent.shown && gone !== true;
  const visible = visibility(said('visibility'), parent.visible);
  const letters = lettersOf(said('color'), parent.letters);
  const paper = paperOf(said('background-color'), said('background-image'), parent.paper);
  const filled = said('-webkit-text-fill-color');
  const isFilled = filled === undefined ? parent.isFilled : !/^(?:currentcolor|inherit|initial|unset|revert)/.test(filled);
  const fill = filled === undefined ? parent.fill : colourOf(filled);
  const shadow = said('text-shadow') ?? 'inherit';
  const isOutlined =
    (shadow === 'inherit' ? parent.isOutlined : shadow !== 'none' && shadow !== 'initial') ||
    /\btext\b/.test(said('background-clip') ?? '');
  const ink = isFilled ? fill : letters;
  const isPale = ink !== undefined && (ink.alpha < faintest || (paper !== undefined && !isSeenOn(ink, paper)));
  const isOver = /absolute|fixed/.test(said('position') ?? '') && paper === parent.paper;
  // What was put somewhere stands on something else.
  const isBlind = isPale && !isOutlined && !isOver;
  const isRead = shown && visible && size > largestUnread && !isBlind;
  return {
    shown,
    visible,
    size,
    letters,
    paper: isOver ? undefined : paper,
    fill,
    isFilled,
    isOutlined,
    isUnsure: parent.isUnsure || gone === undefined || (isRead && isPale),
    struck: parent.struck || /line-through/.test(said('text-decoration') ?? ''),
    asTyped: asTyped(said('white-space'), parent.asTyped),
    isRead,
  };
}

type Said = (name: string) => string | undefined;

/** Undefined where it depends on what stands around it. */
function isGone(said: Said, size: number): boolean | undefined {
  if (said('display') === 'none') return true;
  const found = [isFaint(said), isCutOff(said, size), isAway(said, size)];
  if (!found.includes(true)) return found.includes(undefined) ? undefined : false;
  // What moves may come.
  return /^none|^$/.test(said('animation') ?? '') ? true : undefined;
}

const faintest = 0.06;

function isFaint(said: Said): boolean {
  const filter = /opacity\( ?([\d.]+%?) ?\)/.exec(said('filter') ?? '')?.[1];
  return [said('opacity'), filter].some((value) => {
    if (value === undefined || !/^[-+\d.]/.test(value)) return false;
    return Number.parseFloat(value) / (value.endsWith('%') ? 100 : 1) < faintest;
  });
}

function isCutOff(said: Said, size: number): boolean {
  const isNone = (name: string, least: string, padding: string) => {
    const length = lengthOf(said(name), size);
    if (length === undefined || length > 1 || said(name)?.endsWith('%')) return false;
    // What is beside the content shows what does not fit into it.
    return lengthOf(said(least) ?? '0', size) === 0 && (lengthOf(said(padding) ?? '0', size) ?? 99) <= largestUnread;
  };
  const overflow = ['overflow', 'overflow-x', 'overflow-y'].map((name) => said(name) ?? '').join(' ');
  // Rows and cells grow with what is in them.
  if (/hidden|clip|scroll|auto/.test(overflow) && !/table|contents|inline$/.test(said('display') ?? '')) {
    if (isNone('height', 'min-height', 'padding-bottom') || isNone('max-height', 'min-height', 'padding-bottom')) return true;
    if (isNone('width', 'min-width', 'padding-right') || isNone('max-width', 'min-width', 'padding-right')) return true;
  }
  if (/absolute|fixed/.test(said('position') ?? '') && isNothing(said('clip') ?? '', size)) return true;
  const path = said('clip-path') ?? '';
  if (/^circle\( ?0(?:\.0*)?(?:[a-z]+|%)?[ )]/.test(path)) return true;
  const inset = /^inset\(([^()]*)\)$/
    .exec(path)?.[1]
    ?.trim()
    .split(/ round |[ ]+/);
  if (!inset) return false;
  const [top = Number.NaN, right = top, bottom = top, left = right] = inset.map((part) =>
    part.endsWith('%') ? Number.parseFloat(part) : Number.NaN,
  );
  return top + bottom >= 100 || left + right >= 100;
}

function isNothing(clip: string, size: number): boolean {
  const sides = /^rect\(([^()]*)\)$/
    .exec(clip)?.[1]
    ?.trim()
    .split(/ ?, ?| /);
  if (sides?.length !== 4) return false;
  const [top = Number.NaN, right = Number.NaN, bottom = Number.NaN, left = Number.NaN] = sides.map(
    (side) => lengthOf(side, size) ?? Number.NaN,
  );
  return bottom - top <= 1 || right - left <= 1;
}

function isAway(said: Said, size: number): boolean | undefined {
  const transform = said('transform') ?? '';
  if (/(?:^|\s)scale(?:3d|x|y)?\( ?(?:[^()]*, ?)?[-+]?0*\.?0*%? ?[,)]/.test(transform) && /scale[^()]*\([^()]*\b0/.test(transform))
    return true;
  const moved = [...transform.matchAll(/translate(3d|x|y)?\( ?([^(),]*)(?:,([^(),]*))?/g)].map(([, kind, first, second]) =>
    kind === 'y' ? ['', first] : [first, second],
  );
  const isPlaced = /absolute|fixed|relative/.test(said('position') ?? '');
  const across = ['text-indent', 'margin-left', ...(isPlaced ? ['left'] : [])].map(said).concat(moved.map(([first]) => first));
  const down = ['margin-top', ...(isPlaced ? ['top'] : [])].map(said).concat(moved.map(([, second]) => second));
  const least = Math.min(...across.map(pixels));
  const highest = Math.min(...down.map(pixels));
  // To what is on the other side nobody goes who sees nothing there.
  const far = isPlaced ? Math.max(pixels(said('left')), -pixels(said('right'))) : 0;
  if (least <= -outOfSight.across || highest <= -outOfSight.down || far >= outOfSight.down) return true;
  return least <= -outOfSight.least || highest <= -outOfSight.least || far >= 2 * outOfSight.least ? undefined : false;

  function pixels(value: string | undefined): number {
    return lengthOf(value?.trim(), size) ?? 0;
  }
}

function visibility(value: string | undefined, before: boolean): boolean {
  if (value === undefined || value === 'inherit' || value === 'unset') return before;
  return value !== 'hidden' && value !== 'collapse';
}

function sizeOf(value: string | undefined, before: number): number {
  if (value === undefined || value === 'inherit' || value === 'unset') return before;
  if (/^[\d.]+%$/.test(value)) return (Number.parseFloat(value) * before) / 100;
  return lengthOf(/^[\d.]+$/.test(value) ? `${value}px` : value, before) ?? 16;
}

function lettersOf(value: string | undefined, before: Colour | undefined): Colour | undefined {
  if (value === undefined || value === 'inherit' || value === 'unset' || value === 'currentcolor') return before;
  return colourOf(value);
}

/** Where there is a picture, nobody knows what is behind the letters; what is half transparent is taken for what shines through. */
function paperOf(colour: string | undefined, image: string | undefined, before: Colour | undefined): Colour | undefined {
  if (/url\(|gradient\(/.test(image ?? '')) return undefined;
  if (colour === undefined || colour === 'inherit') return before;
  if (/^(?:none|initial|unset|0(?: 0)?)$/.test(colour)) return before;
  // A shorthand names its colour somewhere among the rest.
  const found = [colour, ...(colour.match(/[^ ()]+(?:\([^()]*\))?/g) ?? [])].map(colourOf).find((one) => one !== undefined);
  if (!found) return undefined;
  return found.alpha < 0.1 ? before : found.alpha > 0.9 ? found : undefined;
}

function asTyped(value: string | undefined, before: boolean): boolean {
  if (value === undefined || value === 'inherit') return before;
  return /^(?:pre|pre-wrap|pre-line|break-spaces)$/.test(value);
}
