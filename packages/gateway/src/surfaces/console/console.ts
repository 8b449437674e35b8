import { Hono } from 'hono';
import type { Access } from '../../access/access.ts';
import { GatewayError } from '../../errors.ts';
import { answerAsJson, type OnError } from '../../http/errors.ts';
import type { HostEnv, Mount } from '../../http/mounts.ts';
import { management } from '../../management/index.ts';
import { describe } from '../../management/openapi.ts';
import { apiRoot } from '../../management/request.ts';
import { callbackPaths } from '../../vault/callback-paths.ts';
import { builtConsole, filesMount } from './files.ts';
import { createManagementApi, type ManagementApiDeps } from './management.ts';
import { createOauthCallback } from './oauth-callback.ts';

export interface ConsoleDeps extends ManagementApiDeps {
  readonly version: string;
  readonly access: Pick<Access, 'isExperimental'>;
  readonly onError: OnError;
  /** Where the built console lies. @default packages/gateway/dist/console */
  readonly consoleDir?: string;
}

/** What an installation without an administrator answers besides the console's own files. */
const beforeClaim = Object.values(management).flatMap(({ beforeClaim, path }) => (beforeClaim ? [`${apiRoot}${path}` as const] : []));

/** What a browser talks to: the management API, where Intercom sends people back to, and the console. */
export function consoleMounts(deps: ConsoleDeps): Mount[] {
  const { publicUrl, version, access, consoleDir = builtConsole } = deps;
  const api = new Hono<HostEnv>()
    .get('/v1/openapi.json', async (c) => c.json(await describe({ publicUrl, version, experimental: await access.isExperimental() })))
    .route('/v1', createManagementApi(deps))
    .all('*', () => {
      throw new GatewayError('not_found', { fix: 'The addresses of the management API are in /api/v1/openapi.json.' });
    });
  const answerError: Mount['answerError'] = (error, _request, requestId) => answerAsJson(error, requestId);
  return [
    { roots: ['/api'], beforeClaim, caching: 'no-store', answerError, routes: api },
    { roots: callbackPaths, beforeClaim: false, caching: 'no-store', answerError, routes: createOauthCallback(deps) },
    filesMount({ directory: consoleDir, publicUrl }),
  ];
}
