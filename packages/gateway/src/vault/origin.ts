import { regionUrls } from '@gatehouse/connector';
import type { IntercomConfig } from '../config.ts';
import { GatewayError } from '../errors.ts';
import type { Connection } from '../store/ports.ts';
import { type Region, regions, sandboxOrigin } from '../store/words.ts';

type Reached = Pick<IntercomConfig, 'named' | 'apiUrls' | 'sandbox'>;
type Of = Pick<Connection, 'origin' | 'region'>;

export const isOnSandbox = ({ origin }: Pick<Connection, 'origin'>): boolean => origin === sandboxOrigin;

/**
 * Which Intercom the settings reach for a workspace of the region: one of Intercom's own regions, or another by its address. A credential
 * is sealed with it, and sent nowhere else.
 */
export function originOf({ apiUrls }: Pick<Reached, 'apiUrls'>, region: Region): string {
  const address = apiUrls[region];
  return regions.find((known) => regionUrls[known] === address) ?? address;
}

/** Where what concerns a connection is sent; null while the settings do not reach the Intercom that it is of. */
export function addressOf({ origin, region }: Of, { named, apiUrls, sandbox }: Reached): string | null {
  if (origin === sandboxOrigin) return sandbox?.url ?? null;
  // What an earlier version left is known by its first start with an Intercom that is named.
  const reached = origin === null ? named : origin === originOf({ apiUrls }, region);
  return reached ? apiUrls[region] : null;
}

/** Whether the settings do not reach the Intercom that the connection is of. */
export const isElsewhere = (connection: Of, intercom: Reached): boolean => addressOf(connection, intercom) === null;

/** The sentence for a connection that is of another Intercom; null when it is of one that the settings reach. */
export function whyElsewhere(connection: Of, intercom: Reached): string | null {
  if (!isElsewhere(connection, intercom)) return null;
  if (isOnSandbox(connection)) return 'It is of the sandbox inside the gateway, which does not run.';
  return `It is of ${inWords(connection.origin)}, and the gateway is set to reach ${inWords(originOf(intercom, connection.region))}: its credential is not sent there.`;
}

export function connectionElsewhere(connection: Connection, intercom: Reached): GatewayError {
  const fix = isOnSandbox(connection)
    ? 'Whoever runs the gateway starts it with GATEHOUSE_SANDBOX=on; or an administrator connects your own workspace under Integrations.'
    : 'Whoever runs the gateway starts it with the INTERCOM_ settings that it had before; or an administrator connects a workspace of this one.';
  return new GatewayError('connection_elsewhere', {
    connection: connection.name,
    fix: `${whyElsewhere(connection, intercom)} ${fix}`,
  });
}

function inWords(origin: string | null): string {
  if (origin === null) return 'an Intercom outside of the gateway';
  return regions.some((region) => region === origin) ? `Intercom (${origin})` : `the Intercom at ${origin}`;
}
