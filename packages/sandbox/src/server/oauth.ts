import { permissions } from '@gatehouse/connector';
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import type { World } from '../parts/room.ts';
import { type Admin, admins } from '../rooms/admins/room.ts';
import type { App, Auth } from './auth.ts';
import { ApiError, errorList, unauthorized } from './errors.ts';

interface OAuthDeps {
  auth: Auth;
  world: () => World;
  nextRequestId: () => string;
}

type Authorization = { app: App; redirectUri: string; state: string | undefined } | { error: string; detail: string };

/** The three addresses of Intercom's OAuth: consent page, token exchange, uninstall. No scope parameter, no PKCE, no refresh. */
export function createOAuth({ auth, world, nextRequestId }: OAuthDeps): Hono {
  const app = new Hono();
  const adminOf = () =>
    world()
      .of(admins)
      .listed()
      .find((admin) => !admin.bot) as Admin;

  app.get('/oauth', (c) => {
    const authorization = readAuthorization(auth, (name) => c.req.query(name));
    if ('error' in authorization) return errorPage(c, authorization);
    return page(c, 200, `Authorize ${authorization.app.name}`, consent(authorization, world(), adminOf()));
  });

  app.post('/oauth', async (c) => {
    const form = await c.req.parseBody();
    const authorization = readAuthorization(auth, (name) => (typeof form[name] === 'string' ? form[name] : undefined));
    if ('error' in authorization) return errorPage(c, authorization);
    const target = new URL(authorization.redirectUri);
    if (form['action'] === 'authorize') target.searchParams.set('code', auth.issueCode(authorization.app.clientId, adminOf().id));
    else target.searchParams.set('error', 'access_denied');
    if (authorization.state !== undefined) target.searchParams.set('state', authorization.state);
    return c.redirect(target.href, 302);
  });

  app.post('/auth/eagle/token', (c) =>
    answer(c, nextRequestId(), async () => {
      const fields = await readFields(c);
      const [code, clientId, clientSecret] = ['code', 'client_id', 'client_secret'].map((name) => String(fields[name] ?? ''));
      const token = auth.redeem(code ?? '', clientId ?? '', clientSecret ?? '');
      return { token_type: 'Bearer', token, access_token: token };
    }),
  );

  app.post('/auth/uninstall', (c) =>
    answer(c, nextRequestId(), () => {
      auth.uninstall(auth.find(c.req.header('authorization')));
      return {};
    }),
  );

  return app;
}

/** `https`, or `http` on this machine: a code must not travel in clear. */
export function isAllowedRedirect(text: string): boolean {
  if (!URL.canParse(text)) return false;
  return new URL(text).protocol === 'https:' || isLoopback(new URL(text));
}

const isLoopback = ({ protocol, hostname }: URL) => protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);

/** One without a port on this machine stands for all ports (RFC 8252, 7.3): who tries things here starts a gateway wherever it is free. */
function isRegistered(app: App, asked: string): boolean {
  if (app.redirectUrls.includes(asked)) return true;
  if (!URL.canParse(asked)) return false;
  const url = new URL(asked);
  if (!isLoopback(url)) return false;
  url.port = '';
  return app.redirectUrls.includes(url.href);
}

function readAuthorization(auth: Auth, read: (name: string) => string | undefined): Authorization {
  const clientId = read('client_id') ?? '';
  const app = auth.app(clientId);
  if (!app) return { error: 'invalid_client', detail: `There is no app with the client_id "${clientId.slice(0, 200)}".` };
  const redirectUri = read('redirect_uri') || app.redirectUrls[0];
  if (redirectUri === undefined) return { error: 'redirect_uri_mismatch', detail: 'The app has no redirect URL.' };
  if (!isRegistered(app, redirectUri) || !isAllowedRedirect(redirectUri)) {
    return {
      error: 'redirect_uri_mismatch',
      detail: `"${redirectUri.slice(0, 500)}" is not one of the app's redirect URLs. Add it in the Developer Hub, on the app's Authentication page.`,
    };
  }
  return { app, redirectUri, state: read('state') };
}

async function readFields(c: Context): Promise<Record<string, unknown>> {
  if (!/json/i.test(c.req.header('content-type') ?? '')) return await c.req.parseBody();
  try {
    const body: unknown = await c.req.json();
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  } catch {
    throw unauthorized('Unauthorized Code');
  }
}

async function answer(c: Context, requestId: string, act: () => object | Promise<object>): Promise<Response> {
  c.header('x-request-id', requestId);
  c.header('cache-control', 'no-store');
  try {
    return c.json(await act());
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return c.json(errorList(requestId, error.code, error.message), error.status as 401);
  }
}

type Markup = ReturnType<typeof html>;

function consent({ app, redirectUri, state }: Extract<Authorization, { app: App }>, { workspace }: World, admin: Admin): Markup {
  const labels = permissions.filter((permission) => app.permissions.includes(permission.key));
  return html`<h1>${app.name} wants to connect to ${workspace.name}</h1>
    <p>Workspace <b>${workspace.id_code}</b> (${workspace.region}), as <b>${admin.name}</b> &lt;${admin.email}&gt;.</p>
    <form method="post" action="/oauth">
      <input type="hidden" name="client_id" value="${app.clientId}" />
      <input type="hidden" name="redirect_uri" value="${redirectUri}" />
      ${state === undefined ? '' : html`<input type="hidden" name="state" value="${state}" />`}
      <button name="action" value="authorize" class="primary">Authorize access</button>
      <button name="action" value="cancel">Cancel</button>
    </form>
    <h2>The app will be able to</h2>
    <ul>
      ${labels.map((permission) => html`<li><b>${permission.label}</b>${permission.description === null ? '' : html`<br /><small>${permission.description}</small>`}</li>`)}
    </ul>`;
}

const errorPage = (c: Context, { error, detail }: { error: string; detail: string }) =>
  page(c, 400, 'This app cannot be authorized', html`<h1>This app cannot be authorized</h1><p>${detail}</p><p><code>${error}</code></p>`);

function page(c: Context, status: 200 | 400, title: string, body: Markup): Response | Promise<Response> {
  // No form-action: browsers apply it to the redirect as well, which leads to the app.
  c.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'");
  c.header('cache-control', 'no-store');
  c.header('referrer-policy', 'no-referrer');
  c.header('x-content-type-options', 'nosniff');
  return c.html(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>${title} · Intercom sandbox</title>
          <style>
            :root { color-scheme: light dark; }
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 40rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
            h1 { font-size: 1.4rem; }
            h2 { font-size: 1.1rem; }
            button { font: inherit; padding: 0.5rem 1rem; margin: 0 0.5rem 0 0; border-radius: 6px; border: 1px solid #8888; cursor: pointer; }
            .primary { background: #1f5eff; border-color: #1f5eff; color: #fff; }
            header, small { opacity: 0.75; }
          </style>
        </head>
        <body>
          <header>Intercom sandbox: nothing here reaches intercom.com</header>
          <main>${body}</main>
        </body>
      </html>`,
    status,
  );
}
