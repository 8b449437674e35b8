import type { Handler } from '../../parts/call.ts';
import { rowOf } from '../../parts/handlers.ts';
import { hash32 } from '../../parts/random.ts';
import { notFound } from '../../server/errors.ts';
import { workflows } from './room.ts';

export { workflows as room } from './room.ts';

const iso = (seconds: number) => new Date(seconds * 1000).toISOString().replace('.000', '');

const exportWorkflow: Handler = (call) => {
  const { created_at, ...workflow } = rowOf(call, workflows, 'id', () => notFound('Workflow not found'));
  return {
    export_version: '1.0',
    exported_at: iso(call.now),
    app_id: hash32(call.world.workspace.id_code) % 1_000_000,
    workflow: {
      ...workflow,
      target_channels: ['chat'],
      preferred_devices: ['desktop', 'mobile'],
      created_at: iso(created_at),
      updated_at: iso(created_at),
      targeting: {},
      snapshot: {
        steps: [
          { id: '1', type: 'send_message' },
          { id: '2', type: 'assign' },
        ],
      },
      attributes: [],
      embedded_rules: [],
    },
  };
};

export { exportWorkflow as export };
