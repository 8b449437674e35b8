import { type OperationFacts, type ScopeKey, toPlainText } from '@gatehouse/connector';
import { variantOf } from '@gatehouse/connector/operations';
import { type Action, actorOf } from '../audit/audit.ts';
import type { Connection } from '../store/ports.ts';
import type { Call } from './call.ts';

/** A call with what was decided about it. */
export interface Decided {
  readonly call: Pick<Call, 'principal' | 'surface' | 'requestId' | 'input'>;
  /** An operation that the catalogue does not have is known by what was asked for. */
  readonly operation: OperationFacts | { readonly asked: string };
  readonly groupName: string;
  readonly connection: Connection | undefined;
  /** That opens it; the operation's own unless told. */
  readonly scope?: ScopeKey;
}

/** What the audit keeps of a call. It names what was acted on, never what was in it. */
export function toAction({ call, operation, groupName, connection, scope: opening }: Decided): Action {
  const { principal, surface, requestId } = call;
  const group = { id: principal.groupId, name: groupName };
  const rest = { actor: actorOf(principal), group, connection: connection ?? null, surface, requestId };
  if (!('name' in operation)) {
    return { ...rest, operation: toPlainText(operation.asked, { limit: 200 }), event: 'operation.unknown', effect: 'read' };
  }
  const { name, audit, effect, scope } = operation;
  const variant = variantOf(operation, call.input)?.key ?? null;
  return {
    ...rest,
    operation: name,
    variant,
    event: audit.event,
    effect,
    scope: opening ?? scope,
    target: targetOf(operation, call.input),
  };
}

/** What was meant by a word such as `last`, which the catalogue knows to stand for an id: the answer tells. */
export function targetTold({ operation, input }: Pick<Call, 'operation' | 'input'>, body: unknown): string | undefined {
  const asked = targetOf(operation, input);
  if (asked === null || !operation.audit.targetWords?.includes(asked) || typeof body !== 'object' || body === null) return undefined;
  const { id } = body as { id?: unknown };
  return typeof id === 'string' && id !== '' ? toPlainText(id, { limit: 255 }) : undefined;
}

function targetOf(operation: OperationFacts, input: unknown): string | null {
  const field = operation.audit.target;
  if (field === undefined || typeof input !== 'object' || input === null) return null;
  const value = (input as Record<string, unknown>)[field];
  return typeof value === 'string' || typeof value === 'number' ? toPlainText(String(value), { limit: 255 }) : null;
}
