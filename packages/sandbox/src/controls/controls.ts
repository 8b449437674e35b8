import { type PermissionKey, permissions } from '@gatehouse/connector';
import { Hono } from 'hono';
import { type FaultKind, type FaultRule, type Faults, faultKinds } from '../faults/faults.ts';
import { type App, type AppOptions, type Auth, type PermissionRefusal, permissionRefusals } from '../server/auth.ts';
import { ApiError } from '../server/errors.ts';
import { isAllowedRedirect } from '../server/oauth.ts';
import type { RequestLog } from '../server/requests.ts';
import { defaultVersion, versionOf } from '../server/versions.ts';
import type { Ledger } from '../state/ledger.ts';
import type { Webhooks } from '../webhooks/webhooks.ts';
import { after, type Body, ControlError, readBody, readFlag, readNumber, readShare, readText } from './input.ts';
import { addWebhookControls, webhookOverview } from './webhooks.ts';

export interface ControlDeps {
  auth: Auth;
  faults: Faults;
  ledger: Ledger;
  requests: RequestLog;
  webhooks: Webhooks;
  defaultAdminId: () => string;
  isAdmin: (id: string) => boolean;
  reset: () => void;
}

const overview = {
  'GET /_sandbox/': 'this list',
  'GET /_sandbox/apps': 'the apps, without their secrets',
  'POST /_sandbox/apps': 'create one: { clientId, clientSecret, name, redirectUrls, permissions?, refusal?, version? }',
  'PUT /_sandbox/apps/{clientId}':
    'change one: { clientSecret?, name?, redirectUrls?, permissions?, refusal?, version? }; tokens keep what they were granted',
  'GET /_sandbox/tokens': 'the tokens, as fingerprints',
  'POST /_sandbox/tokens':
    'mint one: { clientId?, permissions?, adminId?, refusal?, version? }; without clientId for a private app, whose version is set here',
  'DELETE /_sandbox/tokens': 'revoke: { token } or { fingerprint } or { clientId }',
  'POST /_sandbox/reset':
    'the seeded world again; ledger, requests, faults, deliveries and rate windows emptied; apps, tokens and endpoints stay',
  'GET /_sandbox/faults': 'the rules and how often each fired',
  'POST /_sandbox/faults': `add one: { kind, method?, path?, times?, share?, status?, delayMs?, body?, headers?, afterCommit? }; kinds: ${faultKinds.join(', ')}`,
  'DELETE /_sandbox/faults': 'all of them; DELETE /_sandbox/faults/{id} for one',
  'GET /_sandbox/ledger': 'every effect that was applied, in order; ?after={sequence}',
  'GET /_sandbox/requests': 'the last 5,000 requests; ?after={sequence}',
  ...webhookOverview,
};

