/** The guides that the console has a copy of, made when it is built: they are read without a way to the internet. */
export const guides = {
  'connect-intercom': 'Connect an Intercom workspace',
  'groups-and-scopes': 'Say who may do what',
  agents: 'Give an agent the door',
  'rest-and-sdk': 'Use it from code',
  troubleshooting: 'When something does not work',
  operate: 'Run it',
  experimental: 'Experimental operations',
  hosts: 'What hosts make of it',
  clients: 'Clients of others',
  'reference/permissions': 'Intercom’s permissions',
  'reference/scopes': 'Scopes',
  'reference/operations': 'Operations',
  'reference/errors': 'Errors',
  'reference/settings': 'Settings',
  'reference/toolsets': 'Toolsets',
  'reference/webhook-topics': 'Webhook topics',
  'reference/differences': 'Differences from Intercom',
} as const;

export type GuideId = keyof typeof guides;

export const isGuide = (id: string): id is GuideId => Object.hasOwn(guides, id);

/** In an address a guide is one segment. */
export const toSegment = (id: GuideId): string => id.replace('/', '.');
export const fromSegment = (segment: string): string => segment.replace('.', '/');

/** Where a link of a guide leads: another guide, a page of the web, or nowhere that the console has. */
export function targetOf(
  href: string,
  from: GuideId,
): { readonly guide: GuideId; readonly hash: string } | { readonly url: string } | null {
  if (/^https?:/.test(href)) return { url: href };
  const [path = '', hash = ''] = href.split('#');
  const id = path === '' ? from : new URL(path, `docs:/${from}.md`).pathname.replace(/^\//, '').replace(/\.md$/, '');
  return isGuide(id) ? { guide: id, hash } : null;
}
