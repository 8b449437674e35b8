import { type Audit, system } from '../audit/audit.ts';
import { succeeded } from '../audit/outcome.ts';
import type { Connection } from '../store/ports.ts';

/** Records what the vault found out or did by itself, nobody asking. */
export type RecordEvent = (event: `connection.${string}`, connection: Connection, explanation: string) => Promise<void>;

export function createRecordEvent({ audit, newId }: { audit: Pick<Audit, 'record'>; newId: () => string }): RecordEvent {
  return async (event, connection, explanation) => {
    await audit.record(
      {
        actor: system,
        surface: 'system',
        effect: 'manage',
        operation: event,
        connection,
        target: connection.id,
        requestId: newId(),
      },
      succeeded({ explanation }),
    );
  };
}
