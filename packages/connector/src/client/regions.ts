export type Region = 'us' | 'eu' | 'au';

/** Where each region's API lives. A token of one region is refused by the others. */
export const regionUrls: Readonly<Record<Region, string>> = {
  us: 'https://api.intercom.io',
  eu: 'https://api.eu.intercom.io',
  au: 'https://api.au.intercom.io',
};

/** Where each region's people authorize an app, by the OAuth guide. */
export const authorizeUrls: Readonly<Record<Region, string>> = {
  us: 'https://app.intercom.com/oauth',
  eu: 'https://app.eu.intercom.com/oauth',
  au: 'https://app.au.intercom.com/oauth',
};
