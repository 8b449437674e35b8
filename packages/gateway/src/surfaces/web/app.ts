import { Hono } from 'hono';
import { GatewayError } from '../../errors.ts';
import { describe } from '../../management/openapi.ts';
import { answerError, errorHandler, type OnError, type WebEnv } from './answer.ts';
import { type ApiDeps, createApi } from './api.ts';
import { builtConsole, createConsoleFiles } from './console-files.ts';
import { createOauthCallback } from './oauth-callback.ts';
import { protect } from './protect.ts';

export interface Mounted {
  readonly app: Hono | Hono<WebEnv>;
  /** In the surface's own form: its callers read no other. */
  answerError(error: GatewayError, request: Request, requestId: string): Response;
}

export interface WebDeps extends ApiDeps {
  readonly newId: () => string;
  readonly version: string;
  /** Rejects when the gateway cannot work. */
  readonly ready: () => Promise<void>;
  /** Where the built console lies. @default packages/gateway/dist/console */
  readonly consoleDir?: string;
  readonly onError?: OnError;
  /** Other surfaces, by the path below which they answer; they get the same protection. */
  readonly mounted?: Readonly<Record<`/${string}`, Mounted>>;
}

/** What a browser talks to: management API, OAuth callbacks, health and the console. To be mounted last, at `/`. */
export function createWeb(deps: WebDeps): Hono<WebEnv> {
  const { management, people, publicUrl, newId, version, ready, consoleDir = builtConsole, onError = () => {}, mounted = {} } = deps;
  const app = new Hono<WebEnv>();
  const below = (path: string) => Object.entries(mounted).find(([root]) => path === root || path.startsWith(`${root}/`))?.[1];
  app.onError(errorHandler(onError, (c, error) => below(c.req.path)?.answerError(error, c.req.raw, c.get('requestId'))));
  app.notFound((c) => answerError(c, new GatewayError('not_found')));
  app.use(...protect({ publicUrl, newId, isClaimed: management.isClaimed }));

  for (const [path, surface] of Object.entries(mounted)) app.route(path, surface.app as Hono);

  app.get('/healthz', (c) => c.json({ status: 'ok' }));
  app.get('/readyz', async (c) => {
    try {
      await ready();
      return c.json({ status: 'ready' });
    } catch (cause) {
      onError(cause, c.get('requestId'));
      return c.json({ status: 'not ready' }, 503);
    }
  });

  app.get('/api/v1/openapi.json', async (c) => c.json(await describe({ publicUrl, version })));
  app.route('/api/v1', createApi({ management, people, publicUrl }));
  app.route('/', createOauthCallback({ management, people, onError }));
  app.all('/api/*', () => {
    throw new GatewayError('not_found', { fix: 'The addresses of the management API are in /api/v1/openapi.json.' });
  });
  app.on(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], ['/mcp', '/mcp/*', '/intercom', '/intercom/*'], () => {
    throw new GatewayError('not_found');
  });
  app.route('/', createConsoleFiles({ directory: consoleDir, publicUrl }));
  app.all('*', (c) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') throw new GatewayError('not_found');
    throw new GatewayError('method_not_allowed', { fix: 'Use GET.' });
  });
  return app;
}
