/** Red, green and blue up to 255, and how much of it covers what is behind. */
export interface Colour {
  readonly rgb: readonly [number, number, number];
  readonly alpha: number;
}

/** The names of CSS, and those of a page and of its letters as nearly every program has them. */
const named: ReadonlyMap<string, string> = new Map(
  (
    'aliceblue f0f8ff antiquewhite faebd7 aqua 0ff aquamarine 7fffd4 azure f0ffff beige f5f5dc bisque ffe4c4 black 000 ' +
    'blanchedalmond ffebcd blue 00f blueviolet 8a2be2 brown a52a2a burlywood deb887 cadetblue 5f9ea0 chartreuse 7fff00 ' +
    'chocolate d2691e coral ff7f50 cornflowerblue 6495ed cornsilk fff8dc crimson dc143c cyan 0ff darkblue 00008b ' +
    'darkcyan 008b8b darkgoldenrod b8860b darkgray a9a9a9 darkgreen 006400 darkgrey a9a9a9 darkkhaki bdb76b darkmagenta 8b008b ' +
    'darkolivegreen 556b2f darkorange ff8c00 darkorchid 9932cc darkred 8b0000 darksalmon e9967a darkseagreen 8fbc8f ' +
    'darkslateblue 483d8b darkslategray 2f4f4f darkslategrey 2f4f4f darkturquoise 00ced1 darkviolet 9400d3 deeppink ff1493 ' +
    'deepskyblue 00bfff dimgray 696969 dimgrey 696969 dodgerblue 1e90ff firebrick b22222 floralwhite fffaf0 forestgreen 228b22 ' +
    'fuchsia f0f gainsboro dcdcdc ghostwhite f8f8ff gold ffd700 goldenrod daa520 gray 808080 green 008000 greenyellow adff2f ' +
    'grey 808080 honeydew f0fff0 hotpink ff69b4 indianred cd5c5c indigo 4b0082 ivory fffff0 khaki f0e68c lavender e6e6fa ' +
    'lavenderblush fff0f5 lawngreen 7cfc00 lemonchiffon fffacd lightblue add8e6 lightcoral f08080 lightcyan e0ffff ' +
    'lightgoldenrodyellow fafad2 lightgray d3d3d3 lightgreen 90ee90 lightgrey d3d3d3 lightpink ffb6c1 lightsalmon ffa07a ' +
    'lightseagreen 20b2aa lightskyblue 87cefa lightslategray 778899 lightslategrey 778899 lightsteelblue b0c4de ' +
    'lightyellow ffffe0 lime 0f0 limegreen 32cd32 linen faf0e6 magenta f0f maroon 800000 mediumaquamarine 66cdaa ' +
    'mediumblue 0000cd mediumorchid ba55d3 mediumpurple 9370db mediumseagreen 3cb371 mediumslateblue 7b68ee ' +
    'mediumspringgreen 00fa9a mediumturquoise 48d1cc mediumvioletred c71585 midnightblue 191970 mintcream f5fffa ' +
    'mistyrose ffe4e1 moccasin ffe4b5 navajowhite ffdead navy 000080 oldlace fdf5e6 olive 808000 olivedrab 6b8e23 ' +
    'orange ffa500 orangered ff4500 orchid da70d6 palegoldenrod eee8aa palegreen 98fb98 paleturquoise afeeee ' +
    'palevioletred db7093 papayawhip ffefd5 peachpuff ffdab9 peru cd853f pink ffc0cb plum dda0dd powderblue b0e0e6 ' +
    'purple 800080 rebeccapurple 663399 red f00 rosybrown bc8f8f royalblue 4169e1 saddlebrown 8b4513 salmon fa8072 ' +
    'sandybrown f4a460 seagreen 2e8b57 seashell fff5ee sienna a0522d silver c0c0c0 skyblue 87ceeb slateblue 6a5acd ' +
    'slategray 708090 slategrey 708090 snow fffafa springgreen 00ff7f steelblue 4682b4 tan d2b48c teal 008080 thistle d8bfd8 ' +
    'tomato ff6347 turquoise 40e0d0 violet ee82ee wheat f5deb3 white fff whitesmoke f5f5f5 yellow ff0 yellowgreen 9acd32 ' +
    'canvas fff canvastext 000 window fff windowtext 000'
  )
    .match(/\S+ \S+/g)
    ?.map((pair) => pair.split(' ') as [string, string]),
);

