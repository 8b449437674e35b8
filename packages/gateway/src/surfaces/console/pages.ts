/**
 * The addresses of the console's pages, `$name` standing for one segment. Its router is made of them, and the gateway answers with
 * the console's page there and nowhere else.
 */
export const pages = {
  home: '/',
  signIn: '/sign-in',
  claim: '/claim/$token',
  join: '/join/$token',
  reset: '/reset/$token',
  integrations: '/integrations',
  permissions: '/integrations/permissions',
  groups: '/groups',
  group: '/groups/$groupId',
  people: '/people',
  keys: '/keys',
  activity: '/activity',
  settings: '/settings',
  help: '/help',
  guide: '/help/$guide',
} as const;

const shapes = Object.values(pages).map((page) => page.split('/').slice(1));

/** Whether a page of the console stands at this address. A slash at its end makes no difference. */
export function isPage(path: string): boolean {
  const segments = path
    .replace(/(?<=.)\/$/, '')
    .split('/')
    .slice(1);
  return shapes.some(
    (shape) =>
      shape.length === segments.length &&
      shape.every((word, index) => (word.startsWith('$') ? segments[index] !== '' : word === segments[index])),
  );
}
