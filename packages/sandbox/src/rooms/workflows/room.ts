import { type Row, room } from '../../parts/room.ts';

export interface Workflow extends Row {
  readonly title: string;
  readonly description: string;
  readonly trigger_type: string;
  readonly state: 'live' | 'draft' | 'paused';
  /** Unix seconds. */
  readonly created_at: number;
}

export const workflows = room<Workflow>()({
  name: 'workflows',
  seed: ({ workspace: { created_at } }) => [
    {
      id: '67890',
      title: 'Triage',
      description: 'Asks what it is about and assigns a team.',
      trigger_type: 'inbound_conversation',
      state: 'live',
      created_at,
    },
    {
      id: '67891',
      title: 'After hours',
      description: 'Says when somebody is back.',
      trigger_type: 'outside_office_hours',
      state: 'draft',
      created_at,
    },
  ],
});
