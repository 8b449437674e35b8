import { type Row, room, type World } from '../../parts/room.ts';
import { internalArticles } from '../internal-articles/room.ts';

/** A folder of the knowledge hub, which only Preview shows. */
export interface Folder extends Row {
  readonly name: string;
  readonly description: string | null;
  readonly emoji: string | null;
  readonly parent_folder_id: string | null;
  readonly created_at: number;
  readonly updated_at: number;
}

export const folders = room<Folder>()({
  name: 'folders',
  order: { by: (folder) => folder.created_at, descending: false },
  seed: ({ workspace: { created_at } }) =>
    (
      [
        ['5', 'Orders', null],
        ['6', 'Refunds', '5'],
        ['7', 'Drafts', null],
      ] as const
    ).map(([id, name, parent_folder_id], index) => ({
      id,
      name,
      description: null,
      emoji: null,
      parent_folder_id,
      created_at: created_at + index,
      updated_at: created_at + index,
    })),
});

/** Internal articles are what the sandbox has in folders. */
export const contentOf = ({ id }: Folder, world: World): number =>
  world
    .of(internalArticles)
    .listed()
    .filter(({ folder_id }) => folder_id === id).length;

export const folderShape = (folder: Folder, world: World) => {
  const { id, parent_folder_id, ...shown } = folder;
  return {
    id: Number(id),
    ...shown,
    parent_folder_id: parent_folder_id === null ? null : Number(parent_folder_id),
    content_count: contentOf(folder, world),
  };
};
