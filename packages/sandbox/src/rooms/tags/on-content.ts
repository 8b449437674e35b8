import { type Call, type Handler, idOf, param } from '../../parts/call.ts';
import { rowOf } from '../../parts/handlers.ts';
import type { Room, Row } from '../../parts/room.ts';
import { type ApiError, missing, notFound } from '../../server/errors.ts';
import { admins } from '../admins/room.ts';
import { tagNotFound, tagShape, tags } from './room.ts';

interface Content extends Row {
  readonly tag_ids: readonly string[];
}

/** Tags on articles, internal articles and snippets, which work alike: the path names the thing, and a teammate may be named. */
export function contentTagging<R extends Content>(
  room: Room<R>,
  parameter: string,
  refusal: () => ApiError,
): { attach: Handler; detach: Handler } {
  const set = (id: string, tag_ids: readonly string[]) => room.set(id, { tag_ids } as unknown as Partial<Omit<R, 'id'>>);
  const target = (call: Call): R => rowOf(call, room, parameter, refusal);
  return {
    attach: (call) => {
      const content = target(call);
      const id = idOf(call.body['id']);
      if (id === undefined) throw missing('id');
      const tag = call.world.of(tags).get(id);
      if (!tag) throw tagNotFound();
      const by = idOf(call.body['admin_id']) ?? call.token.adminId;
      if (!call.world.of(admins).get(by)) throw notFound('Admin not found', 'admin_not_found');
      call.commit({ content: content.id, tag: id }, [set(content.id, [...new Set([...content.tag_ids, id])])]);
      return { ...tagShape(tag), applied_at: call.now, applied_by: { type: 'admin', id: by } };
    },
    detach: (call) => {
      const content = target(call);
      const tag = call.world.of(tags).get(param(call, 'id'));
      if (!tag || !content.tag_ids.includes(tag.id)) throw tagNotFound();
      call.commit({ content: content.id, tag: tag.id }, [
        set(
          content.id,
          content.tag_ids.filter((one) => one !== tag.id),
        ),
      ]);
      return { ...tagShape(tag), applied_at: null, applied_by: null };
    },
  };
}