/** The test bench of the sandbox. Not Intercom's, without authentication, for this machine only. */
export function createControls(deps: ControlDeps): Hono {
  const { auth, faults, ledger, requests } = deps;
  const app = new Hono({ strict: false }).basePath('/_sandbox');

  app.get('/', (c) => c.json({ controls: overview }));

  app.get('/apps', (c) => c.json({ apps: auth.apps().map(appView) }));
  app.post('/apps', async (c) => {
    const options = readApp(await readBody(c, ['clientId', 'clientSecret', 'name', 'redirectUrls', 'permissions', 'refusal', 'version']));
    if (auth.app(options.clientId)) throw new ControlError(409, `The app "${options.clientId}" exists; change it with PUT.`);
    return c.json(appView(auth.saveApp(options)), 201);
  });
  app.put('/apps/:clientId', async (c) => {
    const body = await readBody(c, ['clientSecret', 'name', 'redirectUrls', 'permissions', 'refusal', 'version']);
    const current = auth.app(c.req.param('clientId'));
    if (!current) throw new ControlError(404, 'There is no app with this client id; create it with POST /_sandbox/apps.');
    if (body['clientSecret'] !== undefined) {
      return c.json(appView(auth.saveApp(readApp({ ...appView(current), ...body }))));
    }
    const options = readApp({ ...appView(current), ...body, clientSecret: 'unchanged' });
    const { clientId, name, redirectUrls, permissions: granted, refusal, version } = options;
    const changed: App = {
      ...current,
      clientId,
      name,
      redirectUrls: [...redirectUrls],
      permissions: [...(granted ?? current.permissions)],
      ...(refusal === undefined ? {} : { refusal }),
      ...(version === undefined ? {} : { version }),
    };
    auth.changeApp(changed);
    return c.json(appView(changed));
  });

  app.get('/tokens', (c) =>
    c.json({
      tokens: auth
        .tokens()
        .map(({ fingerprint, clientId, adminId, permissions: granted }) => ({ fingerprint, clientId, adminId, permissions: granted })),
    }),
  );
  app.post('/tokens', async (c) => {
    const body = await readBody(c, ['clientId', 'permissions', 'adminId', 'refusal', 'version']);
    const adminId = body['adminId'] === undefined ? deps.defaultAdminId() : readText(body, 'adminId');
    if (!deps.isAdmin(adminId)) throw new ControlError(400, '"adminId" is not a teammate of the workspace.');
    const clientId = body['clientId'] === undefined ? null : readText(body, 'clientId');
    const owner = clientId === null ? undefined : auth.app(clientId);
    if (clientId !== null && !owner) throw new ControlError(404, `There is no app "${clientId}".`);
    const granted = body['permissions'] === undefined ? (owner?.permissions ?? permissionKeys) : readPermissions(body['permissions']);
    const ofApp = ['version', 'refusal'].find((field) => clientId !== null && body[field] !== undefined);
    if (clientId !== null && ofApp !== undefined) {
      throw new ControlError(400, `"${ofApp}" belongs to the app: set it with PUT /_sandbox/apps/${encodeURIComponent(clientId)}.`);
    }
    const own = {
      version: body['version'] === undefined ? undefined : readVersion(body),
      refusal: body['refusal'] === undefined ? undefined : readRefusal(body),
    };
    return c.json({ token: auth.mint(clientId, adminId, granted, own), clientId, adminId, permissions: granted }, 201);
  });
  app.delete('/tokens', async (c) => {
    const body = await readBody(c, ['token', 'fingerprint', 'clientId']);
    if (body['token'] !== undefined) return c.json({ revoked: auth.revoke(readText(body, 'token')) ? 1 : 0 });
    if (body['fingerprint'] !== undefined) return c.json({ revoked: auth.revokeFingerprint(readText(body, 'fingerprint')) });
    if (body['clientId'] !== undefined) return c.json({ revoked: auth.revokeApp(readText(body, 'clientId')) });
    throw new ControlError(400, 'Say what to revoke: "token", "fingerprint" or "clientId".');
  });

  app.post('/reset', (c) => {
    deps.reset();
    return c.json({ reset: true });
  });

  app.get('/faults', (c) => c.json({ faults: faults.list() }));
  app.post('/faults', async (c) => c.json(faults.add(readFault(await readBody(c, faultFields))), 201));
  app.delete('/faults', (c) => c.json({ removed: faults.remove() }));
  app.delete('/faults/:id', (c) => {
    const removed = faults.remove(Number(c.req.param('id')));
    if (removed === 0) throw new ControlError(404, 'There is no fault with this id.');
    return c.json({ removed });
  });

  app.get('/ledger', (c) => c.json({ entries: after(ledger.entries(), c) }));
  app.get('/requests', (c) => c.json({ requests: after(requests.entries(), c) }));

  addWebhookControls(app, deps.webhooks);

  app.notFound((c) => c.json({ error: `There is no control ${c.req.method} ${c.req.path}.`, controls: overview }, 404));
  app.onError((error, c) => {
    if (error instanceof ControlError) return c.json({ error: error.message }, error.status);
    throw error;
  });
  return app;
}

const permissionKeys: readonly PermissionKey[] = permissions.map((permission) => permission.key);

const appView = ({ clientId, name, redirectUrls, permissions: granted, refusal, version }: App) => ({
  clientId,
  name,
  redirectUrls,
  permissions: granted,
  ...(refusal === undefined ? {} : { refusal }),
  ...(version === undefined ? {} : { version }),
});

