import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** Every room, by the folder it is; the longest that fits counts. */
const rooms: Record<string, string> = {
  'packages/connector/src/catalogue': 'catalogue',
  'packages/connector/src/client': 'client',
  'packages/connector/src/manifest': 'catalogue',
  'packages/connector/src': 'connector',
  'packages/sandbox/src': 'sandbox',
  'packages/gateway/src/store/ports.ts': 'ports',
  'packages/gateway/src/store': 'store',
  'packages/gateway/src/identity': 'identity',
  'packages/gateway/src/access': 'access',
  'packages/gateway/src/vault': 'vault',
  'packages/gateway/src/audit': 'audit',
  'packages/gateway/src/calls': 'calls',
  'packages/gateway/src/management': 'management',
  'packages/gateway/src/surfaces/mcp': 'surface mcp',
  'packages/gateway/src/surfaces/rest': 'surface rest',
  'packages/gateway/src/surfaces/console/pages.ts': 'pages',
  'packages/gateway/src/surfaces/console': 'surface console',
  'packages/gateway/src/http': 'http',
  'packages/gateway/src/commands': 'top',
  'packages/gateway/src/errors.ts': 'errors',
  'packages/gateway/src/config.ts': 'config',
  'packages/gateway/src/version.ts': 'version',
  'packages/gateway/src': 'top',
  'packages/console/src': 'console',
};

/** Who may import whom (docs/adr/0002). A room always sees itself; `errors`, `ports` and the connector are open to the gateway. */
const mayImport: Record<string, readonly string[]> = {
  catalogue: [],
  client: ['catalogue'],
  connector: ['catalogue', 'client'],
  sandbox: ['@gatehouse/connector'],
  ports: ['@gatehouse/connector'],
  errors: ['@gatehouse/connector'],
  version: [],
  config: ['errors', '@gatehouse/connector'],
  store: ['ports', 'errors'],
  identity: ['ports', 'errors', 'access', 'audit', 'config'],
  access: ['ports', 'errors'],
  audit: ['ports', 'errors', 'access'],
  vault: ['ports', 'errors', 'config', 'audit', 'access'],
  calls: ['ports', 'errors', 'access', 'vault', 'audit', 'identity'],
  management: ['ports', 'errors', 'config', 'access', 'identity', 'vault', 'audit', 'calls'],
  http: ['errors'],
  'surface mcp': ['ports', 'errors', 'calls', 'access', 'identity', 'http'],
  'surface rest': ['errors', 'calls', 'identity', 'http'],
  'surface console': ['errors', 'management', 'access', 'identity', 'vault', 'http', 'pages'],
  pages: [],
  console: ['management', 'pages'],
};
const gatewayRooms = Object.keys(mayImport).filter((room) => !['catalogue', 'client', 'connector', 'sandbox', 'console'].includes(room));
const everyRoomOfTheGateway = ['@gatehouse/connector', 'version'];

const sources = readdirSync(join(root, 'packages'), { recursive: true, encoding: 'utf8' })
  .map((name) => `packages/${name}`)
  .filter(
    (name) =>
      /\/src\/.*\.tsx?$/.test(name) && !name.includes('node_modules') && !/\.test(-d)?\.tsx?$/.test(name) && !name.includes('/testing/'),
  );

const roomOf = (path: string): string | undefined => {
  const fitting = Object.keys(rooms).filter((folder) => path === folder || path.startsWith(`${folder}/`));
  return rooms[fitting.sort((a, b) => b.length - a.length)[0] ?? ''];
};

const importsOf = (path: string): string[] =>
  [...readFileSync(join(root, path), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1] ?? '');

test('imports follow the arrows', () => {
  const broken: string[] = [];
  for (const path of sources) {
    const from = roomOf(path);
    if (from === undefined) broken.push(`${path} is in no room (tests/architecture/arrows.test.ts)`);
    if (from === undefined || from === 'top') continue;
    const allowed = [...(mayImport[from] ?? []), ...(gatewayRooms.includes(from) ? everyRoomOfTheGateway : [])];
    for (const target of importsOf(path)) {
      const to = target.startsWith('.')
        ? roomOf(relative(root, resolve(root, dirname(path), target)))
        : target.startsWith('@gatehouse/')
          ? target.split('/').slice(0, 2).join('/')
          : undefined;
      if (to !== undefined && to !== from && !allowed.includes(to)) broken.push(`${path} imports ${to} (see docs/adr/0002)`);
    }
  }
  expect(broken).toEqual([]);
});

test('only the egress opens a credential', () => {
  const openers = sources.filter(
    (path) =>
      path.startsWith('packages/gateway/src/calls/') &&
      /\bvault\b[^\n]*\.open\(|\.open\(connection\b/.test(readFileSync(join(root, path), 'utf8')),
  );
  expect(openers).toEqual(['packages/gateway/src/calls/egress.ts']);
});

test('the connector runs anywhere: zod only, no node: modules', () => {
  const foreign = sources
    .filter((path) => path.startsWith('packages/connector/src/'))
    .flatMap((path) => importsOf(path).map((target) => [path, target] as const))
    .filter(([, target]) => !target.startsWith('.') && target !== 'zod');
  expect(foreign).toEqual([]);
});

test('no room is a drawer for everything', () => {
  const drawers = sources.filter((path) => /(^|\/)(utils?|helpers?|common|misc)(\/|\.tsx?$)/.test(path));
  expect(drawers).toEqual([]);
});

test('files stay small enough to read in one sitting', () => {
  const long = sources.filter((path) => readFileSync(join(root, path), 'utf8').split('\n').length > 500);
  expect(long).toEqual([]);
});
