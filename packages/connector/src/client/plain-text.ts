import { asSeen } from './invisible.ts';

const ignorable = /[\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu;
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

const withEnds = (text: string): string => text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replace(controls, '');

/** Without anything that has no width, whatever it belongs to: what texts are compared by. */
export const withoutInvisible = (text: string): string => withEnds(text).replace(ignorable, '');

export interface TextOptions {
  /** Characters that are kept. */
  readonly limit: number;
  /** Characters that the text has behind what is given. */
  readonly missing?: number;
  /** Whether it goes on behind those, nobody knows how far. */
  readonly more?: boolean;
}

/** Cleaning takes time by length, and what is looked at is mostly shown: more is only counted. */
const lookedAt = (limit: number) => 4 * limit + 1000;

/** Text from outside as a person would see it: nothing invisible, no image that a chat window would load, cut visibly. */
export function toPlainText(text: string, { limit, missing = 0, more = false }: TextOptions): string {
  const rest = Math.max(0, text.length - lookedAt(limit));
  const visible = asSeen(withEnds(text.slice(0, lookedAt(limit)).toWellFormed())).trim();
  const cut = Math.max(0, visible.length - limit) + rest + missing;
  return flattenLinks(visible.slice(0, limit).toWellFormed()) + cutMark(cut, more);
}

/** Only after cutting: the patterns look ahead, and a long text of opening brackets would make them slow. */
function flattenLinks(text: string): string {
  return text
    .replace(/!\[([^\]\n]{0,300})\]\(([^)\s]{0,2000})[^)\n]{0,300}\)/g, 'image: $1 ($2)')
    .replace(/\[([^\]\n]{0,300})\]\(([^)\s]{0,2000})[^)\n]{0,300}\)/g, '$1 ($2)')
    .replaceAll('![', '! [');
}

/** How much is missing, as far as somebody counted it. */
function cutMark(missing: number, more: boolean): string {
  if (missing === 0) return more ? '… [cut, more follows]' : '';
  return `… [cut, ${more ? 'at least ' : ''}${missing} more characters]`;
}
