import type { ScopeKey } from '@gatehouse/connector';

/** What a caller may do about an error: repeat at once or after a while, never, or look at what happened first. */
export type Retry = 'safe' | 'later' | 'no' | 'check';

/** Who can put an error right. */
export const fixers = {
  caller: 'The person or assistant who asks',
  administrator: 'An administrator of this Gatehouse',
  appOwner: 'Whoever manages the Intercom app',
  teammate: 'A teammate of the workspace who may install apps',
  operator: 'Whoever runs the gateway',
  nobody: 'Nobody: it passes',
} as const;

/** Where a group gets its scopes. */
export const placeOfGroup = (name: string): string => `Groups → ${name} → Integrations`;

export const fixOfExperimental =
  "Only Intercom's Preview version has it. An administrator can switch such operations on under Settings, or whoever runs the gateway with GATEHOUSE_EXPERIMENTAL=on.";

/** The remedy for a credential that Intercom no longer accepts. */
export const fixOfReconnect = (workspace: string): string => `An administrator connects ${workspace} again under Integrations.`;

/** Where it is put right: in the call, on a page of the console, in a setting, or in Intercom. */
export const places = {
  call: 'The call',
  signIn: 'The sign-in page',
  connect: 'Integrations → Connect',
  /** One may be connected that the group was not granted. */
  connectOrGrant: `Integrations → Connect, or ${placeOfGroup('the group')}`,
  reconnect: 'Integrations → the workspace → Reconnect',
  actsAs: 'Integrations → the workspace → Acts as',
  group: placeOfGroup('the group'),
  keys: 'Keys',
  people: 'People',
  claimLink: 'The claim link, which the gateway prints at its start, and `gatehouse admin claim` on its machine',
  machine: 'The machine that the gateway runs on: `gatehouse admin reset <email>`',
  consent: 'Intercom’s consent page',
  hubAuthentication: 'Intercom → Developer Hub → your app → Configure → Authentication',
  client: 'Settings → Your Intercom app, or INTERCOM_CLIENT_ID and INTERCOM_CLIENT_SECRET where the gateway runs',
  intercomSettings: 'INTERCOM_CLIENT_ID, INTERCOM_CLIENT_SECRET, INTERCOM_REGION, INTERCOM_API_URL and GATEHOUSE_SANDBOX',
  address: 'GATEHOUSE_URL',
  outbound: 'GATEHOUSE_OUTBOUND_HOSTS',
  proxy: 'HTTPS_PROXY, HTTP_PROXY and NO_PROXY',
  intercom: 'Intercom',
  log: 'The log of the gateway',
  disk: 'The disk with the data folder of the gateway',
  wait: '–',
} as const;

interface Entry {
  readonly status: 400 | 401 | 403 | 404 | 405 | 406 | 408 | 409 | 410 | 413 | 415 | 429 | 500 | 502 | 503 | 504;
  readonly retry: Retry;
  readonly title: string;
  readonly fixedBy: keyof typeof fixers;
  readonly where: keyof typeof places;
  /** Whether whoever runs the gateway is told at once, in its log: only they can find out more. */
  readonly operatorTold: boolean;
}

const entry = (status: Entry['status'], retry: Retry, title: string, fixedBy: Entry['fixedBy'], where: Entry['where']): Entry => ({
  status,
  retry,
  title,
  fixedBy,
  where,
  operatorTold: false,
});
/** One that stands in the gateway's log at once. */
const loggedEntry = (...facts: Parameters<typeof entry>): Entry => ({ ...entry(...facts), operatorTold: true });

