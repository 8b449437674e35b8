import { randomUUID } from 'node:crypto';
import type { Clock } from '@gatehouse/connector';
import type { Principal } from '../access/principal.ts';
import type { AuditOutcome, AuditRow, AuditStore, NewAuditRow } from '../store/ports.ts';

export interface Actor {
  readonly kind: AuditRow['actorKind'];
  readonly id: string;
  readonly name: string;
}

/** The gateway itself, as at the start or when it finds a credential refused. */
export const system: Actor = { kind: 'system', id: 'gatehouse', name: 'Gatehouse' };
/** Somebody who did not say, or could not prove, who they are. */
export const anonymous: Actor = { kind: 'anonymous', id: 'anonymous', name: 'Not signed in' };

export const actorOf = (principal: Principal): Actor =>
  principal.kind === 'key'
    ? { kind: 'key', id: principal.keyId, name: principal.keyName }
    : { kind: 'member', id: principal.memberId, name: principal.name };

/** What somebody asked for. What is left out is null; the event is the operation unless told. */
export interface AuditEntry
  extends Pick<NewAuditRow, 'surface' | 'operation' | 'effect' | 'requestId'>,
    Partial<Pick<NewAuditRow, 'event' | 'target' | 'scope' | 'errorCode' | 'explanation' | 'status' | 'durationMs' | 'intercomRequestId'>> {
  readonly actor: Actor;
  readonly group?: { readonly id: string; readonly name: string } | null;
  readonly connection?: { readonly id: string; readonly name: string } | null;
}

export interface Audit {
  /** A row that is not stored yet, for a journal entry's `intend`. */
  row(entry: AuditEntry, outcome: AuditRow['outcome']): NewAuditRow;
  /** Something that is over: a management event, a call that was denied. Answers the row's id. */
  record(entry: AuditEntry, outcome: Exclude<AuditRow['outcome'], 'pending'>): Promise<string>;
  /** Something that begins; `finish` it with the id that this answers. */
  begin(entry: AuditEntry): Promise<string>;
  finish(id: string, outcome: AuditOutcome): Promise<void>;
}

export function createAudit(options: {
  readonly store: { readonly audit: AuditStore };
  readonly clock: Clock;
  readonly newId?: () => string;
}): Audit {
  const { store, clock, newId = randomUUID } = options;
  const row: Audit['row'] = ({ actor, group, connection, ...entry }, outcome) => ({
    id: newId(),
    at: clock.now(),
    actorKind: actor.kind,
    actorId: actor.id,
    actorName: actor.name,
    groupId: group?.id ?? null,
    groupName: group?.name ?? null,
    connectionId: connection?.id ?? null,
    connectionName: connection?.name ?? null,
    surface: entry.surface,
    operation: entry.operation,
    event: entry.event ?? entry.operation,
    effect: entry.effect,
    target: entry.target ?? null,
    scope: entry.scope ?? null,
    outcome,
    errorCode: entry.errorCode ?? null,
    explanation: entry.explanation ?? null,
    requestId: entry.requestId,
    intercomRequestId: entry.intercomRequestId ?? null,
    status: entry.status ?? null,
    durationMs: entry.durationMs ?? null,
  });
  const append = async (entry: AuditEntry, outcome: AuditRow['outcome']) => {
    const made = row(entry, outcome);
    await store.audit.append(made);
    return made.id;
  };
  return {
    row,
    record: append,
    begin: (entry) => append(entry, 'pending'),
    finish: (id, outcome) => store.audit.finish(id, outcome),
  };
}
