import {
  type Clock,
  createUpstreamWords,
  findOperation,
  latestVersion,
  ProxyRefused,
  type Transport,
  type TransportResponse,
  type UpstreamWords,
} from '@gatehouse/connector';
import * as z from 'zod';
import { type ErrorCode, type ErrorDetails, GatewayError } from '../errors.ts';
import { type Region, regions } from '../store/words.ts';
import { fixOfApp, fixOfEntered, type OauthApp } from './oauth-app.ts';
import { mayLackPermission } from './permission-refusal.ts';

/** Who a credential acts as, and where. */
export interface Account {
  readonly adminId: string;
  readonly adminName: string;
  readonly adminEmail: string;
  readonly workspaceId: string;
  readonly workspaceName: string;
  /** Null when Intercom names none that we know. */
  readonly region: Region | null;
}

export type MeAnswer =
  | { readonly kind: 'ok'; readonly account: Account }
  /** 401: the credential is no longer good. */
  | { readonly kind: 'refused' }
  /** The app may not ask: a 403, or the 401 that says the same, of a credential of which nothing else is known. */
  | { readonly kind: 'forbidden' };

/** The three calls that concern a credential itself. None of them is repeated: a code works once. */
export interface IntercomAccount {
  me(baseUrl: string, token: string): Promise<MeAnswer>;
  /** Turns an authorization code into an access token. */
  exchange(code: string, app: OauthApp): Promise<string>;
  /**
   * Whether Intercom knows the app, as far as it says: it is given a code that it never gave out, and refuses either the app or the code.
   * Throws `oauth_client_invalid` for the app.
   */
  checkApp(app: OauthApp): Promise<void>;
  /** True when Intercom confirmed that the app is uninstalled. */
  uninstall(baseUrl: string, token: string): Promise<boolean>;
}

const deadlineMs = 10_000;
const maxBytes = 64 * 1024;

/** A workspace's id becomes a key, a name and a part of addresses, whoever says it. */
export const workspaceIdShape = /^[\w-]{1,100}$/;

const Me = z.looseObject({
  id: z.union([z.string().min(1), z.int().transform(String)]),
  name: z.string().nullish(),
  email: z.string().nullish(),
  app: z.looseObject({ id_code: z.string().regex(workspaceIdShape), name: z.string().nullish(), region: z.string().nullish() }),
});
const Token = z.looseObject({ access_token: z.string().optional(), token: z.string().optional() });
const Complaints = z.looseObject({ errors: z.array(z.looseObject({ code: z.string().nullish(), message: z.string().nullish() })) });

interface Answer {
  readonly status: number;
  /** Parsed JSON; undefined when it was none. */
  readonly body: unknown;
  readonly requestId: string | null;
  /** What it says, without what it was asked with. */
  readonly words: UpstreamWords;
}

