import { type Call, type Handler, idOf, query, textOf } from '../../parts/call.ts';
import { pageByNumber, rowOf } from '../../parts/handlers.ts';
import { ApiError, invalid, missing, notFound } from '../../server/errors.ts';
import { contentOf, type Folder, folderShape, folders } from './room.ts';

export { folders as room } from './room.ts';

const named = (call: Call) => rowOf(call, folders, 'id');

export const list: Handler = (call) => {
  const parent = query(call, 'parent_folder_id');
  const rows = call.world
    .of(folders)
    .listed()
    .filter((folder) => parent === undefined || folder.parent_folder_id === parent);
  const { pages, ...page } = pageByNumber(call, rows, { standard: 50, max: 150 }, (folder) => folderShape(folder, call.world));
  // The description shows the pages of lists by cursor, and a page number among the parameters: there is no address of the next.
  return { ...page, pages: { ...pages, next: null } };
};

export const get: Handler = (call) => folderShape(named(call), call.world);

function readFolder({ body }: Call): Readonly<Record<string, unknown>> {
  const given = body['folder'];
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw missing('folder');
  return given as Record<string, unknown>;
}

/** In a folder that is there, and is not below it. */
function readParent(call: Call, given: unknown, own?: string): string | null | undefined {
  if (given === undefined) return undefined;
  const id = idOf(given) ?? null;
  for (let at = id; at !== null; ) {
    const parent: Folder | undefined = call.world.of(folders).get(at);
    if (!parent) throw notFound();
    if (parent.id === own) throw invalid('A folder cannot be inside itself', 'parent_folder_id');
    at = parent.parent_folder_id;
  }
  return id;
}

export const create: Handler = (call) => {
  const given = readFolder(call);
  const name = textOf(given, 'name');
  if (!name) throw missing('name');
  const folder: Folder = {
    id: call.newNumber(400),
    name,
    description: textOf(given, 'description') ?? null,
    emoji: textOf(given, 'emoji') ?? null,
    parent_folder_id: readParent(call, given['parent_folder_id']) ?? null,
    created_at: call.now,
    updated_at: call.now,
  };
  call.commit({ folder: folder.id }, [folders.put(folder)]);
  return folderShape(folder, call.world);
};

export const update: Handler = (call) => {
  const folder = named(call);
  const given = readFolder(call);
  const { name, description, emoji, parent_folder_id } = folder;
  const parent = readParent(call, given['parent_folder_id'], folder.id);
  const changed: Folder = {
    ...folder,
    name: textOf(given, 'name') || name,
    description: given['description'] === undefined ? description : (textOf(given, 'description') ?? null),
    emoji: given['emoji'] === undefined ? emoji : (textOf(given, 'emoji') ?? null),
    parent_folder_id: parent === undefined ? parent_folder_id : parent,
    updated_at: call.now,
  };
  call.commit({ folder: folder.id }, [folders.put(changed)]);
  return folderShape(changed, call.world);
};

const remove: Handler = (call) => {
  const folder = named(call);
  if (contentOf(folder, call.world) > 0) throw new ApiError(422, 'unprocessable_entity', 'Folder contains content');
  // What was inside it goes to where it was.
  const inside = call.world
    .of(folders)
    .all()
    .filter(({ parent_folder_id }) => parent_folder_id === folder.id)
    .map((child) => folders.put({ ...child, parent_folder_id: folder.parent_folder_id }));
  call.commit({ folder: folder.id }, [...inside, folders.remove(folder.id)]);
  return { id: Number(folder.id), object: 'folder', deleted: true };
};

export { remove as delete };
