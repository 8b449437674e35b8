import type { ScopeKey } from '@gatehouse/connector';

/** What a caller may do about an error: repeat at once or after a while, never, or look at what happened first. */
export type Retry = 'safe' | 'later' | 'no' | 'check';

interface Entry {
  readonly status: 400 | 401 | 403 | 404 | 405 | 408 | 409 | 410 | 413 | 415 | 429 | 500 | 502 | 503 | 504;
  readonly title: string;
  readonly retry: Retry;
}

/** Every error that the gateway itself answers, on every surface. A code is permanent; the facts of a case go into `details`. */
export const errorTable = {
  request_malformed: { status: 400, title: 'The request is not well formed', retry: 'no' },
  request_too_large: { status: 413, title: 'The request is too large', retry: 'no' },
  content_type_unsupported: { status: 415, title: 'Send application/json', retry: 'no' },
  method_not_allowed: { status: 405, title: 'This address does not take that method', retry: 'no' },
  input_invalid: { status: 400, title: 'The input does not fit the operation', retry: 'no' },
  version_unknown: { status: 400, title: 'The requested version could not be found', retry: 'no' },
  operation_unknown: { status: 404, title: 'There is no such operation', retry: 'no' },
  connection_unknown: { status: 404, title: 'There is no such connection for this key', retry: 'no' },
  connection_ambiguous: { status: 400, title: 'The group has several connections: name one', retry: 'no' },
  not_connected: { status: 409, title: 'No Intercom workspace is connected for this group', retry: 'no' },
  reconnect_required: { status: 409, title: 'Intercom no longer accepts the connection: it must be authorized again', retry: 'no' },
  key_missing: { status: 401, title: 'An API key is needed', retry: 'no' },
  key_invalid: { status: 401, title: 'The API key is unknown, mistyped or revoked', retry: 'no' },
  session_missing: { status: 401, title: 'Sign in first', retry: 'no' },
  sign_in_refused: { status: 401, title: 'The email address or the password is wrong', retry: 'no' },
  origin_denied: { status: 403, title: 'The request comes from another website', retry: 'no' },
  host_denied: { status: 403, title: 'The gateway is not known under this host name', retry: 'no' },
  admin_needed: { status: 403, title: 'Only an administrator of the organisation may do this', retry: 'no' },
  scope_missing: { status: 403, title: 'The group does not have the scope that this needs', retry: 'no' },
  permission_missing: { status: 403, title: 'The Intercom app lacks a permission that this needs', retry: 'no' },
  not_found: { status: 404, title: 'There is no such thing', retry: 'no' },
  conflict: { status: 409, title: 'It conflicts with what is there', retry: 'no' },
  already_claimed: { status: 409, title: 'This installation already has an administrator', retry: 'no' },
  not_claimed: { status: 503, title: 'This installation has no administrator yet: open the claim link', retry: 'later' },
  invitation_invalid: { status: 410, title: 'The link is unknown, used or expired', retry: 'no' },
  oauth_state_invalid: {
    status: 400,
    title: 'The answer from Intercom does not belong to a connection that this browser began',
    retry: 'no',
  },
  oauth_refused: { status: 400, title: 'The connection was refused in Intercom', retry: 'no' },
  oauth_code_invalid: { status: 400, title: 'Intercom did not accept the authorization code', retry: 'no' },
  oauth_redirect_mismatch: { status: 400, title: 'The Intercom app does not list the callback address of this gateway', retry: 'no' },
  oauth_client_invalid: { status: 400, title: 'Intercom does not know the client id or the client secret', retry: 'no' },
  oauth_scope_invalid: { status: 400, title: 'Intercom takes no scopes in the address: choose permissions on the app', retry: 'no' },
  token_invalid: { status: 400, title: 'Intercom does not accept this access token', retry: 'no' },
  upstream_refused: { status: 400, title: 'Intercom refused the call', retry: 'no' },
  upstream_not_found: { status: 404, title: 'Intercom has no such thing', retry: 'no' },
  upstream_conflict: { status: 409, title: 'Intercom reports a conflict', retry: 'no' },
  upstream_merged: { status: 410, title: 'The contact was merged into another', retry: 'no' },
  rate_limited: { status: 429, title: 'Too many requests', retry: 'later' },
  upstream_rate_limited: { status: 429, title: "The workspace's rate limit is used up for now", retry: 'later' },
  upstream_unavailable: { status: 503, title: 'Intercom could not be reached', retry: 'later' },
  upstream_failed: { status: 502, title: 'Intercom failed to answer', retry: 'later' },
  upstream_invalid: { status: 502, title: 'Intercom gave an answer that does not fit the operation', retry: 'later' },
  deadline_exceeded: { status: 504, title: 'Intercom did not answer in time', retry: 'safe' },
  cancelled: { status: 408, title: 'The caller gave the call up', retry: 'safe' },
  outcome_unknown: { status: 504, title: 'The call may or may not have been carried out: look before you repeat it', retry: 'check' },
  storage_failed: { status: 503, title: 'The gateway could not record the call, so it was not made', retry: 'later' },
  internal: { status: 500, title: 'The gateway failed', retry: 'no' },
} as const satisfies Record<string, Entry>;

export type ErrorCode = keyof typeof errorTable;

/** Facts of one case. Never a credential, a header, or what a customer wrote. */
export interface ErrorDetails {
  /** The input field or setting that is wrong. */
  readonly field?: string;
  /** What to do about it, and who can. */
  readonly fix?: string;
  readonly scope?: ScopeKey;
  readonly group?: string;
  readonly connection?: string;
  readonly operation?: string;
  readonly retryAfterMs?: number;
  /** The journal entry that will tell what became of a write. */
  readonly journalId?: string;
  /** Every complaint about an input. */
  readonly issues?: readonly { readonly field: string; readonly problem: string }[];
  /** What Intercom answered: its words are data from outside, cut short. */
  readonly upstream?: {
    readonly status: number;
    readonly requestId?: string;
    readonly errors: readonly { code: string; message?: string; field?: string }[];
  };
}

/** What the gateway refuses or cannot do. The message is constant; the case is in `details`. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError';
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}, options?: ErrorOptions) {
    super(errorTable[code].title, options);
    this.code = code;
    this.details = details;
  }

  get status(): Entry['status'] {
    return errorTable[this.code].status;
  }

  get retry(): Retry {
    return errorTable[this.code].retry;
  }
}

/** A setting that keeps the gateway from starting; `main` prints it and exits with 2. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly setting: string;
  readonly fix: string;

  constructor(setting: string, problem: string, fix: string, options?: ErrorOptions) {
    super(`${setting}: ${problem}`, options);
    this.setting = setting;
    this.fix = fix;
  }
}
