import type { Operation } from '@gatehouse/connector';
import type { AuditRow, Connection, NewAuditRow } from '../store/ports.ts';
import type { Call } from './calls.ts';
import { toPlainText } from './plain-text.ts';

/** What is known of a call before its outcome. */
export interface Trail {
  readonly id: string;
  readonly at: number;
  readonly call: Pick<Call, 'principal' | 'surface' | 'requestId' | 'input'>;
  readonly operation: Operation | { readonly asked: string };
  readonly groupName: string | null;
  readonly connection: Connection | undefined;
}

export type Verdict = Pick<AuditRow, 'outcome'> &
  Partial<Pick<AuditRow, 'errorCode' | 'explanation' | 'intercomRequestId' | 'status' | 'durationMs'>>;

/** The audit's row of a call. It names what was acted on, never what was in it. */
export function toAuditRow({ id, at, call, operation, groupName, connection }: Trail, verdict: Verdict): NewAuditRow {
  const { principal, surface, requestId } = call;
  const known = 'name' in operation ? operation : undefined;
  return {
    id,
    at,
    // On stdio nobody is asked for a key: whoever started the process is calling.
    actorKind: surface === 'stdio' ? 'local' : 'key',
    actorId: principal.keyId,
    actorName: principal.keyName,
    groupId: principal.groupId,
    groupName,
    surface,
    connectionId: connection?.id ?? null,
    connectionName: connection?.name ?? null,
    operation: known?.name ?? toPlainText('asked' in operation ? operation.asked : '', { limit: 200 }),
    event: known?.audit.event ?? 'operation.unknown',
    effect: known?.effect ?? 'read',
    target: known ? targetOf(known, call.input) : null,
    scope: known?.scope ?? null,
    outcome: verdict.outcome,
    errorCode: verdict.errorCode ?? null,
    explanation: verdict.explanation ?? null,
    requestId,
    intercomRequestId: verdict.intercomRequestId ?? null,
    status: verdict.status ?? null,
    durationMs: verdict.durationMs ?? null,
  };
}

function targetOf(operation: Operation, input: unknown): string | null {
  const field = operation.audit.target;
  if (field === undefined || typeof input !== 'object' || input === null) return null;
  const value = (input as Record<string, unknown>)[field];
  return typeof value === 'string' || typeof value === 'number' ? toPlainText(String(value), { limit: 255 }) : null;
}
