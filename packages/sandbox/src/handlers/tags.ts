import { companyNotFound, invalid, notFound, userNotFound } from '../server/errors.ts';
import { tagShape } from '../shapes.ts';
import type { Change } from '../state/changes.ts';
import type { Tag } from '../state/world.ts';
import { type Call, type Handler, idOf } from './call.ts';

export const list: Handler = ({ world }) => ({ type: 'list', data: [...world.tags.values()].map(tagShape) });

const badTag = () => invalid('invalid tag parameters');

/** One address for four things: create, rename, tag companies, tag contacts. */
export const create: Handler = (call) => {
  const { body, world } = call;
  const name = typeof body['name'] === 'string' ? body['name'].trim() : '';
  if (name === '' || name.length > 255) throw badTag();
  if (body['companies'] !== undefined) return tagMany(call, name, 'companies');
  if (body['users'] !== undefined) return tagMany(call, name, 'users');
  if (body['id'] === undefined) {
    const known = world.tagsByName.get(name);
    return tagShape(known ?? save(call, call.newNumber(15_000_000), name));
  }
  const tag = world.tags.get(idOf(body['id']) ?? '');
  if (!tag) throw notFound('Tag not found', 'tag_not_found');
  const holder = world.tagsByName.get(name);
  if (holder && holder !== tag) throw badTag();
  return tagShape(save(call, tag.id, name));
};

function save(call: Call, id: string, name: string): Tag {
  call.commit({ tag: id }, [{ kind: 'tag.saved', id, name }]);
  return { id, name };
}

function tagMany(call: Call, name: string, what: 'companies' | 'users'): object {
  const { body, world } = call;
  const entries = body[what];
  if (!Array.isArray(entries) || entries.length === 0) throw badTag();
  const known = world.tagsByName.get(name);
  const tag = known ?? { id: call.newNumber(15_000_000), name };
  const changes: Change[] = known ? [] : [{ kind: 'tag.saved', ...tag }];
  const ids: string[] = [];
  for (const entry of entries as unknown[]) {
    if (typeof entry !== 'object' || entry === null) throw badTag();
    const fields = entry as Record<string, unknown>;
    const on = fields['untag'] !== true;
    const id = what === 'companies' ? companyId(call, fields) : contactId(call, fields);
    if (id === undefined) {
      // From 2.16 on, what does not exist is passed over.
      if (call.version.minor >= 16) continue;
      throw what === 'companies' ? companyNotFound() : userNotFound();
    }
    ids.push(id);
    changes.push({ kind: what === 'companies' ? 'company.tagged' : 'contact.tagged', id, tagId: tag.id, on });
  }
  if (changes.length > 0) call.commit({ tag: tag.id, [what]: ids.join(',') }, changes);
  return tagShape(tag);
}

function companyId({ world }: Call, fields: Record<string, unknown>): string | undefined {
  const byId = idOf(fields['id']);
  if (byId !== undefined) return world.companies.get(byId)?.id;
  return world.companiesByOwnId.get(idOf(fields['company_id']) ?? '')?.id;
}

function contactId({ world }: Call, fields: Record<string, unknown>): string | undefined {
  const contact = world.contacts.get(idOf(fields['id']) ?? '');
  return contact && !contact.archived && contact.merged_into === null ? contact.id : undefined;
}