function readApp(body: Body): AppOptions {
  const redirectUrls = body['redirectUrls'];
  if (!Array.isArray(redirectUrls) || redirectUrls.length === 0)
    throw new ControlError(400, '"redirectUrls" must be a list of at least one URL.');
  for (const url of redirectUrls as unknown[]) {
    if (typeof url !== 'string' || !isAllowedRedirect(url)) {
      throw new ControlError(400, `"redirectUrls": ${JSON.stringify(url)} is neither https nor on this machine (localhost, 127.0.0.1).`);
    }
  }
  return {
    clientId: readText(body, 'clientId'),
    clientSecret: readText(body, 'clientSecret'),
    name: readText(body, 'name'),
    redirectUrls: redirectUrls as string[],
    ...(body['permissions'] === undefined ? {} : { permissions: readPermissions(body['permissions']) }),
    ...(body['refusal'] === undefined ? {} : { refusal: readRefusal(body) }),
    ...(body['version'] === undefined ? {} : { version: readVersion(body) }),
  };
}

function readRefusal(body: Body): PermissionRefusal {
  const text = readText(body, 'refusal');
  const known = permissionRefusals.find((one) => one === text);
  if (!known) throw new ControlError(400, `"refusal" must be one of ${permissionRefusals.join(', ')}.`);
  return known;
}

function readVersion(body: Body): string {
  try {
    return versionOf(readText(body, 'version')).name;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    throw new ControlError(400, `"version": ${error.message}. Give one such as 2.15, or none for ${defaultVersion}.`);
  }
}

function readPermissions(value: unknown): PermissionKey[] {
  if (!Array.isArray(value)) throw new ControlError(400, '"permissions" must be a list of keys.');
  const unknown = value.find((key) => !permissionKeys.includes(key as PermissionKey));
  if (unknown !== undefined) {
    throw new ControlError(400, `"permissions": ${JSON.stringify(unknown)} is unknown. Known: ${permissionKeys.join(', ')}.`);
  }
  return value as PermissionKey[];
}

const faultFields = ['kind', 'method', 'path', 'times', 'share', 'status', 'delayMs', 'body', 'headers', 'afterCommit'];

function readFault(body: Body): FaultRule {
  if (!faultKinds.includes(body['kind'] as FaultKind)) throw new ControlError(400, `"kind" must be one of ${faultKinds.join(', ')}.`);
  const rule: FaultRule = { kind: body['kind'] as FaultKind };
  if (body['method'] !== undefined) rule.method = readText(body, 'method');
  if (body['path'] !== undefined) rule.path = path(readText(body, 'path'));
  if (body['times'] !== undefined) rule.times = readNumber(body, 'times', 1, 1_000_000);
  if (body['status'] !== undefined) rule.status = readNumber(body, 'status', 200, 599);
  if (body['delayMs'] !== undefined) rule.delayMs = readNumber(body, 'delayMs', 0, 600_000);
  if (body['share'] !== undefined) rule.share = readShare(body, 'share');
  if (body['body'] !== undefined) rule.body = body['body'];
  if (body['headers'] !== undefined) rule.headers = headers(body['headers']);
  if (body['afterCommit'] !== undefined) rule.afterCommit = readFlag(body, 'afterCommit');
  return rule;
}

function path(value: string): string {
  if (!value.startsWith('/') && !value.startsWith('*')) throw new ControlError(400, '"path" must begin with / or *.');
  return value;
}

function headers(value: unknown): Record<string, string | null> {
  const entries = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : undefined;
  if (!entries?.every(([, one]) => one === null || typeof one === 'string')) {
    throw new ControlError(400, '"headers" must be an object of texts, or null to leave a header out.');
  }
  try {
    new Headers(entries.map(([name, one]): [string, string] => [name, String(one)]));
  } catch {
    throw new ControlError(400, '"headers" has a name or a text that no header can have.');
  }
  return Object.fromEntries(entries) as Record<string, string | null>;
}
