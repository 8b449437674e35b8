import { randomUUID } from 'node:crypto';
import type { Clock } from '@gatehouse/connector';
import type { Principal } from '../access/principal.ts';
import type { AuditEntry, AuditStore, Outcome } from '../store/ports.ts';

export interface Actor {
  readonly kind: AuditEntry['actorKind'];
  readonly id: string;
  readonly name: string;
}

/** The gateway itself, as at the start or when it finds a credential refused. */
export const system: Actor = { kind: 'system', id: 'gatehouse', name: 'Gatehouse' };
/** Somebody who did not say, or could not prove, who they are. */
export const anonymous: Actor = { kind: 'anonymous', id: 'anonymous', name: 'Not signed in' };

export const actorOf = ({ kind, id, name }: Principal): Actor => ({ kind, id, name });

/** What somebody asks for. What is left out is null; the event is the operation unless told. */
export interface Action
  extends Pick<AuditEntry, 'surface' | 'operation' | 'effect' | 'requestId'>,
    Partial<Pick<AuditEntry, 'variant' | 'event' | 'target' | 'scope'>> {
  readonly actor: Actor;
  readonly group?: { readonly id: string; readonly name: string } | null;
  readonly connection?: { readonly id: string; readonly name: string } | null;
}

export interface Audit {
  /** What a journal's `intend` stores with its own entry. */
  entry(action: Action): AuditEntry;
  /** Something that is over: a management event, a call that was denied. Answers the row's id. */
  record(action: Action, outcome: Outcome): Promise<string>;
  /** Something that begins; `finish` it with the id that this answers. */
  begin(action: Action): Promise<string>;
  finish(id: string, outcome: Outcome): Promise<void>;
}

export function createAudit(options: {
  readonly store: { readonly audit: AuditStore };
  readonly clock: Clock;
  readonly newId?: () => string;
}): Audit {
  const { store, clock, newId = randomUUID } = options;
  const entry: Audit['entry'] = ({ actor, group, connection, surface, operation, variant, event, effect, target, scope, requestId }) => ({
    id: newId(),
    at: clock.now(),
    actorKind: actor.kind,
    actorId: actor.id,
    actorName: actor.name,
    groupId: group?.id ?? null,
    groupName: group?.name ?? null,
    connectionId: connection?.id ?? null,
    connectionName: connection?.name ?? null,
    surface,
    operation,
    variant: variant ?? null,
    event: event ?? operation,
    effect,
    target: target ?? null,
    scope: scope ?? null,
    requestId,
  });
  const append = async (action: Action, outcome?: Outcome) => {
    const made = entry(action);
    await store.audit.append(made, outcome);
    return made.id;
  };
  return {
    entry,
    record: append,
    begin: (action) => append(action),
    finish: (id, outcome) => store.audit.finish(id, outcome),
  };
}
