import { regionUrls } from '@gatehouse/connector';
import type { IntercomConfig } from '../config.ts';
import { GatewayError } from '../errors.ts';
import type { Connection } from '../store/ports.ts';
import { type Region, regions } from '../store/words.ts';

type Reached = Pick<IntercomConfig, 'mode' | 'apiUrls'>;

/**
 * Which Intercom the settings reach for a workspace of the region: one of Intercom's own regions, the `sandbox` inside the gateway
 * (whatever its port), or another by its address. A credential is sealed with it, and sent nowhere else.
 */
export function originOf({ mode, apiUrls }: Reached, region: Region): string {
  if (mode === 'sandbox') return 'sandbox';
  const address = apiUrls[region];
  return regions.find((known) => regionUrls[known] === address) ?? address;
}

/** Whether the settings reach another Intercom than the one that the connection is of. */
export function isElsewhere({ origin, region }: Pick<Connection, 'origin' | 'region'>, intercom: Reached): boolean {
  // What an earlier version left is known by its first start with an Intercom; the sandbox knows its own.
  return origin === null ? intercom.mode === 'sandbox' : origin !== originOf(intercom, region);
}

/** The sentence for a connection that is of another Intercom; null when it is of the one that the settings reach. */
export function whyElsewhere(connection: Pick<Connection, 'origin' | 'region'>, intercom: Reached): string | null {
  if (!isElsewhere(connection, intercom)) return null;
  return `It is of ${inWords(connection.origin)}, and the gateway is set to talk to ${inWords(originOf(intercom, connection.region))}: its credential is not sent there.`;
}

export function connectionElsewhere(connection: Connection, intercom: Reached): GatewayError {
  return new GatewayError('connection_elsewhere', {
    connection: connection.name,
    fix: `${whyElsewhere(connection, intercom)} Whoever runs the gateway starts it with the INTERCOM_ settings that it had before; or an administrator connects a workspace of this one.`,
  });
}

function inWords(origin: string | null): string {
  if (origin === null) return 'an Intercom outside of the gateway';
  if (origin === 'sandbox') return 'the sandbox inside the gateway';
  return regions.some((region) => region === origin) ? `Intercom (${origin})` : `the Intercom at ${origin}`;
}
