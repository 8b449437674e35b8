import { randomBytes as systemRandomBytes } from 'node:crypto';
import type { Clock } from '@gatehouse/connector';
import * as z from 'zod';
import { GatewayError } from '../errors.ts';
import { toIssues } from '../issues.ts';
import type { MemberStore, OrganisationStore } from '../store/ports.ts';
import type { People } from './identity.ts';
import { createKnownBrowsers } from './known-browsers.ts';
import { weaknessOf } from './password-rules.ts';
import type { SignInAttempts } from './sign-in-attempts.ts';
import { loadSignIn, passwordLength, type SignIn, type SignInOptions } from './sign-in-library.ts';

/** An account whose maker died before the member was added; younger ones may be on their way. */
const abandonedAfterMs = 60_000;

export interface PeopleOptions extends SignInOptions {
  readonly store: { readonly members: MemberStore; readonly organisation: Pick<OrganisationStore, 'get'> };
  readonly clock: Clock;
  /** @default the system's */
  readonly randomBytes?: (size: number) => Uint8Array;
  readonly attempts: SignInAttempts;
}

const Password = z.strictObject({
  password: z
    .string()
    .min(passwordLength.min, { error: `use at least ${passwordLength.min} characters` })
    .max(passwordLength.max, { error: `use at most ${passwordLength.max} characters` }),
});
const Account = Password.extend({
  name: z.string().trim().min(1, { error: 'must not be empty' }).max(100),
  email: z.email({ error: 'must be an email address' }).max(254),
});

export function createPeople({ store, clock, randomBytes = systemRandomBytes, attempts, ...signInOptions }: PeopleOptions): People {
  const { secret, publicUrl } = signInOptions;
  const browsers = createKnownBrowsers({ secret, secure: publicUrl.startsWith('https:'), clock, randomBytes });
  let loading: Promise<SignIn> | undefined;
  const library = (): Promise<SignIn> => {
    // What failed once, for want of file handles, may work the next time.
    loading ??= loadSignIn(signInOptions).catch((error: unknown) => {
      loading = undefined;
      throw error;
    });
    return loading;
  };

  return {
    ready: library,

    async verify(headers) {
      // Without the cookie nobody is signed in, and the library, which takes half a second, need not be loaded to say so.
      if (!headers.has('cookie')) throw new GatewayError('session_missing');
      const { api } = await library();
      const session = await api.getSession({ headers });
      const member = session && (await store.members.findByUser(session.user.id));
      if (!member) throw new GatewayError('session_missing');
      return { kind: 'member', id: member.id, name: member.name, role: member.role };
    },

    async createAccount(account, organisation) {
      const { name, email, password } = parseAccount(account);
      await refuseWeak(password, { name, email }, organisation);
      const { context } = await library();
      const taken = await context.internalAdapter.findUserByEmail(email);
      if (taken && !(await removeAbandoned(taken.user))) throw emailTaken();
      const hash = await context.password.hash(password);
      let user: { id: string };
      try {
        user = await context.internalAdapter.createUser({ name, email }, { method: 'admin' });
      } catch (error) {
        // The table allows an address once, so of two that come together one ends here.
        if (await context.internalAdapter.findUserByEmail(email)) throw emailTaken(error);
        throw error;
      }
      try {
        await context.internalAdapter.linkAccount({ userId: user.id, accountId: user.id, providerId: 'credential', password: hash });
      } catch (error) {
        await context.internalAdapter.deleteUser(user.id);
        throw error;
      }
      return { userId: user.id };
    },

    async setPassword({ userId, name, email }, password) {
      parse(Password, { password });
      await refuseWeak(password, { name, email });
      const { context } = await library();
      await context.internalAdapter.updatePassword(userId, await context.password.hash(password));
      await context.internalAdapter.deleteUserSessions(userId);
    },

    async removeAccount(userId) {
      const { context } = await library();
      await context.internalAdapter.deleteUser(userId);
    },

    async signIn(email, password, headers, origin) {
      const { api } = await library();
      const attempt = await attempts.begin({ email, origin, device: browsers.recognise(email, headers) });
      try {
        const answer = await api.signInEmail({ body: { email, password }, headers: withoutCookie(headers), returnHeaders: true });
        await attempt.succeed();
        return { userId: answer.response.user.id, cookies: [...answer.headers.getSetCookie(), browsers.cookieFor(email)] };
      } catch (error) {
        if (!isRefusal(error)) throw error;
        throw new GatewayError('sign_in_refused', { fix: 'Check both, or ask an administrator for a new invitation.' });
      }
    },

    async signOut(headers) {
      const { api } = await library();
      const answer = await api.signOut({ headers, returnHeaders: true });
      return { cookies: answer.headers.getSetCookie() };
    },
  };

  /** The one rule wherever a password is set; those that are there already go on working. */
  async function refuseWeak(password: string, { name, email }: { name: string; email: string }, organisation?: string): Promise<void> {
    const known = (await store.organisation.get(clock.now())).name;
    const problem = weaknessOf(password, [name, email, known, ...(organisation === undefined ? [] : [organisation])]);
    if (problem === undefined) return;
    throw new GatewayError('input_invalid', {
      field: 'password',
      fix: `The password ${problem}.`,
      issues: [{ field: 'password', problem }],
    });
  }

  async function removeAbandoned(user: { id: string; createdAt: Date }): Promise<boolean> {
    if (clock.now() - user.createdAt.getTime() < abandonedAfterMs || (await store.members.findByUser(user.id))) return false;
    const { context } = await library();
    await context.internalAdapter.deleteUser(user.id);
    return true;
  }
}

function parseAccount(account: { name: string; email: string; password: string }): z.output<typeof Account> {
  const parsed = parse(Account, account);
  return { ...parsed, email: parsed.email.toLowerCase() };
}

function parse<T>(schema: z.ZodType<T>, given: unknown): T {
  const result = schema.safeParse(given);
  if (result.success) return result.data;
  const issues = toIssues(result.error.issues, { input: given });
  throw new GatewayError('input_invalid', { field: issues[0]?.field || 'account', issues });
}

const emailTaken = (cause?: unknown) =>
  new GatewayError(
    'conflict',
    { field: 'email', fix: 'Somebody here has this address already: sign in, or use another address.' },
    { cause },
  );

/** The session that a browser still has is not part of signing in. */
function withoutCookie(headers: Headers): Headers {
  const rest = new Headers(headers);
  rest.delete('cookie');
  return rest;
}

/** What the library answers to a wrong address or password; anything else is a failure. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' && error.statusCode < 500;
}
