import { noContent } from '../../parts/answers.ts';
import { type Call, type Handler, idOf } from '../../parts/call.ts';
import type { Change } from '../../parts/collection.ts';
import { rowOf } from '../../parts/handlers.ts';
import { tagging } from '../../parts/tagging.ts';
import { ApiError, invalid } from '../../server/errors.ts';
import { companies, companyNotFound } from '../companies/room.ts';
import { contacts, isLive, userNotFound } from '../contacts/room.ts';
import { segmentsOn } from '../segments/room.ts';
import { takenOff } from './everywhere.ts';
import { type Tag, tagNotFound, tagShape, tags } from './room.ts';

export { tags as room } from './room.ts';

export const list: Handler = ({ world }) => ({ type: 'list', data: world.of(tags).listed().map(tagShape) });

export const get: Handler = (call) => tagShape(rowOf(call, tags, 'tag_id'));

/** It is taken off everything. Answers 200 with nothing. */
const remove: Handler = (call) => {
  const tag = rowOf(call, tags, 'tag_id');
  const dependents = segmentsOn('tags', tag.id);
  if (dependents.length > 0) {
    const which = `Unable to delete Tag with dependent objects. Segments: ${dependents.join(', ')}.`;
    throw new ApiError(400, 'tag_has_dependent_objects', which);
  }
  call.commit({ tag: tag.id }, [...takenOff(tag.id, call.world), tags.remove(tag.id)]);
  return noContent(200);
};

export { remove as delete };

const badTag = () => invalid('invalid tag parameters');

/** One address for four things: create, rename, tag companies, tag contacts. */
export const create: Handler = (call) => {
  const { body, world } = call;
  const name = typeof body['name'] === 'string' ? body['name'].trim() : '';
  if (name === '' || name.length > 255) throw badTag();
  if (body['companies'] !== undefined) return tagMany(call, name, 'companies');
  if (body['users'] !== undefined) return tagMany(call, name, 'users');
  const holder = world.of(tags).find('name', name);
  if (body['id'] === undefined) return tagShape(holder ?? save(call, { id: call.newNumber(15_000_000), name }));
  const tag = world.of(tags).get(idOf(body['id']) ?? '');
  if (!tag) throw tagNotFound();
  if (holder && holder !== tag) throw badTag();
  return tagShape(save(call, { id: tag.id, name }));
};

function save(call: Call, tag: Tag): Tag {
  call.commit({ tag: tag.id }, [tags.put(tag)]);
  return tag;
}

function tagMany(call: Call, name: string, what: 'companies' | 'users'): object {
  const entries = call.body[what];
  if (!Array.isArray(entries) || entries.length === 0) throw badTag();
  const known = call.world.of(tags).find('name', name);
  const tag = known ?? { id: call.newNumber(15_000_000), name };
  const changes: Change[] = known ? [] : [tags.put(tag)];
  const ids: string[] = [];
  for (const entry of entries as unknown[]) {
    if (typeof entry !== 'object' || entry === null) throw badTag();
    const fields = entry as Record<string, unknown>;
    const on = fields['untag'] !== true;
    const target = what === 'companies' ? namedCompany(call, fields) : namedContact(call, fields);
    if (!target) {
      // From 2.16 on, what does not exist is passed over.
      if (call.version.minor >= 16) continue;
      throw what === 'companies' ? companyNotFound() : userNotFound();
    }
    ids.push(target.id);
    changes.push(what === 'companies' ? tagging(companies, target, tag.id, on) : tagging(contacts, target, tag.id, on));
  }
  if (changes.length > 0) call.commit({ tag: tag.id, [what]: ids.join(',') }, changes);
  return tagShape(tag);
}

function namedCompany({ world }: Call, fields: Readonly<Record<string, unknown>>) {
  const id = idOf(fields['id']);
  return id !== undefined ? world.of(companies).get(id) : world.of(companies).find('company_id', idOf(fields['company_id']) ?? '');
}

function namedContact({ world }: Call, fields: Readonly<Record<string, unknown>>) {
  const contact = world.of(contacts).get(idOf(fields['id']) ?? '');
  return contact && isLive(contact) ? contact : undefined;
}
