import { type ApiVersion, type Clock, type OperationFacts, type Sent, send, type Transport } from '@gatehouse/connector';
import type { Connection } from '../store/ports.ts';
import type { Vault } from '../vault/vault.ts';
import type { Budgets } from './budgets.ts';

export interface EgressDeps {
  readonly vault: Pick<Vault, 'open'>;
  readonly budgets: Budgets;
  readonly transport: Transport;
  readonly clock: Clock;
  readonly random: () => number;
  /** For one call, waiting and repeats included. @default 30000 */
  readonly timeoutMs?: number;
}

export interface Departure {
  readonly connection: Connection;
  /** Whose share of the workspace's budget it takes. */
  readonly groupId: string;
  readonly operation: OperationFacts;
  readonly input: Readonly<Record<string, unknown>>;
  readonly version?: ApiVersion;
  readonly signal?: AbortSignal;
  readonly onSent?: () => Promise<void>;
}

/** The way out to Intercom; nothing else opens a credential for a call. */
export type Egress = (departure: Departure) => Promise<Sent>;

export function createEgress({ vault, budgets, transport, clock, random, timeoutMs }: EgressDeps): Egress {
  return async ({ connection, groupId, operation, input, version, signal, onSent }) => {
    const { token, baseUrl } = await vault.open(connection);
    return send(operation, input, {
      token,
      baseUrl,
      transport,
      clock,
      random,
      budget: budgets.of(connection.workspaceId),
      lane: groupId,
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
      ...(version === undefined ? {} : { version }),
      ...(signal === undefined ? {} : { signal }),
      ...(onSent === undefined ? {} : { onSent }),
    });
  };
}
