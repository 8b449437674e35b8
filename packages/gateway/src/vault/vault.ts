import type { Connection } from '../store/ports.ts';

/** An opened credential. Only `calls/admit` and the vault itself may hold one, for the length of a call. */
export interface Credential {
  readonly token: string;
  /** Intercom's API in the workspace's region, without a slash at the end. */
  readonly baseUrl: string;
}

export interface Vault {
  /** Where Intercom's API of the connection's region is, without a slash at the end. */
  addressOf(connection: Pick<Connection, 'region'>): string;
  /** Opens what was sealed for exactly this connection; any tampering fails closed with `reconnect_required`. */
  open(connection: Connection): Promise<Credential>;
  /**
   * After a 401: asks `/me` once, however many calls met the 401 at the same time. Only when that says 401 too does the
   * connection become `reconnect_required`, with one audit row.
   */
  confirmRefused(connection: Connection): Promise<'ok' | 'reconnect_required' | 'unreachable'>;
  /** What the answers of Intercom have shown about the app's permissions on this connection, by scope. */
  permissionSeen(connectionId: string, scope: string, granted: boolean): void;
}
