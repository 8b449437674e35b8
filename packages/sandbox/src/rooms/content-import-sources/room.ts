import { type Row, room } from '../../parts/room.ts';

export interface ImportSource extends Row {
  readonly url: string;
  readonly sync_behavior: 'api' | 'automatic' | 'manual';
  readonly status: 'active' | 'deactivated';
  readonly audience_ids: readonly number[];
  readonly last_synced_at: number;
  readonly created_at: number;
  readonly updated_at: number;
}

export const importSources = room<ImportSource>()({
  name: 'content_import_sources',
  seed: ({ workspace: { created_at } }) =>
    (['api', 'automatic'] as const).map((sync_behavior, index) => ({
      id: String(33 + index),
      url: `https://support.workspace.example/${index + 1}`,
      sync_behavior,
      status: 'active',
      audience_ids: [],
      last_synced_at: created_at,
      created_at,
      updated_at: created_at,
    })),
});

export const sourceShape = ({ id, ...source }: ImportSource) => ({ type: 'content_import_source', id: Number(id), ...source });
