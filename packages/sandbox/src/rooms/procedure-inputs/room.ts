import { type Row, room } from '../../parts/room.ts';
import { conversations } from '../conversations/room.ts';

/** A step of a procedure that waits for what a person says. Its id is the step's. */
export interface ProcedureInput extends Row {
  readonly conversation_id: string;
  readonly attributes: readonly { readonly identifier: string; readonly data_type: 'boolean' | 'string' }[];
  /** Seconds: until then it waits. */
  readonly expires_at: number;
  readonly values: Readonly<Record<string, unknown>> | null;
}

export const procedureInputs = room<ProcedureInput>()({
  name: 'procedure_inputs',
  seed: ({ now, rowsOf }) =>
    rowsOf(conversations)
      .slice(0, 2)
      .map(({ id }, index) => ({
        id: ['d5b81f72-adb9-4317-b973-75b3c3624c09', 'a1b2c3d4-e5f6-7890-abcd-ef1234567890'][index] ?? '',
        conversation_id: id,
        attributes: [
          { identifier: 'workflow_local_variables.72c5a6b3-3cce-41d8-8e30-14da40791958', data_type: 'boolean' },
          { identifier: 'workflow_local_variables.5adb55fb-f549-44a0-8ee9-7e652ad77c25', data_type: 'string' },
        ],
        // The second has waited for too long.
        expires_at: index === 0 ? now + 30 * 86_400 : now - 86_400,
        values: null,
      })),
});