export function createIntercomAccount(deps: { transport: Transport; clock: Clock }): IntercomAccount {
  const { transport, clock } = deps;

  async function ask(method: string, url: string, token: string | null, body?: Readonly<Record<string, string | null>>): Promise<Answer> {
    const done = new AbortController();
    const overdue = new AbortController();
    clock.sleep(deadlineMs, done.signal).then(
      () => overdue.abort(),
      () => {},
    );
    try {
      const response = await transport({
        method,
        url,
        signal: overdue.signal,
        headers: {
          accept: 'application/json',
          'intercom-version': latestVersion,
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return await read(
        response,
        createUpstreamWords([token, body?.['code'], body?.['client_secret']].filter((secret) => typeof secret === 'string')),
      );
    } catch (cause) {
      // The cause may quote the request, and the request holds the credential: it goes no further.
      if (cause instanceof Error && cause.name === 'AnswerTooLarge') throw new GatewayError('upstream_invalid');
      if (cause instanceof GatewayError) throw cause;
      if (cause instanceof ProxyRefused) throw new GatewayError('proxy_refused', { fix: `${cause.message}.` });
      throw new GatewayError('upstream_unavailable', {
        fix: overdue.signal.aborted
          ? `Intercom did not answer within ${deadlineMs / 1000} seconds. Try again in a minute.`
          : `Check that the gateway reaches ${new URL(url).origin}, then try again.`,
      });
    } finally {
      done.abort();
    }
  }

  const exchangeAt = ({ apiUrl, clientId: client_id, clientSecret: client_secret }: OauthApp, code: string) =>
    ask('POST', `${apiUrl}/auth/eagle/token`, null, { code, client_id, client_secret });

  return {
    async me(baseUrl, token) {
      const me = findOperation('admins.me');
      const answer = await ask(me.method, baseUrl + me.path, token);
      if (answer.status === 403 || mayLackPermission({ status: answer.status, errors: complaintsOf(answer) })) return { kind: 'forbidden' };
      if (answer.status === 401) return { kind: 'refused' };
      if (answer.status !== 200) throw unusable(answer);
      const parsed = Me.safeParse(answer.body);
      if (!parsed.success) throw new GatewayError('upstream_invalid', upstream(answer));
      return { kind: 'ok', account: toAccount(parsed.data) };
    },

    async exchange(code, app) {
      const answer = await exchangeAt(app, code);
      if (isRefused(answer)) throw refusedCode(answer, app);
      if (answer.status !== 200) throw unusable(answer);
      const parsed = Token.safeParse(answer.body);
      const token = parsed.success ? (parsed.data.access_token ?? parsed.data.token) : undefined;
      if (token === undefined || !isToken(token)) throw new GatewayError('upstream_invalid', { upstream: facts(answer, []) });
      return token;
    },

    async checkApp(app) {
      const answer = await exchangeAt(app, unknownCode);
      // Whatever is not JSON is of something in between, which knows nothing of apps.
      if (!isRefused(answer) || answer.body === undefined) throw unusable(answer);
      const error = refusedCode(answer, app, fixOfEntered(app));
      if (error.code !== 'oauth_code_invalid') throw error;
    },

    async uninstall(baseUrl, token) {
      const answer = await ask('POST', `${baseUrl}/auth/uninstall`, token).catch(() => undefined);
      return answer !== undefined && answer.status >= 200 && answer.status < 300;
    },
  };
}

/** Visible characters only: anything else is no token, and would be no header either. */
export const isToken = (text: string): boolean => /^[\x21-\x7e]{1,1000}$/.test(text);

async function read(response: TransportResponse, words: UpstreamWords): Promise<Answer> {
  const text = words.body(await response.text(maxBytes));
  const answer = { status: response.status, requestId: words.headersOf(response)('x-request-id'), words };
  try {
    return { ...answer, body: JSON.parse(text) };
  } catch {
    return { ...answer, body: undefined };
  }
}

function toAccount(me: z.output<typeof Me>): Account {
  const region = me.app.region?.toLowerCase();
  return {
    adminId: me.id,
    adminName: toLine(me.name),
    adminEmail: toLine(me.email),
    workspaceId: me.app.id_code,
    workspaceName: toLine(me.app.name) || me.app.id_code,
    region: regions.find((known) => known === region) ?? null,
  };
}

/** Words from outside that our own pages show: one line, of bounded length. */
export const toLine = (text: string | null | undefined): string =>
  (text ?? '')
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, 200);

const isRefused = ({ status }: Answer): boolean => status >= 400 && status < 500 && status !== 429;

/** None that Intercom ever gave out: theirs are base64. */
const unknownCode = 'gatehouse-asks-whether-it-knows-this-app';

/** Undocumented which words Intercom uses for a wrong client, so the words decide, and the fix names both causes. */
function refusedCode(answer: Answer, app: OauthApp, fixOfClient = fixOfApp(app)): GatewayError {
  if (complaintsOf(answer).some(({ code, message }) => /client/i.test(`${code} ${message}`))) {
    return refused(answer, 'oauth_client_invalid', {
      field: app.of === 'organisation' ? 'clientSecret' : 'INTERCOM_CLIENT_SECRET',
      fix: fixOfClient,
    });
  }
  return refused(answer, 'oauth_code_invalid', {
    fix: `Codes work once and for about five minutes: begin again under Integrations. If it keeps failing, the app may be another one. ${fixOfApp(app)}`,
  });
}

const refused = (answer: Answer, code: ErrorCode, details: ErrorDetails) => new GatewayError(code, { ...details, ...upstream(answer) });

function unusable(answer: Answer): GatewayError {
  if (answer.status === 429) return new GatewayError('upstream_rate_limited', { ...upstream(answer), fix: 'Try again in a minute.' });
  if (answer.status >= 500) return new GatewayError('upstream_failed', { ...upstream(answer), fix: 'Try again in a minute.' });
  return new GatewayError('upstream_invalid', upstream(answer));
}

/** Codes only: a message could repeat what we sent, and we sent a secret. */
const upstream = (answer: Answer): ErrorDetails => ({ upstream: facts(answer, complaintsOf(answer)) });

function complaintsOf({ body }: Answer): z.output<typeof Complaints>['errors'] {
  const complaints = Complaints.safeParse(body);
  return complaints.success ? complaints.data.errors : [];
}

const facts = ({ status, requestId, words }: Answer, errors: readonly { code?: string | null | undefined }[]) => ({
  status,
  ...(requestId === null ? {} : { requestId }),
  errors: words
    .complaints(errors.map(({ code }) => ({ code: code ?? 'unknown' })))
    .slice(0, 5)
    .map(({ code }) => ({ code: code.replaceAll(/[^\w.-]/g, '').slice(0, 60) })),
});
