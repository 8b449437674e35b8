import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type MiddlewareHandler } from 'hono';
import type { WebEnv } from './answer.ts';
import { hostnameOf, isLoopback } from './protect.ts';

export const builtConsole = join(import.meta.dirname, '../../../dist/console');

/** The console's files, and its one page for every address that is not a file. */
export function createConsoleFiles({ directory, publicUrl }: { directory: string; publicUrl: string }): Hono<WebEnv> {
  const app = new Hono<WebEnv>();
  const own = new URL(publicUrl);
  let files: { readonly file: MiddlewareHandler; readonly page: MiddlewareHandler } | undefined;

  /** It may be built while the gateway runs. */
  const open = () => {
    if (files || !existsSync(join(directory, 'index.html'))) return files;
    files = {
      file: serveStatic({
        root: directory,
        // Vite puts a hash of the content into the names of what it puts into `assets`.
        onFound: (_, c) =>
          c.header('cache-control', c.req.path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'),
      }),
      page: serveStatic({ path: join(directory, 'index.html'), onFound: (_, c) => c.header('cache-control', 'no-cache') }),
    };
    return files;
  };

  app.get('*', async (c, next) => {
    const elsewhere = otherLoopbackName(c.req.header('host'));
    if (elsewhere && isPage(c.req.path)) return c.redirect(elsewhere + c.req.path, 302);
    const built = open();
    if (!built) return isPage(c.req.path) ? c.html(notBuilt, 503) : next();
    return built.file(c, next);
  });
  app.get('*', async (c, next) => {
    const built = open();
    return built && isPage(c.req.path) ? built.page(c, next) : next();
  });
  return app;

  /** Cookies of `localhost` are not those of `127.0.0.1`, and Intercom sends people back to one of them only. */
  function otherLoopbackName(host: string | undefined): string | undefined {
    if (host === undefined || host === own.host) return undefined;
    const samePort = URL.parse(`http://${host}`)?.port === own.port;
    return samePort && isLoopback(hostnameOf(host)) && isLoopback(own.hostname) ? own.origin : undefined;
  }
}

/** A name with a dot at the end of the address is a file. */
const isPage = (path: string): boolean => !/\.[a-z0-9]+$/i.test(path);

const notBuilt = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Gatehouse</title></head>
<body>
<h1>The console is not built</h1>
<p>Run <code>npm run build</code> where Gatehouse is installed, then load this page again. The gateway itself is running.</p>
</body>
</html>
`;
