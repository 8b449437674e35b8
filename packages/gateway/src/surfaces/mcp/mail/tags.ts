const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

/** Their content is no text that a person reads. */
export const unread = words('script style title template svg math iframe audio video canvas object select textarea datalist noembed noframes');

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
export const breakout: ReadonlySet<string> = new Set([...blocks, ...words('b big body br code em embed font head i img s small span strike strong sub sup tt u var')]);

/** What an end or a beginning within a cell cannot reach beyond. */
export const scopes = words('table td th caption template object');

/** What a beginning closes, as browsers do, and what it does not reach beyond. */
export const closes: Readonly<Record<string, readonly { readonly names: readonly string[]; readonly within: readonly string[] }[]>> = {
  ...Object.fromEntries([...blocks].map((name) => [name, [{ names: ['p'], within: [...scopes, 'button'] }]])),
  li: [
    { names: ['li'], within: [...scopes, 'ul', 'ol', 'dl', 'blockquote', 'section', 'article', 'form', 'fieldset', 'center'] },
    { names: ['p'], within: [...scopes, 'button'] },
  ],
  dt: [
    { names: ['dt', 'dd'], within: [...scopes, 'dl', 'ul', 'ol', 'blockquote', 'section', 'article', 'form', 'fieldset', 'center'] },
    { names: ['p'], within: [...scopes, 'button'] },
  ],
  tr: [{ names: ['tr', 'td', 'th', 'caption'], within: ['table'] }],
  tbody: [{ names: ['tr', 'td', 'th', 'tbody', 'thead', 'tfoot', 'caption'], within: ['table'] }],
  td: [{ names: ['td', 'th', 'caption'], within: ['table'] }],
};
