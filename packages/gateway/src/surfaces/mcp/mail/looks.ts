import { type Colour, colourOf, isSeenOn, white } from './colours.ts';
import type { Declarations } from './declarations.ts';

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
  struck: false,
  asTyped: false,
  isRead: true,
};

/** Letters of three pixels are a line. */
const largestUnread = 3;
/** Pixels beyond the edge of any window; layouts move things by less. */
const outOfSight = 500;

export function inherit(parent: Look, declared: Declarations | undefined): Look {
  if (!declared || declared.size === 0) return parent;
  const said = (name: string) => declared.get(name)?.value;
  const shown = parent.shown && !isGone(said);
  const visible = visibility(said('visibility'), parent.visible);
  const size = sizeOf(said('font-size'), parent.size);
  const letters = lettersOf(said('color'), parent.letters);
  const paper = paperOf(said('background-color'), said('background-image'), parent.paper);
  const isRead =
    shown &&
    visible &&
    size > largestUnread &&
    (letters === undefined || letters.alpha === 0 || paper === undefined || isSeenOn(letters, paper));
  return {
    shown,
    visible,
    size,
    letters,
    paper,
    struck: parent.struck || /line-through/.test(said('text-decoration') ?? ''),
    asTyped: asTyped(said('white-space'), parent.asTyped),
    isRead: isRead && letters?.alpha !== 0,
  };
}

type Said = (name: string) => string | undefined;

function isGone(said: Said): boolean {
  if (said('display') === 'none') return true;
  if (isAtMost(said('opacity'), 0.05)) return true;
  const clipped = [said('overflow'), said('overflow-x'), said('overflow-y')].some((value) => /hidden|clip|scroll|auto/.test(value ?? ''));
  if (clipped && ['height', 'max-height', 'width', 'max-width'].some((name) => isAtMost(said(name), 1))) return true;
  if (Math.abs(pixels(said('text-indent'))) >= outOfSight) return true;
  if (pixels(said('margin-left')) <= -outOfSight || pixels(said('margin-top')) <= -outOfSight) return true;
  const placed = /absolute|fixed/.test(said('position') ?? '');
  if (
    placed &&
    ['left', 'top', 'right'].some((name) => Math.abs(pixels(said(name))) >= outOfSight * 2 || pixels(said(name)) <= -outOfSight)
  )
    return true;
  if (placed && /^rect\(\s*[01](?:px)?[\s,]/.test(said('clip') ?? '')) return true;
  return (
    /inset\(\s*(?:50|[6-9]\d|100)%|circle\(\s*0/.test(said('clip-path') ?? '') ||
    /scale[xy3d]*\(\s*0(?:\.0*)?\s*[,)]/.test(said('transform') ?? '')
  );
}

const isAtMost = (value: string | undefined, most: number) =>
  value !== undefined && /^[\d.]/.test(value) && Number.parseFloat(value) <= most;

function pixels(value: string | undefined): number {
  const found = /^(-?[\d.]+)(px|pt|em|rem|%|vw)?/.exec(value ?? '');
  if (!found) return 0;
  const factor = { px: 1, pt: 1.33, em: 16, rem: 16, '%': 10, vw: 10 }[found[2] ?? 'px'] ?? 1;
  return Number(found[1]) * factor;
}

function visibility(value: string | undefined, before: boolean): boolean {
  if (value === undefined || value === 'inherit') return before;
  return value !== 'hidden' && value !== 'collapse';
}

function sizeOf(value: string | undefined, before: number): number {
  const found = /^([\d.]+)(px|pt|em|rem|ex|%)?$/.exec(value ?? '');
  if (!found) return value === undefined || value === 'inherit' ? before : 16;
  const number = Number(found[1]);
  const unit = found[2] ?? 'px';
  const factor = { px: 1, pt: 1.33, em: before, rem: 16, ex: before / 2, '%': before / 100 }[unit] ?? 1;
  return number * factor;
}

function lettersOf(value: string | undefined, before: Colour | undefined): Colour | undefined {
  if (value === undefined || value === 'inherit' || value === 'currentcolor') return before;
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
