import type { OperationFacts } from '@gatehouse/connector';
import { type Actor, type AuditEntry, actorOf } from '../audit/audit.ts';
import type { AuditRow, Connection } from '../store/ports.ts';
import type { Call } from './calls.ts';
import { toPlainText } from './plain-text.ts';

/** What is known of a call before its outcome. */
export interface Trail {
  readonly begunAt: number;
  readonly call: Pick<Call, 'principal' | 'surface' | 'requestId' | 'input'>;
  readonly operation: OperationFacts | { readonly asked: string };
  readonly groupName: string;
  readonly connection: Connection | undefined;
}

export interface Verdict extends Partial<Pick<AuditRow, 'errorCode' | 'explanation' | 'intercomRequestId' | 'status' | 'durationMs'>> {
  readonly outcome: Exclude<AuditRow['outcome'], 'pending'>;
}

/** What the audit keeps of a call. It names what was acted on, never what was in it. */
export function toAuditEntry({ call, operation, groupName, connection }: Trail, verdict: Omit<Verdict, 'outcome'> = {}): AuditEntry {
  const { principal, surface, requestId } = call;
  // On stdio nobody is asked for a key: whoever started the process is calling.
  const actor: Actor = surface === 'stdio' ? { ...actorOf(principal), kind: 'local' } : actorOf(principal);
  const group = { id: principal.groupId, name: groupName };
  const rest = { actor, group, connection: connection ?? null, surface, requestId, ...verdict };
  if ('asked' in operation) {
    return { ...rest, operation: toPlainText(operation.asked, { limit: 200 }), event: 'operation.unknown', effect: 'read' };
  }
  const { name, audit, effect, scope } = operation;
  return { ...rest, operation: name, event: audit.event, effect, scope, target: targetOf(operation, call.input) };
}

function targetOf(operation: OperationFacts, input: unknown): string | null {
  const field = operation.audit.target;
  if (field === undefined || typeof input !== 'object' || input === null) return null;
  const value = (input as Record<string, unknown>)[field];
  return typeof value === 'string' || typeof value === 'number' ? toPlainText(String(value), { limit: 255 }) : null;
}
