import type { Look } from './looks.ts';

const longestName = 300;
/** Pixels: what is thinner is a line, or counts who has read the mail. */
const thinnest = 3;
/** Pixels up to which a picture is a sign whose name says it all, and up to which one without a name only keeps things apart. */
const sign = 48;
const spacer = 32;

/** Addresses of pictures that only count who has read a mail, as senders' tools write them. */
const counts = /\b(?:pixel|beacon|spacer|blank|transparent|1x1|wf\/open|open\.(?:gif|aspx|php|png)|track(?:ing)?\/open)\b/i;
/** One after the other: as a pattern for the whole, sequences of emoji that are emoji themselves would be tried in every way. */
const oneEmoji = /\p{RGI_Emoji}|\p{Emoji_Presentation}|\s/gv;

export interface Picture {
  readonly src: string | undefined;
  readonly alt: string | undefined;
  readonly title: string | undefined;
  readonly width: string | undefined;
  readonly height: string | undefined;
}

export type PictureKind = 'image' | 'video' | 'audio' | 'embedded';

/** What a person is told who cannot see it: that there is one, of what, and where. Undefined for what nobody sees. */
export function describePicture(kind: PictureKind, picture: Picture, look: Look): string | undefined {
  if (!look.shown || !look.visible) return undefined;
  const { src = '', alt = '', title = '' } = picture;
  const name = (alt.trim() || title.trim()).replace(/\s+/g, ' ').slice(0, longestName);
  const called = name === '' ? kind : `${kind}: ${name}`;
  if (kind === 'image') {
    const sides = [pixels(picture.width), pixels(picture.height)];
    if (sides.some((side) => side !== undefined && side <= thinnest)) return undefined;
    if (name !== '' && name.replace(oneEmoji, '') === '') return name;
    const isWithin = (most: number) => sides.every((side) => side !== undefined && side <= most);
    if (name === '' && (isWithin(spacer) || counts.test(src))) return undefined;
    if (isWithin(sign)) return `[${called}]`;
  }
  const address = src.trim();
  // Of a picture within the mail there is no address that leads to it.
  return /^(?:https?:)?\/\//i.test(address) ? `[${called} (${address})]` : `[${called}]`;
}

const pixels = (side: string | undefined): number | undefined =>
  /^\s*\d+(?:\.\d+)?(?:px)?\s*$/.test(side ?? '') ? Number.parseFloat(side ?? '') : undefined;
