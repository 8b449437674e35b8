import { type Row, room } from '../../parts/room.ts';

/** What Fin can be told to do, step by step. */
export interface FinProcedure extends Row {
  readonly name: string;
  readonly description: string;
  readonly live: boolean;
  /** Whether it can be begun from outside. */
  readonly api_trigger: boolean;
}

export const finProcedures = room<FinProcedure>()({
  name: 'fin_procedures',
  seed: () => [
    { id: '12345', name: 'Change a password', description: 'Leads through choosing another password.', live: true, api_trigger: true },
    { id: '12346', name: 'Give money back', description: 'Asks for the order, and gives it back.', live: false, api_trigger: true },
    { id: '12347', name: 'Move house', description: 'Takes the next address.', live: true, api_trigger: false },
  ],
});
