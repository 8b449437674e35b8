import { isColour } from './colours.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const everywhere = words('inherit initial unset revert revert-layer');
const sides = words('auto none min-content max-content fit-content stretch -webkit-fill-available');
/** What is a value of a property, of those that are one word. */
const known: Readonly<Record<string, ReadonlySet<string>>> = {
  display: words(
    'none block inline inline-block flex inline-flex grid inline-grid table inline-table table-row table-cell table-row-group table-column ' +
      'table-header-group table-footer-group table-caption table-column-group list-item contents flow-root flow run-in ruby ruby-base ' +
      'ruby-text math -webkit-box -webkit-inline-box -webkit-flex -webkit-inline-flex',
  ),
  visibility: words('visible hidden collapse'),
  'font-size': words('xx-small x-small small medium large x-large xx-large xxx-large smaller larger math'),
  position: words('static relative absolute fixed sticky -webkit-sticky'),
  overflow: words('visible hidden clip scroll auto overlay'),
  'overflow-x': words('visible hidden clip scroll auto overlay'),
  'overflow-y': words('visible hidden clip scroll auto overlay'),
  'white-space': words('normal nowrap pre pre-wrap pre-line break-spaces'),
  clip: words('auto'),
  'clip-path': words('none border-box padding-box content-box margin-box fill-box stroke-box view-box'),
  transform: words('none'),
  filter: words('none'),
  'text-shadow': words('none'),
};
for (const name of ['width', 'max-width', 'min-width', 'height', 'max-height', 'min-height']) Object.assign(known, { [name]: sides });
for (const name of ['left', 'top', 'right', 'margin-left', 'margin-top']) Object.assign(known, { [name]: words('auto') });
Object.assign(known, { opacity: words(''), 'text-indent': words(''), 'padding-bottom': words(''), 'padding-right': words('') });

const ofColour = words('color background-color -webkit-text-fill-color');
const lengths = words(
  'width max-width min-width height max-height min-height left top right margin-left margin-top text-indent padding-bottom padding-right',
);

/** Whether a browser takes a value; undefined where that is not certain. One that it does not take changes nothing. */
export function isTaken(property: string, value: string): boolean | undefined {
  if (everywhere.has(value)) return true;
  if (/\b(?:var|env|attr|if)\(/.test(value)) return undefined;
  if (ofColour.has(property)) return isColour(value);
  if (/^[a-z][a-z-]*$/.test(value)) return known[property]?.has(value) ?? true;
  if (value === '') return false;
  if (property === 'opacity') return isNumber(value, /^%?$/) ?? (value.includes('(') ? undefined : false);
  if (property === 'font-size' || lengths.has(property)) {
    if (lengthOf(value) !== undefined) return true;
    // Without a unit it is taken by some mails' readers and not by others.
    return /^[-+\d.]+$/.test(value) || value.includes('(') || value.startsWith('-') ? undefined : false;
  }
  return property === 'display' || property === 'visibility' || property === 'position' ? undefined : true;
}

const isNumber = (value: string, unit: RegExp): true | undefined => {
  const found = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/.exec(value);
  return found && unit.test(value.slice(found[0].length)) ? true : undefined;
};

/** How many pixels a unit has, of letters of usual size in a window of usual width. */
const pixels: Readonly<Record<string, number>> = {
  px: 1,
  pt: 1.333,
  pc: 16,
  in: 96,
  cm: 37.8,
  mm: 3.78,
  q: 0.945,
  rem: 16,
  vw: 10,
  vh: 8,
  vmin: 8,
  vmax: 10,
};

/** In pixels; a share of what is around it counts only where it is none. Undefined for what is not a length, or has to be calculated. */
export function lengthOf(value: string | undefined, em = 16): number | undefined {
  const plain = value?.startsWith('calc(') && value.endsWith(')') ? value.slice(5, -1).trim() : value;
  const found = /^([-+]?(?:\d+\.?\d*|\.\d+))(e[-+]?\d+)?([a-z]+|%)?$/.exec(plain ?? '');
  if (!found) return undefined;
  const number = Number(found[1] + (found[2] ?? ''));
  const unit = found[3];
  if (number === 0) return 0;
  if (unit === undefined) return undefined;
  if (unit === '%') return number * 10;
  if (unit === 'em') return number * em;
  if (unit === 'ex' || unit === 'ch') return (number * em) / 2;
  const factor = pixels[unit];
  return factor === undefined ? undefined : number * factor;
}
