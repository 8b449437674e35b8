import type * as z from 'zod';
import type { MemberPrincipal } from '../../access/principal.ts';
import type { Group, ListedKey } from '../../store/ports.ts';
import { type HandlersOf, type ManagementDeps, memberOf, notFound } from '../handler.ts';
import { readPage, timePosition } from '../pages.ts';
import type { keySchemas } from './schemas.ts';

type Shown = z.output<typeof keySchemas.list.output>['keys'][number];

export function keyHandlers({ store, keys, clock }: ManagementDeps): HandlersOf<typeof keySchemas> {
  /** The group, where somebody may see and make its keys: an administrator may everywhere, a member in their own groups. */
  async function ownGroup({ role, id }: MemberPrincipal, groupId: string): Promise<Group | undefined> {
    const isOwn = role === 'admin' || (await store.groups.memberIds(groupId)).includes(id);
    return isOwn ? store.groups.get(groupId) : undefined;
  }

  return {
    async list({ groupId, limit, after }, caller) {
      const { role, id: memberId } = memberOf(caller);
      const filter = { groupId, ...(role === 'admin' ? {} : { memberId }) };
      const { rows, more } = await readPage(limit, (count) => store.keys.list(filter, { after, limit: count }));
      return { output: { keys: rows.map(show), nextAfter: more ? timePosition(more) : null } };
    },

    // Another group's id and an unknown one get the same answer.
    async create({ groupId, name }, caller) {
      const principal = memberOf(caller);
      const group = await ownGroup(principal, groupId);
      if (!group) throw notFound('groupId', 'group of yours');
      const { key, secret } = await keys.create(groupId, name, principal.id);
      const { hash: _, ...shown } = key;
      return {
        output: { key: show({ ...shown, groupName: group.name, creatorName: principal.name }), secret },
        explanation: `Key ${key.prefix}… "${name}" for "${group.name}".`,
      };
    },

    async revoke({ id }, caller) {
      const key = await store.keys.get(id);
      const group = key && (await ownGroup(memberOf(caller), key.groupId));
      if (!key || !group) throw notFound('id', 'key');
      const revoked = await store.keys.revoke(id, clock.now());
      return {
        output: { ok: true },
        explanation: `Key ${key.prefix}… "${key.name}" of "${group.name}"${revoked ? '' : ' was revoked before'}.`,
      };
    },
  };
}

const show = ({ creatorName, ...key }: ListedKey): Shown => ({ ...key, createdBy: creatorName ?? 'a former member' });
