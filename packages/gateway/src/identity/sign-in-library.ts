import type { BetterAuthOptions } from 'better-auth';

/** A week after signing in, a person signs in again; a session is not prolonged by being used. */
const sessionSeconds = 7 * 24 * 60 * 60;

export interface SignInOptions {
  readonly database: BetterAuthOptions['database'];
  readonly publicUrl: string;
  /** At least 32 random characters; it signs the session cookies. */
  readonly secret: string;
}

export const passwordLength = { min: 12, max: 128 } as const;

/** How we use the library. Its tables are migrations of ours (store/migrations), named here. */
export const toLibraryOptions = ({ database, publicUrl, secret }: SignInOptions) =>
  ({
    baseURL: publicUrl,
    // Given as a list, because the library would otherwise prefer one from the environment.
    secrets: [{ version: 1, value: secret }],
    database,
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLength.min,
      maxPasswordLength: passwordLength.max,
    },
    user: { modelName: 'signin_users' },
    session: { modelName: 'signin_sessions', expiresIn: sessionSeconds, disableSessionRefresh: true, cookieCache: { enabled: false } },
    account: { modelName: 'signin_accounts' },
    verification: { modelName: 'signin_verifications' },
    advanced: {
      cookiePrefix: 'gatehouse',
      cookies: { session_token: { name: 'gatehouse_session' } },
      // Off, because it renames the cookie; the attribute it stands for is set below.
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', secure: publicUrl.startsWith('https:'), path: '/' },
      // Anybody can write the headers it would read; attempts are limited by the address that the surface saw.
      ipAddress: { disableIpTracking: true },
      database: { validateSchema: false },
    },
    telemetry: { enabled: false },
    // It writes email addresses into its log lines.
    logger: { disabled: true },
  }) satisfies BetterAuthOptions;

/**
 * The sign-in library: it hashes passwords, keeps sessions and signs their cookies. Its own web handler is mounted nowhere and
 * sign-up is off in it, so an account is made only by an invitation. Loaded on first use: it takes half a second.
 */
export async function loadSignIn(options: SignInOptions) {
  const { betterAuth } = await import('better-auth');
  const auth = betterAuth(toLibraryOptions(options));
  return { api: auth.api, context: await auth.$context };
}

export type SignIn = Awaited<ReturnType<typeof loadSignIn>>;