/** Named, and of whatever colour a program likes. */
const ofProgram: ReadonlySet<string> = new Set(
  (
    'accentcolor accentcolortext activetext buttonborder buttonface buttontext field fieldtext graytext highlight highlighttext linktext mark ' +
    'marktext selecteditem selecteditemtext visitedtext activeborder activecaption appworkspace background buttonhighlight buttonshadow ' +
    'captiontext inactiveborder inactivecaption inactivecaptiontext infobackground infotext menu menutext scrollbar threeddarkshadow ' +
    'threedface threedhighlight threedlightshadow threedshadow windowframe'
  ).split(' '),
);

/** Whether a browser takes it for a colour; undefined where that is not certain. */
export function isColour(value: string): boolean | undefined {
  if (value === 'transparent' || value === 'currentcolor' || named.has(value) || ofProgram.has(value)) return true;
  if (/^#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/.test(value)) return true;
  if (/^[a-z]+$/.test(value) && value !== 'none') return false;
  return value.startsWith('#') ? false : /^[a-z]+\(/.test(value) && colourOf(value) !== undefined ? true : undefined;
}

/** What is longer is a background of many parts. */
const longest = 100;

export const white: Colour = { rgb: [255, 255, 255], alpha: 1 };

/** Undefined where it is not known what colour it is. */
export function colourOf(text: string): Colour | undefined {
  if (text.length > longest) return undefined;
  const value = text.trim().toLowerCase();
  if (value === 'transparent') return { rgb: [0, 0, 0], alpha: 0 };
  const hex = named.get(value) ?? /^#?([\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/.exec(value)?.[1];
  if (hex !== undefined) return ofHex(hex.length < 6 ? hex.replace(/./g, '$&$&') : hex);
  const parts = /^rgba?\(([^)]*)\)$/
    .exec(value)?.[1]
    ?.split(/[\s,/]+/)
    .filter((part) => part !== '');
  if (parts) return ofParts(parts.map((part) => ({ number: Number.parseFloat(part), percent: part.endsWith('%') })));
  const [, space = '', inside = ''] = /^(hsla?|hwb|oklch|oklab|lch|lab)\(([^()]*)\)$/.exec(value) ?? [];
  return space === ''
    ? undefined
    : grey(
        space,
        inside.split(/[\s,/]+/).filter((part) => part !== ''),
      );
}

/** Of these only those without a hue are told apart: white, black and what is between. */
function grey(space: string, parts: readonly string[]): Colour | undefined {
  const [first = Number.NaN, second = Number.NaN, third = Number.NaN, alpha = 1] = parts.map((part, at) =>
    part === 'none' ? 0 : Number.parseFloat(part) / (part.endsWith('%') && at === 3 ? 100 : 1),
  );
  const of = (level: number): Colour | undefined => {
    const part = Math.round(Math.min(1, Math.max(0, level)) * 255);
    return Number.isNaN(part + alpha) ? undefined : { rgb: [part, part, part], alpha };
  };
  if (space.startsWith('hsl')) return second < 2 || third >= 97 || third <= 3 ? of(third / 100) : undefined;
  if (space === 'hwb') return second + third >= 97 ? of(second / (second + third)) : undefined;
  const isOk = space.startsWith('ok');
  const light = isOk && !parts[0]?.endsWith('%') ? first * 100 : first;
  const least = isOk ? 0.01 : 2;
  if (light < 100 && light > 0 && !(Math.abs(second) < least && (space.endsWith('lch') || Math.abs(third) < least))) return undefined;
  // As light as the eye takes it for, and from that as much as a screen is given.
  const linear = isOk ? (light / 100) ** 3 : light > 8 ? ((light + 16) / 116) ** 3 : light / 903.3;
  return of(linear <= 0.0031308 ? linear * 12.92 : 1.055 * linear ** (1 / 2.4) - 0.055);
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
