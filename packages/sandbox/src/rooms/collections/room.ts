import { type Row, room, type World } from '../../parts/room.ts';

export interface Collection extends Row {
  readonly name: string;
  readonly description: string | null;
  readonly icon: string;
  readonly order: number;
  /** The collection that it is inside of. */
  readonly parent_id: string | null;
  readonly help_center_id: string | null;
  readonly translated_content?: Readonly<Record<string, unknown>>;
  readonly created_at: number;
  readonly updated_at: number;
}

export const collections = room<Collection>()({
  name: 'collections',
  order: { by: (collection) => collection.updated_at, descending: true },
  seed: ({ workspace: { created_at } }) =>
    (
      [
        ['159', 'Getting started', null],
        ['160', 'Orders', null],
        ['161', 'Refunds', '160'],
        ['162', 'Your account', null],
      ] as const
    ).map(([id, name, parent_id], index) => ({
      id,
      name,
      description: null,
      icon: 'bookmark',
      order: index + 1,
      parent_id,
      help_center_id: parent_id === null ? '79' : null,
      created_at,
      updated_at: created_at + index,
    })),
});

export const collectionShape = ({ help_center_id, translated_content, ...collection }: Collection, { workspace }: World) => ({
  workspace_id: workspace.id_code,
  ...collection,
  url: `https://help.workspace.example/en/collections/${collection.id}`,
  help_center_id: help_center_id === null ? null : Number(help_center_id),
  ...(translated_content ? { translated_content } : {}),
});
