/** The rooms, and who may import whom (docs/adr/0002): the only place where it stands. */
export interface Room {
  /** The folders and files that it is; `*` stands for one name. The longest that fits a file counts. */
  readonly at: readonly string[];
  /** The rooms that it may import, types included. */
  readonly rooms: readonly string[];
  /** The packages that it may import; `node` is everything that comes with Node. */
  readonly packages: readonly string[];
}

const connector = 'packages/connector/src';
const sandbox = 'packages/sandbox/src';
const gateway = 'packages/gateway/src';

export const rooms: Readonly<Record<string, Room>> = {
  catalogue: { at: [`${connector}/catalogue`], rooms: [], packages: ['zod'] },
  manifest: { at: [`${connector}/manifest`], rooms: ['catalogue'], packages: [] },
  'catalogue index': {
    at: [
      `${connector}/catalogue/index.ts`,
      `${connector}/catalogue/absence.ts`,
      `${connector}/catalogue/absent.ts`,
      `${connector}/catalogue/absent-outside.ts`,
      `${connector}/catalogue/asked.ts`,
      `${connector}/catalogue/json-schemas.ts`,
      `${connector}/catalogue/toolsets.ts`,
    ],
    rooms: ['catalogue', 'manifest'],
    packages: [],
  },
  client: { at: [`${connector}/client`], rooms: ['catalogue', 'catalogue index', 'unpacking'], packages: ['zod'] },
  /** Loaded with the first packed answer that `fetch` has not unpacked. */
  unpacking: { at: [`${connector}/client/transports/unpack.ts`], rooms: ['client'], packages: ['node'] },
  actions: { at: [`${connector}/actions`], rooms: ['catalogue index', 'client'], packages: [] },
  connector: { at: [connector], rooms: ['catalogue', 'catalogue index', 'client'], packages: [] },

  'sandbox parts': { at: [`${sandbox}/parts`], rooms: ['sandbox server', 'connector'], packages: ['node'] },
  'sandbox resources': { at: [`${sandbox}/rooms`], rooms: ['sandbox parts', 'sandbox server', 'connector'], packages: [] },
  'sandbox state': {
    at: [`${sandbox}/state`],
    rooms: ['sandbox parts', 'sandbox resources', 'sandbox server', 'sandbox webhooks'],
    packages: ['node'],
  },
  'sandbox server': {
    at: [`${sandbox}/server`],
    rooms: ['sandbox parts', 'sandbox resources', 'sandbox state', 'connector'],
    packages: ['hono', 'node'],
  },
  'sandbox faults': {
    at: [`${sandbox}/faults`],
    rooms: ['sandbox parts', 'sandbox server', 'connector'],
    packages: ['@hono/node-server', 'node'],
  },
  'sandbox webhooks': {
    at: [`${sandbox}/webhooks`],
    rooms: ['sandbox parts', 'sandbox resources', 'sandbox server', 'sandbox controls', 'connector'],
    packages: ['node'],
  },
  'sandbox controls': {
    at: [`${sandbox}/controls`],
    rooms: ['sandbox faults', 'sandbox server', 'sandbox state', 'sandbox webhooks', 'connector'],
    packages: ['hono'],
  },
  sandbox: {
    at: [sandbox],
    rooms: [
      'sandbox parts',
      'sandbox resources',
      'sandbox state',
      'sandbox server',
      'sandbox faults',
      'sandbox webhooks',
      'sandbox controls',
      'connector',
    ],
    packages: ['@hono/node-server', 'commander', 'node'],
  },

  version: { at: [`${gateway}/version.ts`], rooms: [], packages: [] },
  errors: { at: [`${gateway}/errors.ts`], rooms: ['connector'], packages: [] },
  /** What answers weigh, from the network to the caller. */
  bytes: { at: [`${gateway}/bytes.ts`], rooms: [], packages: [] },
  issues: { at: [`${gateway}/issues.ts`, `${gateway}/complaint-words.ts`], rooms: ['connector'], packages: ['zod'] },
  config: {
    at: [`${gateway}/config.ts`, `${gateway}/connection-ports.ts`, `${gateway}/intercom-address.ts`],
    rooms: ['words', 'errors', 'outbound settings', 'connector'],
    packages: ['node', 'zod'],
  },
  /** What leaves the gateway: to whom, and through which proxy. */
  outbound: { at: [`${gateway}/outbound`], rooms: ['outbound settings', 'connector'], packages: ['undici'] },
  'outbound settings': { at: [`${gateway}/outbound/settings.ts`], rooms: ['errors'], packages: [] },
  /** Plain data that depends on nothing, so that the console reads the same. */
  words: { at: [`${gateway}/store/words.ts`, `${gateway}/vault/callback-paths.ts`], rooms: [], packages: [] },
  ports: {
    at: [`${gateway}/store/ports.ts`, `${gateway}/store/journal.ts`, `${gateway}/store/sealed.ts`],
    rooms: ['words', 'connector'],
    packages: [],
  },
  store: { at: [`${gateway}/store`], rooms: ['words', 'ports', 'errors', 'connector'], packages: ['kysely', 'node'] },
  access: { at: [`${gateway}/access`], rooms: ['words', 'ports', 'errors', 'connector'], packages: [] },
  audit: { at: [`${gateway}/audit`], rooms: ['ports', 'errors', 'access', 'connector'], packages: ['node'] },
  identity: {
    at: [`${gateway}/identity`],
    rooms: ['words', 'ports', 'errors', 'issues', 'access', 'connector'],
    packages: ['better-auth', 'node', 'zod'],
  },
  vault: {
    at: [`${gateway}/vault`],
    rooms: ['words', 'ports', 'errors', 'config', 'outbound settings', 'audit', 'connector'],
    packages: ['node', 'zod'],
  },
  calls: {
    at: [`${gateway}/calls`],
    rooms: ['bytes', 'ports', 'errors', 'issues', 'access', 'vault', 'audit', 'connector'],
    packages: ['node', 'zod'],
  },
  'management facts': {
    at: [`${gateway}/management/*/facts.ts`, `${gateway}/management/operation.ts`, `${gateway}/management/request.ts`],
    rooms: [],
    packages: [],
  },
  management: {
    at: [`${gateway}/management`],
    rooms: ['management facts', 'words', 'ports', 'errors', 'issues', 'config', 'access', 'identity', 'vault', 'audit', 'connector'],
    packages: ['hono', 'zod'],
  },
  http: {
    at: [`${gateway}/http`],
    rooms: ['bytes', 'errors', 'connector'],
    packages: ['@hono/node-server', 'hono', 'node'],
  },
  mcp: {
    at: [`${gateway}/surfaces/mcp`],
    rooms: ['bytes', 'http', 'calls', 'access', 'identity', 'ports', 'words', 'errors', 'issues', 'version', 'connector'],
    packages: ['@modelcontextprotocol/server', 'hono', 'htmlparser2', 'node', 'stemmer', 'zod'],
  },
  rest: { at: [`${gateway}/surfaces/rest`], rooms: ['http', 'calls', 'access', 'identity', 'errors', 'connector'], packages: ['hono'] },
  'console surface': {
    at: [`${gateway}/surfaces/console`],
    rooms: ['console pages', 'http', 'management', 'management facts', 'words', 'access', 'identity', 'errors'],
    packages: ['@hono/node-server', 'hono', 'node'],
  },
  /** What became of a request that was meant for a connection, and is none. */
  astray: { at: [`${gateway}/surfaces/astray.ts`], rooms: ['http', 'errors', 'connector'], packages: ['hono'] },
  'console pages': { at: [`${gateway}/surfaces/console/pages.ts`], rooms: [], packages: [] },
  surfaces: {
    at: [`${gateway}/surfaces/mounts.ts`],
    rooms: ['wiring', 'http', 'mcp', 'rest', 'console surface', 'astray', 'version'],
    packages: [],
  },
  wiring: {
    at: [`${gateway}/rooms.ts`, `${gateway}/memory.ts`],
    rooms: ['bytes', 'management', 'calls', 'identity', 'access', 'vault', 'audit', 'store', 'ports', 'config', 'version', 'connector'],
    packages: [],
  },
  housekeeping: { at: [`${gateway}/housekeeping.ts`], rooms: ['connector'], packages: [] },
  /** What somebody on the machine may do: `gatehouse admin`, over a socket or on the store itself. */
  machine: {
    at: [`${gateway}/machine`],
    rooms: ['identity', 'audit', 'vault', 'store', 'ports', 'errors', 'connector'],
    packages: ['node', 'zod'],
  },
  compositions: {
    at: [`${gateway}/compose.ts`, `${gateway}/direct.ts`],
    rooms: [
      'wiring',
      'machine',
      'housekeeping',
      'surfaces',
      'http',
      'calls',
      'access',
      'outbound',
      'outbound settings',
      'vault',
      'store',
      'ports',
      'config',
      'connector',
    ],
    packages: ['node'],
  },
  commands: {
    at: [`${gateway}/commands`],
    rooms: ['compositions', 'machine', 'http', 'mcp', 'words', 'config', 'outbound settings', 'errors', 'version', 'sandbox', 'connector'],
    packages: ['commander', 'node', 'pino'],
  },
  entry: { at: [`${gateway}/main.ts`, `${gateway}/main.mjs`], rooms: ['commands'], packages: ['node'] },

  console: {
    at: ['packages/console/src'],
    rooms: ['management', 'management facts', 'words', 'errors', 'console pages'],
    packages: [
      '@mantine/core',
      '@mantine/hooks',
      '@mantine/notifications',
      '@tabler/icons-react',
      '@tanstack/react-query',
      '@tanstack/react-router',
      'react',
      'react-dom',
    ],
  },
};

const places = Object.entries(rooms)
  .flatMap(([name, { at }]) => at.map((place) => ({ name, place, pattern: patternOf(place) })))
  .sort((a, b) => b.place.length - a.place.length);

function patternOf(place: string): RegExp {
  const escaped = place.replace(/[.\\+?()[\]{}|^$]/g, '\\$&').replaceAll('*', '[^/]+');
  return new RegExp(`^${escaped}(?:/|$)`);
}

/** The room of a file. */
export const roomOf = (path: string): string | undefined => places.find(({ pattern }) => pattern.test(path))?.name;

/** The package of an import: `node` for Node's own, and the room for a package of ours. */
export function packageOf(target: string): { room: string } | { package: string } {
  const name = target.startsWith('node:') ? 'node' : target.split('/', target.startsWith('@') ? 2 : 1).join('/');
  return name.startsWith('@gatehouse/') ? { room: name.slice('@gatehouse/'.length) } : { package: name };
}
