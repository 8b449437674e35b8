/**
 * Characters that a model reads and a person does not see: soft hyphens, joiners and fillers, direction marks, variation
 * selectors and the tag block, with which text is smuggled past people.
 */
const invisible =
  /[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|[\u{1d173}-\u{1d17a}]|\p{Variation_Selector}|\u034f|[\u{e0000}-\u{e0fff}]/gu;
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** Without what a person does not see: what is left stands as it will be read. */
export const withoutInvisible = (text: string): string =>
  text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(invisible, '')
    .replace(controls, '');

export interface TextOptions {
  /** Characters that are kept. */
  readonly limit: number;
  /** Whether the text goes on behind what is given. */
  readonly more?: boolean;
}

/** Cleaning takes time by length, and what is looked at is mostly shown: more is only counted. */
const lookedAt = (limit: number) => 4 * limit + 1000;

/** Text from outside as a person would see it: nothing invisible, no image that a chat window would load, cut visibly. */
export function toPlainText(text: string, { limit, more = false }: TextOptions): string {
  const rest = Math.max(0, text.length - lookedAt(limit));
  const visible = withoutInvisible(text.slice(0, lookedAt(limit)).toWellFormed()).trim();
  return flattenLinks(visible.slice(0, limit).toWellFormed()) + cutMark(Math.max(0, visible.length - limit) + rest, more);
}

/** Only after cutting: the patterns look ahead, and a long text of opening brackets would make them slow. */
function flattenLinks(text: string): string {
  return text
    .replace(/!\[([^\]\n]{0,300})\]\(([^)\s]{0,2000})[^)\n]{0,300}\)/g, 'image: $1 ($2)')
    .replace(/\[([^\]\n]{0,300})\]\(([^)\s]{0,2000})[^)\n]{0,300}\)/g, '$1 ($2)')
    .replaceAll('![', '! [');
}

/** How much is missing, where somebody counted it. */
function cutMark(missing: number, more: boolean): string {
  if (more) return '… [cut, more follows]';
  return missing > 0 ? `… [cut, ${missing} more characters]` : '';
}
