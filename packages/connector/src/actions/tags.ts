import { oneCall } from './action.ts';

const name = { label: 'Name', help: 'Name of the tag.', kind: 'text', required: true } as const;
const id = { label: 'Tag ID', help: 'Id of the tag (List Tags).', kind: 'text', required: true } as const;

export const list_tags = oneCall({ label: 'List Tags', description: 'Every tag.', operation: 'tags.list', inputs: {} });

export const create_tag = oneCall({
  label: 'Create Tag',
  description: 'Adds a tag, or answers the one that has the name.',
  operation: 'tags.create',
  inputs: { name },
});

export const update_tag = oneCall({
  label: 'Update Tag',
  description: 'Gives a tag another name.',
  operation: 'tags.create',
  inputs: { tag_id: { ...id, field: 'id' }, name },
});

export const delete_tag = oneCall({
  label: 'Delete Tag',
  description: 'Deletes a tag, and takes it off everything.',
  operation: 'tags.delete',
  inputs: { tag_id: id },
});
