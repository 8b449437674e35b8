/*
 * Characters that a model reads and a person does not see can hide text from people: the tag block, runs of zero-width characters,
 * variation selectors one behind the other, marks that turn text around. Some of them belong to words and to emoji, though, and there
 * they are kept: one of them, behind the letter that it belongs to, in a place where it changes what a person sees.
 *
 * - ZWNJ, ZWJ (U+200C, U+200D): behind a letter of a script that joins its letters (Unicode 16, 23.2; RFC 5892, appendix A), and ZWJ
 *   between two emoji (UTS 51).
 * - ZWSP (U+200B): between letters of scripts that write no spaces.
 * - Variation selectors: U+FE0E and U+FE0F behind what can be an emoji, U+FE00 to U+FE02 behind ideographs and a few letters,
 *   U+E0100 to U+E011F behind ideographs (UTS 37 registers no others), the Mongolian ones behind Mongolian letters.
 * - Tags: the three flags that UTS 51 recommends (England, Scotland, Wales), letter by letter.
 * - Combining grapheme joiner: between marks of Hebrew. Hangul fillers: within a syllable of old Korean.
 *
 * All others go: direction marks, embeddings, overrides and isolates (text is kept in the order in which it is read), soft hyphens,
 * word joiners, byte order marks, and whatever else Unicode calls ignorable.
 */
const ignorable = /[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]+/gu;

const joining =
  /[\p{Script_Extensions=Arabic}\p{Script=Syriac}\p{Script=Mandaic}\p{Script=Nko}\p{Script=Mongolian}\p{Script=Phags_Pa}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Balinese}\p{Script=Javanese}\p{Script=Grantha}\p{Script=Newa}]/u;
const letterOrMark = /[\p{L}\p{M}]/u;
const spaceless =
  /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Tai_Tham}\p{Script=Javanese}]/u;
const ideograph = /\p{Unified_Ideograph}/u;
const mongolian = /\p{Script=Mongolian}/u;
const withVariant = /[\p{Unified_Ideograph}\p{Script=Myanmar}\p{Script=Phags_Pa}\p{Sm}]/u;
const pictographic = /\p{Extended_Pictographic}/u;
const canBeEmoji = /[\p{Emoji}\p{Extended_Pictographic}]/u;
const hebrewMark = /[\u0591-\u05c7]/u;
const flags = ['gbeng', 'gbsct', 'gbwls'].map(
  (name) => `${[...name].map((letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('')}\u{e007f}`,
);

/** Without what a person does not see: what is left stands as it will be read. */
export function asSeen(text: string): string {
  return text.replace(ignorable, (run: string, at: number, whole: string) => {
    const before = lastOf(whole.slice(Math.max(0, at - 2), at));
    const next = whole.codePointAt(at + run.length);
    return keptOf(run, before, next === undefined ? '' : String.fromCodePoint(next));
  });
}

const lastOf = (text: string): string => [...text].at(-1) ?? '';

/** What of a run stays between two characters that are seen. */
function keptOf(run: string, before: string, after: string): string {
  if (before === '\u{1f3f4}') {
    const flag = flags.find((one) => run.startsWith(one));
    if (flag !== undefined) return flag;
  }
  let kept = '';
  let isEmoji = pictographic.test(before) || /\p{Emoji_Modifier}/u.test(before);
  for (const character of run) {
    const isFirst = kept === '';
    if (isFirst && isVariant(character, before, after)) {
      kept += character;
      isEmoji ||= character === '\ufe0f' && canBeEmoji.test(before);
    } else if (character === '\u200d' && isEmoji && pictographic.test(after) && !kept.endsWith('\u200d')) kept += character;
    else if ((character === '\u200c' || character === '\u200d') && isFirst && joins(before)) kept += character;
    else if (character === '\u200b' && isFirst && spaceless.test(before) && spaceless.test(after)) kept += character;
    else if (isFirst && isWithinLetter(character, before, after)) kept += character;
  }
  return kept;
}

const joins = (before: string): boolean => joining.test(before) && letterOrMark.test(before);

function isVariant(character: string, before: string, after: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  if (code === 0xfe0e || code === 0xfe0f) return /[\d#*]/.test(before) ? after === '\u20e3' : canBeEmoji.test(before);
  if (code >= 0xfe00 && code <= 0xfe02) return withVariant.test(before);
  if (code >= 0xe0100 && code <= 0xe011f) return ideograph.test(before);
  return /[\u180b-\u180d\u180f]/.test(character) && mongolian.test(before);
}

function isWithinLetter(character: string, before: string, after: string): boolean {
  if (character === '\u180e') return mongolian.test(before) && mongolian.test(after);
  if (character === '\u034f') return hebrewMark.test(before) && hebrewMark.test(after);
  if (character === '\u115f') return /[\u1160-\u11a7]/.test(after);
  return character === '\u1160' && /[\u1100-\u115e]/.test(before) && /[\u11a8-\u11ff]/.test(after);
}
