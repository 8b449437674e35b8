/** Their content is no text that a person reads. */
export const unread: ReadonlySet<string> = new Set(
  'head script style title template noscript svg math iframe audio video canvas select textarea'.split(' '),
);

/** What stands on lines of its own. */
export const blocks: ReadonlySet<string> = new Set(
  (
    'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody tfoot thead tr ul'
  ).split(' '),
);

/** Cells stand beside each other. */
export const cells: ReadonlySet<string> = new Set(['td', 'th']);

/** Nothing closes them. */
export const voids: ReadonlySet<string> = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));

/** Tags that a browser closes when one of these opens, closed or not. */
export const closedBy: Readonly<Record<string, ReadonlySet<string>>> = {
  head: blocks,
  p: blocks,
  li: new Set(['li']),
  dt: new Set(['dt', 'dd']),
  dd: new Set(['dt', 'dd']),
  tr: new Set(['tr']),
  td: new Set(['td', 'th', 'tr']),
  th: new Set(['td', 'th', 'tr']),
};
