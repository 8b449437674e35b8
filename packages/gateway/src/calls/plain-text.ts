import { compile } from 'html-to-text';

/** More HTML than this is not looked at: what is shown of a text is far shorter. */
const longestHtml = 100_000;

const fromHtml = compile({
  wordwrap: false,
  // A body nested deeper than this is an attack on the converter, not a message.
  limits: { maxDepth: 60, maxChildNodes: 5000, maxInputLength: longestHtml },
  selectors: [
    { selector: 'a', options: { linkBrackets: ['(', ')'], hideLinkHrefIfSameAsText: true } },
    { selector: 'img', format: 'skip' },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    ...['p', 'pre'].map((selector) => ({ selector, options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } })),
    { selector: 'ul', options: { itemPrefix: '- ' } },
  ],
});

/**
 * Characters that a model reads and a person does not see: soft hyphens, joiners and fillers, direction marks, variation
 * selectors and the tag block, with which text is smuggled past people.
 */
const invisible =
  /[\u00ad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|[\u{1d173}-\u{1d17a}]|\p{Variation_Selector}|\u034f|[\u{e0000}-\u{e0fff}]/gu;
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

export interface TextOptions {
  /** Characters that are kept. */
  readonly limit: number;
  readonly html?: boolean;
}

/** Text from outside as a person would see it: no markup, nothing invisible, no image that a chat window would load, cut visibly. */
export function toPlainText(text: string, { limit, html = false }: TextOptions): string {
  // Text that was asked for as plain text stands in the same field; without markup there is nothing to convert.
  const readable = html && /[<&]/.test(text) ? fromHtml(text.slice(0, longestHtml)) : text;
  const visible = readable
    .toWellFormed()
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(invisible, '')
    .replace(controls, '')
    .trim();
  return defang(cut(visible, limit));
}

/** Only after cutting: the patterns look ahead, and a long text of opening brackets would make them slow. */
function defang(text: string): string {
  if (!text.includes('[')) return text;
  return text
    .replace(/!\[([^\]\n]{0,300})\]\(([^)\s]{0,2000})[^)\n]{0,300}\)/g, 'image: $1 ($2)')
    .replace(/\[([^\]\n]{0,300})\]\(([^)\s]{0,2000})[^)\n]{0,300}\)/g, '$1 ($2)')
    .replaceAll('![', '! [');
}

function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  return `${text.slice(0, limit).toWellFormed()}… [cut, ${text.length - limit} more characters]`;
}