/** Every error that the gateway itself answers, on every surface. A code is permanent; the facts of a case go into `details`. */
export const errorTable = {
  request_malformed: entry(400, 'no', 'The request is not well formed', 'caller', 'call'),
  request_too_large: entry(413, 'no', 'The request is too large', 'caller', 'call'),
  content_type_unsupported: entry(415, 'no', 'Send application/json', 'caller', 'call'),
  method_not_allowed: entry(405, 'no', 'This address does not take that method', 'caller', 'call'),
  input_invalid: entry(400, 'no', 'The input does not fit the operation', 'caller', 'call'),
  version_unknown: entry(400, 'no', 'The requested version could not be found', 'caller', 'call'),
  operation_unknown: entry(404, 'no', 'There is no such operation', 'caller', 'call'),
  connection_unknown: entry(404, 'no', 'There is no such connection for this key', 'administrator', 'group'),
  outbound_denied: entry(409, 'no', 'The gateway may not send anything to this Intercom', 'operator', 'outbound'),
  connection_ambiguous: entry(400, 'no', 'The group has several connections: name one', 'caller', 'call'),
  not_connected: entry(409, 'no', 'No Intercom workspace is connected for this group', 'administrator', 'connectOrGrant'),
  reconnect_required: entry(409, 'no', 'The connection must be authorized again', 'administrator', 'reconnect'),
  connection_elsewhere: entry(
    409,
    'no',
    'The gateway is not set to reach the Intercom that the connection is of',
    'operator',
    'intercomSettings',
  ),
  already_connected: entry(409, 'no', 'The workspace is connected already, and works', 'administrator', 'reconnect'),
  credential_weaker: entry(409, 'no', 'The new credential opens less than groups use', 'appOwner', 'hubAuthentication'),
  key_missing: entry(401, 'no', 'An API key is needed', 'caller', 'call'),
  key_invalid: entry(401, 'no', 'The API key is unknown, mistyped or revoked', 'caller', 'keys'),
  session_missing: entry(401, 'no', 'Sign in first', 'caller', 'signIn'),
  sign_in_refused: entry(401, 'no', 'The email address or the password is wrong', 'caller', 'signIn'),
  origin_denied: entry(403, 'no', 'The request comes from another website', 'caller', 'signIn'),
  host_denied: entry(403, 'no', 'The gateway is not known under this host name', 'operator', 'address'),
  admin_needed: entry(403, 'no', 'Only an administrator of the organisation may do this', 'administrator', 'people'),
  scope_missing: entry(403, 'no', 'The group does not have the scope that this needs', 'administrator', 'group'),
  permission_missing: entry(403, 'no', 'The Intercom app lacks a permission that this needs', 'appOwner', 'hubAuthentication'),
  not_found: entry(404, 'no', 'There is no such thing', 'caller', 'call'),
  conflict: entry(409, 'no', 'It conflicts with what is there', 'caller', 'call'),
  changed_meanwhile: entry(409, 'no', 'Somebody else has changed it in the meantime', 'caller', 'call'),
  idempotency_key_reused: entry(409, 'no', 'The idempotency key names another write', 'caller', 'call'),
  already_claimed: entry(409, 'no', 'This installation already has an administrator', 'administrator', 'people'),
  not_claimed: entry(503, 'later', 'This installation has no administrator yet: open the claim link', 'operator', 'claimLink'),
  invitation_invalid: entry(410, 'no', 'The link is unknown, used or expired', 'administrator', 'people'),
  reset_invalid: entry(410, 'no', 'The link to set a password is unknown, used or expired', 'operator', 'machine'),
  oauth_state_invalid: entry(
    400,
    'no',
    'The answer from Intercom does not belong to a connection that this browser began',
    'administrator',
    'connect',
  ),
  oauth_refused: entry(400, 'no', 'The connection was refused in Intercom', 'teammate', 'consent'),
  oauth_code_invalid: entry(400, 'no', 'Intercom did not accept the authorization code', 'administrator', 'connect'),
  oauth_redirect_mismatch: entry(
    400,
    'no',
    'The Intercom app does not list the callback address of this gateway',
    'appOwner',
    'hubAuthentication',
  ),
  oauth_client_invalid: entry(400, 'no', 'Intercom does not know the client id or the client secret', 'administrator', 'client'),
  oauth_scope_invalid: entry(
    400,
    'no',
    'Intercom takes no scopes in the address: choose permissions on the app',
    'appOwner',
    'hubAuthentication',
  ),
  token_invalid: entry(400, 'no', 'Intercom does not accept this access token', 'appOwner', 'hubAuthentication'),
  upstream_refused: entry(400, 'no', 'Intercom refused the call', 'caller', 'call'),
  upstream_not_found: entry(404, 'no', 'Intercom has no such thing', 'caller', 'call'),
  upstream_conflict: entry(409, 'no', 'Intercom reports a conflict', 'caller', 'call'),
  upstream_merged: entry(410, 'no', 'The contact was merged into another', 'caller', 'call'),
  rate_limited: entry(429, 'later', 'Too many requests', 'nobody', 'wait'),
  upstream_rate_limited: entry(429, 'later', "The workspace's rate limit is used up for now", 'nobody', 'wait'),
  upstream_unavailable: entry(503, 'later', 'Intercom could not be reached', 'nobody', 'wait'),
  proxy_refused: entry(502, 'later', 'The proxy on the way to Intercom refused, and nothing was sent', 'operator', 'proxy'),
  upstream_failed: entry(502, 'later', 'Intercom failed to answer', 'nobody', 'wait'),
  upstream_invalid: entry(502, 'later', 'Intercom gave an answer that does not fit the operation', 'nobody', 'wait'),
  deadline_exceeded: entry(504, 'safe', 'Intercom did not answer in time', 'caller', 'call'),
  cancelled: entry(408, 'safe', 'The caller gave the call up', 'caller', 'call'),
  outcome_unknown: loggedEntry(
    504,
    'check',
    'The call may or may not have been carried out: look before you repeat it',
    'caller',
    'intercom',
  ),
  storage_failed: loggedEntry(503, 'later', 'The gateway could not record the call, so it was not made', 'operator', 'log'),
  storage_full: loggedEntry(503, 'later', 'The disk of the gateway is full, so the call was not made', 'operator', 'disk'),
  internal: loggedEntry(500, 'no', 'The gateway failed', 'operator', 'log'),
};

export type ErrorCode = keyof typeof errorTable;

export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(errorTable, code);

/** Who puts an error right, and where, in words. */
export function remedyOf(code: ErrorCode): { readonly who: string; readonly where: string } {
  const { fixedBy, where } = errorTable[code];
  return { who: fixers[fixedBy], where: places[where] };
}

/** A setting as it is now, where somebody would have put another in its place that was made from an older one. */
export interface Meanwhile {
  readonly version: number;
  readonly by?: string;
  /** Milliseconds since 1970. */
  readonly at?: number;
  readonly scopes?: readonly ScopeKey[];
  readonly name?: string;
  readonly description?: string;
  readonly role?: string;
}

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
  /** What somebody else has put there in the meantime, who, and when. */
  readonly meanwhile?: Meanwhile;
  /** Every complaint about an input. */
  readonly issues?: readonly { readonly field: string; readonly problem: string; readonly code?: string; readonly status?: 422 }[];
  /** What was said of an input into which the rows of a list put somebody's words, which it may repeat. */
  readonly quoted?: Readonly<Record<string, unknown>>;
  /** Of a name that more than one could be meant by: their names are data from outside. */
  readonly candidates?: readonly { readonly id: string; readonly name: string }[];
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
