import type { ApiVersion, OperationFacts } from '@gatehouse/connector';
import type { KeyPrincipal } from '../access/principal.ts';
import type { GatewayError } from '../errors.ts';
import type { AuditRow } from '../store/ports.ts';

export interface Call {
  readonly principal: KeyPrincipal;
  readonly surface: AuditRow['surface'];
  readonly requestId: string;
  /** A connection's name or id, or `default`. */
  readonly connection: string;
  readonly operation: OperationFacts;
  /** As it came; the pipeline validates it. */
  readonly input: unknown;
  /** The caller's `Intercom-Version`; 2.16 unless told. */
  readonly version?: ApiVersion;
  readonly signal?: AbortSignal;
}

export interface Answer {
  /** Intercom's own status, 2xx. */
  readonly status: number;
  /** Intercom's own headers that a caller may see: request id, version, rate limit. */
  readonly headers: Readonly<Record<string, string>>;
  /** Intercom's answer, parsed; undefined when it had no body. */
  readonly body: unknown;
  readonly auditId: string;
}

/** The only door to Intercom, for every surface alike. Refusals and failures are `GatewayError`s. */
export interface Calls {
  invoke(call: Call): Promise<Answer>;
  /** A call that is not carried out, whatever the policy: refused with `error`, `operation_unknown` unless told, but audited like one. */
  refuseUnknown(call: Omit<Call, 'operation'> & { readonly asked: string; readonly error?: GatewayError }): Promise<never>;
}
