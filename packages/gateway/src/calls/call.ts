import type { OperationFacts, PreparedRaw, Repeats } from '@gatehouse/connector';
import type { GroupPrincipal } from '../access/principal.ts';
import type { Load } from '../bytes.ts';
import type { AuditEntry } from '../store/ports.ts';
import type { WireInput } from './check-wire.ts';

/** No call takes longer unless a composition says so, waiting and repeats included. */
export const longestCallMs = 30_000;

/** One call of an operation, as a surface understood it. */
export interface Call {
  readonly principal: GroupPrincipal;
  readonly surface: AuditEntry['surface'];
  readonly requestId: string;
  /** A connection's name or id, or `default`. */
  readonly connection: string;
  readonly operation: OperationFacts;
  /** As it came; the pipeline validates it. */
  readonly input: unknown;
  /** The caller's `Intercom-Version`; `pinned` leaves it to what is set on the app; the newest unless told. */
  readonly version?: string;
  /** How the caller names this write, so that it is done once however often it is asked for. Checked with `checkKey`. */
  readonly idempotencyKey?: string;
  /** Sent as somebody wrote it, in the place of what the operation makes of the input. */
  readonly raw?: RawSend;
  /** Sent as it came, when it is what Intercom takes; in the place of an input. */
  readonly wire?: WireSend;
  readonly signal?: AbortSignal;
  /** What its answer weighs until the caller has it; where a surface has none, until it is given to the surface. */
  readonly load?: Load | undefined;
}

export interface WireSend extends WireInput {
  /** The operation whose address it was sent to. */
  readonly route: OperationFacts;
  /** The path as it came, from the root of the API. */
  readonly written: string;
  /** The query as it came, with its `?`; or nothing. */
  readonly search: string;
  /** The body as it came. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
  /** Whether fields that the operation does not have are refused in a body, too. */
  readonly strict: boolean;
}

export interface RawSend extends Pick<PreparedRaw, 'operation' | 'wire'> {
  /** @default as the operation's calls are repeated */
  readonly repeats?: Repeats;
  /** No longer than a call may take. */
  readonly timeoutMs?: number;
}

export interface Answer {
  /** Intercom's own status, 2xx. */
  readonly status: number;
  /** Intercom's own headers that a caller may see: request id, version, rate limit. */
  readonly headers: Readonly<Record<string, string>>;
  /** Intercom's answer, parsed; undefined when it had no body. */
  readonly body: unknown;
  /** Of JSON, as it came. */
  readonly text?: string;
  readonly auditId: string;
  /** The same write was made before: this is what was answered then. */
  readonly repeated?: true;
}
