import { matchAddress, operations } from '@gatehouse/connector';
import { Hono } from 'hono';
import { type ErrorCode, GatewayError } from '../errors.ts';
import type { HostEnv, Mount } from '../http/mounts.ts';

/** Where a request that was meant for a connection has gone astray, it is told what to write instead, in Intercom's form. */
export function withDirections(mounts: readonly Mount[], publicUrl: string): Mount[] {
  const rest = mounts.find(({ roots }) => roots.includes('/intercom'));
  if (!rest) return [...mounts];
  return mounts.map((mount) => {
    if (mount === rest) return ofConnections(rest, publicUrl);
    return mount.roots.includes('/') ? ofEverythingElse(mount, rest, publicUrl) : mount;
  });
}

const portOfItsOwn =
  'A client that keeps only host and port of its base URL needs a port of its own for the connection: whoever runs the gateway sets GATEHOUSE_CONNECTION_PORTS.';

const baseUrl = (publicUrl: string) =>
  `The base URL is ${publicUrl}/intercom/default, or with the name of a connection in the place of default`;

let words: ReadonlySet<string> | undefined;
/** With which the paths of Intercom's API begin. */
function isWord(word: string | undefined): word is string {
  words ??= new Set(operations.map(({ path }) => path.split('/')[1] ?? ''));
  return word !== undefined && words.has(word);
}

const isVersion = (part: string | undefined): part is string => part !== undefined && /^v?\d{1,2}(?:\.\d{1,2})?$/i.test(part);

const afterVersions = (parts: readonly string[]): readonly string[] => {
  const first = parts.findIndex((part) => !isVersion(part));
  return first === -1 ? [] : parts.slice(first);
};

/** What nothing else answers: a client that has lost the path of its base URL comes here. A browser that goes somewhere is shown a page. */
function ofEverythingElse(mount: Mount, rest: Mount, publicUrl: string): Mount {
  return {
    ...mount,
    answerError(error, request, requestId) {
      const answer = mount.answerError(error, request, requestId);
      if (error.code !== 'not_found' || (request.headers.get('accept') ?? '').includes('text/html')) return answer;
      const parts = new URL(request.url).pathname.split('/').filter((part) => part !== '');
      if (!isWord(afterVersions(parts)[0])) return answer;
      const fix = `This looks like a call of Intercom's API whose base URL has lost its path. ${baseUrl(publicUrl)}. ${portOfItsOwn}`;
      return rest.answerError(new GatewayError('not_found', { fix }), request, requestId);
    },
  };
}

/** Refused with these, a request may have been meant otherwise. */
const mayBeAstray: ReadonlySet<ErrorCode> = new Set(['not_found', 'operation_unknown', 'connection_unknown', 'input_invalid']);

function ofConnections(rest: Mount, publicUrl: string): Mount {
  const routes = new Hono<HostEnv>()
    // Before it is looked at as a request of one's own: Intercom has no such address.
    .use('*', async (c, next) => {
      if (/^\/intercom\/[^/]+(?:\/+v?\d{1,2}(?:\.\d{1,2})?)*\/+intercom(?:\/|$)/i.test(c.req.path)) {
        const fix = `The base URL is ${c.get('intercomBase')}: what follows it is Intercom's own path, such as /contacts, without /intercom.`;
        throw new GatewayError('not_found', { fix });
      }
      await next();
    })
    .route('/', rest.routes);
  return {
    ...rest,
    routes,
    answerError(error, request, requestId) {
      const fix = mayBeAstray.has(error.code) ? directions(new URL(request.url).pathname, publicUrl) : undefined;
      return rest.answerError(fix === undefined ? error : new GatewayError('not_found', { ...error.details, fix }), request, requestId);
    },
  };
}

function directions(path: string, publicUrl: string): string | undefined {
  const [connection, ...parts] = path.split('/').slice(2);
  if (connection === undefined || connection === '') return `The name of the connection is missing. ${baseUrl(publicUrl)}.`;
  const meant = afterVersions([connection, ...parts]);
  if (isWord(meant[0]) && isAddress(meant)) {
    const instead = `${publicUrl}/intercom/default/${meant.join('/')}`;
    return `The name of the connection is missing: this is ${instead}. ${baseUrl(publicUrl)}.`;
  }
  if (isVersion(parts[0]) && isWord(afterVersions(parts)[0])) {
    return `Intercom's API has no version in its path: leave /${parts[0]} out, and name the version in the header Intercom-Version.`;
  }
  return undefined;
}

function isAddress(parts: readonly string[]): boolean {
  try {
    return ['GET', 'POST', 'PUT', 'DELETE'].some((method) => matchAddress(method, `/${parts.join('/')}`) !== undefined);
  } catch {
    return false;
  }
}
