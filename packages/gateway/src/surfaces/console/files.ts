import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { GatewayError } from '../../errors.ts';
import { answerAsJson } from '../../http/errors.ts';
import type { HostEnv, Mount } from '../../http/mounts.ts';
import { hostnameOf, isLoopback } from '../../http/protection.ts';
import { isPage } from './pages.ts';

export const builtConsole = join(import.meta.dirname, '../../../dist/console');

/** The console's files, and its one document at the address of every page. */
export function filesMount({ directory, publicUrl }: { directory: string; publicUrl: string }): Mount {
  return {
    roots: ['/'],
    // The claim link is a page of the console.
    beforeClaim: true,
    caching: 'unsaid',
    answerError: (error, request, requestId) =>
      (error.code === 'not_found' && wantsPage(request) && readDocument(directory, 404)) || answerAsJson(error, requestId),
    routes: createRoutes(directory, new URL(publicUrl)),
  };
}

function createRoutes(directory: string, own: URL): Hono<HostEnv> {
  const app = new Hono<HostEnv>();
  let file: MiddlewareHandler | undefined;

  /** It may be built while the gateway runs. */
  const openFile = () => {
    if (!file && existsSync(directory)) {
      file = serveStatic({
        root: directory,
        // Vite puts a hash of the content into the names of what it puts into `assets`.
        onFound: (_, c) =>
          c.header('cache-control', c.req.path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'),
      });
    }
    return file;
  };

  app.on(['GET', 'HEAD'], '*', async (c, next) => {
    if (!isPage(c.req.path)) return openFile()?.(c, next) ?? next();
    const elsewhere = otherLoopbackName(c);
    if (elsewhere) return c.redirect(elsewhere + c.req.path, 302);
    return readDocument(directory, 200) ?? c.html(notBuilt, 503);
  });
  app.all('*', (c) => {
    if (!isPage(c.req.path) || c.req.method === 'GET' || c.req.method === 'HEAD') throw new GatewayError('not_found');
    c.header('allow', 'GET, HEAD');
    throw new GatewayError('method_not_allowed', { fix: 'Use GET.' });
  });
  return app;

  /** Cookies of `localhost` are not those of `127.0.0.1`, and Intercom sends people back to one of them only. */
  function otherLoopbackName(c: Context): string | undefined {
    const host = c.req.header('host');
    if (host === undefined || host === own.host) return undefined;
    const samePort = URL.parse(`http://${host}`)?.port === own.port;
    return samePort && isLoopback(hostnameOf(host)) && isLoopback(own.hostname) ? own.origin : undefined;
  }
}

/** A browser that goes somewhere takes a page; what a page or a program fetches takes something else, or says nothing. */
const wantsPage = (request: Request): boolean =>
  (request.method === 'GET' || request.method === 'HEAD') && (request.headers.get('accept') ?? '').includes('text/html');

/** The console's one document; undefined where it is not built. Its router shows the page, or that there is none. */
function readDocument(directory: string, status: 200 | 404): Response | undefined {
  const path = join(directory, 'index.html');
  if (!existsSync(path)) return undefined;
  return new Response(readFileSync(path), { status, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' } });
}

const notBuilt = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Gatehouse</title></head>
<body>
<h1>The console is not built</h1>
<p>Run <code>npm run build</code> where Gatehouse is installed, then load this page again. The gateway itself is running.</p>
<p>If that is not yours to do, ask whoever runs this gateway.</p>
</body>
</html>
`;
