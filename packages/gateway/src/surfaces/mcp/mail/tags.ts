const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Their content is no text that a person reads. */
export const unread = words(
  'script style title template svg math iframe audio video canvas object select textarea datalist noembed noframes',
);

/** What stands on lines of its own. */
export const blocks = words(
  'address article aside blockquote caption center dd details dialog div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody tfoot thead tr ul',
);

/** Cells stand beside each other. */
export const cells = words('td th');

export const tableParts = words('td th tr tbody thead tfoot caption');

/** Nothing closes them. */
export const voids = words('area base br col embed hr img input link meta source track wbr');

/** What carries only a look. Closed out of order, they end all the same, and what stands in them stays open. */
export const formatting = words('a b big code em font i nobr s small strike strong tt u');

/** What ends a drawing or a formula by beginning within it. */
export const breakout: ReadonlySet<string> = new Set([
  ...blocks,
  ...words('b big body br code em embed font head i img s small span strike strong sub sup tt u var'),
]);

/** What an end or a beginning within a cell cannot reach beyond. */
export const scopes = words('table td th caption template object');

/** What ends no item and no term by beginning or ending around it. */
export const passable = words('address div p');

const others = words(
  'html head body span img br wbr label button sup sub q abbr cite ins del kbd samp var mark time picture input meta link style script title',
);
const known: ReadonlySet<string> = new Set([...blocks, ...formatting, ...tableParts, ...others]);

/** Characters in which a mail in HTML has a tag. */
const mostSearched = 20_000;

/** Whether a text is HTML: what somebody typed may hold an address in angle brackets, a comparison or an ampersand. */
export const isHtml = (text: string): boolean =>
  /<!--|&(?:[a-z]{2,31}|#\d{1,7}|#x[\da-f]{1,6});/i.test(text) ||
  [...text.slice(0, mostSearched).matchAll(/<\/?([a-z][a-z0-9]{0,15})(?=[\s/>])/gi)].some(([, name = '']) => known.has(name.toLowerCase()));
