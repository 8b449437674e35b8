/** Name as written, and how it is spelled in an address. */
type Name = readonly [written: string, slug: string];

/** Names that break what escapes, sorts, exports or prints carelessly. */
export const oddCompanyNames: readonly Name[] = [
  ["O'Brien & Sons", 'obrien'],
  ['<b>Bold</b> Studios', 'bold'],
  ['"Quoted" Goods', 'quoted'],
  ['=SUM(A1:A9) Analytics', 'sum'],
  ['Back\\slash Systems', 'backslash'],
  ['Größe & Maß GmbH', 'groesse'],
  ['株式会社サンプル', 'sampuru'],
  ['Ελλάς ΑΕ', 'ellas'],
  ['شركة المثال', 'almithal'],
  ['Rocket 🚀 Labs', 'rocket'],
  ['  Leading Spaces Ltd', 'leading'],
  ['100% Pure; DROP TABLE Foods', 'pure'],
];

const beginnings =
  'Northwind Bluebird Cobalt Evergreen Harbor Lighthouse Summit Cedar Granite Aurora Meridian Juniper Copper Falcon Willow Horizon Maple Atlas Ember Quartz'.split(
    ' ',
  );
const endings = 'Logistics Health Robotics Foods Energy Travel Studios Finance Textiles Analytics'.split(' ');

export const companyNames: readonly Name[] = beginnings.flatMap((beginning) =>
  endings.map((ending): Name => [`${beginning} ${ending}`, `${beginning}-${ending}`.toLowerCase()]),
);

export const industries = ['Technology', 'Retail', 'Healthcare', 'Education', 'Finance', 'Manufacturing', 'Travel', 'Media'] as const;
export const planNames = ['Free', 'Starter', 'Growth', 'Enterprise'] as const;
