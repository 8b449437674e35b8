export type Region = 'us' | 'eu' | 'au';

/** Where each region's API lives. A token of one region is refused by the others. */
export const regionUrls: Readonly<Record<Region, string>> = {
  us: 'https://api.intercom.io',
  eu: 'https://api.eu.intercom.io',
  au: 'https://api.au.intercom.io',
};
