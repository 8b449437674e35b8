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

/** HTML as text, as a person would read it. What holds no markup stays as it is: text asked for as plain text stands in the same field. */
export const htmlToText = (html: string): string => (/[<&]/.test(html) ? fromHtml(html.slice(0, longestHtml)) : html);
