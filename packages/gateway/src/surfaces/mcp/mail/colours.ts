/** Red, green and blue up to 255, and how much of it covers what is behind. */
export interface Colour {
  readonly rgb: readonly [number, number, number];
  readonly alpha: number;
}

/** The names that mails write; the others are far from each other and from these. */
const named: Readonly<Record<string, string>> = {
  white: 'fff',
  black: '000',
  snow: 'fffafa',
  ivory: 'fffff0',
  ghostwhite: 'f8f8ff',
  whitesmoke: 'f5f5f5',
  floralwhite: 'fffaf0',
  azure: 'f0ffff',
  mintcream: 'f5fffa',
  red: 'f00',
  green: '008000',
  blue: '00f',
  navy: '000080',
  gray: '808080',
  grey: '808080',
  silver: 'c0c0c0',
  yellow: 'ff0',
  orange: 'ffa500',
  lightgray: 'd3d3d3',
  lightgrey: 'd3d3d3',
  darkblue: '00008b',
  darkgray: 'a9a9a9',
  darkgrey: 'a9a9a9',
  gainsboro: 'dcdcdc',
};

export const white: Colour = { rgb: [255, 255, 255], alpha: 1 };

/** Undefined where it is not known what colour it is. */
export function colourOf(text: string): Colour | undefined {
  const value = text.trim().toLowerCase();
  if (value === 'transparent') return { rgb: [0, 0, 0], alpha: 0 };
  const hex = named[value] ?? /^#?([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/.exec(value)?.[1];
  if (hex !== undefined) return ofHex(hex.length < 6 ? hex.replace(/./g, '$&$&') : hex);
  const parts = /^rgba?\(([^)]*)\)$/
    .exec(value)?.[1]
    ?.split(/[\s,/]+/)
    .filter((part) => part !== '');
  if (parts) return ofParts(parts.map((part) => ({ number: Number.parseFloat(part), percent: part.endsWith('%') })));
  const hsl = /^hsla?\(\s*[\d.]+(?:deg)?[\s,]+[\d.]+%[\s,]+([\d.]+)%/.exec(value)?.[1];
  // Of these only the ends are told apart: they are white and black, whatever the hue.
  return hsl === '100' ? white : hsl === '0' ? { rgb: [0, 0, 0], alpha: 1 } : undefined;
}

function ofHex(hex: string): Colour {
  const at = (index: number) => Number.parseInt(hex.slice(index, index + 2), 16);
  return { rgb: [at(0), at(2), at(4)], alpha: hex.length === 8 ? at(6) / 255 : 1 };
}

function ofParts(parts: readonly { readonly number: number; readonly percent: boolean }[]): Colour | undefined {
  const [red, green, blue] = parts.map(({ number, percent }) => (percent ? number * 2.55 : number));
  if (red === undefined || green === undefined || blue === undefined || Number.isNaN(red + green + blue)) return undefined;
  const alpha = parts[3];
  return { rgb: [red, green, blue], alpha: alpha === undefined ? 1 : alpha.percent ? alpha.number / 100 : alpha.number };
}

/** Of 255: nobody reads letters that differ as little from what is behind them. */
const nearestSeen = 16;
const faintestSeen = 0.1;

export const isSeenOn = (letters: Colour, paper: Colour): boolean =>
  letters.alpha > faintestSeen &&
  letters.rgb.some((part, index) => Math.abs(part - (paper.rgb[index] as number)) * letters.alpha > nearestSeen);
