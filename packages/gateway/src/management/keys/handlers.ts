import type * as z from 'zod';
import type { MemberPrincipal } from '../../access/principal.ts';
import type { ApiKey, Group, Member } from '../../store/ports.ts';
import { type HandlersOf, type ManagementDeps, memberOf, notFound } from '../handler.ts';
import type { keySchemas } from './schemas.ts';

type Shown = z.output<typeof keySchemas.list.output>['keys'][number];

export function keyHandlers({ store, keys, clock }: ManagementDeps): HandlersOf<typeof keySchemas> {
  /** The groups whose keys somebody may see and make: an administrator's are all. */
  async function ownGroups(principal: MemberPrincipal): Promise<Map<string, Group>> {
    const groups = await store.groups.list();
    const own = await Promise.all(
      groups.map(async (group) => principal.role === 'admin' || (await store.groups.memberIds(group.id)).includes(principal.id)),
    );
    return new Map(groups.filter((_, index) => own[index]).map((group) => [group.id, group]));
  }

  return {
    async list(_, caller) {
      const [groups, all, members] = await Promise.all([ownGroups(memberOf(caller)), store.keys.list(), store.members.list()]);
      return {
        output: {
          keys: all.flatMap((key) => {
            const group = groups.get(key.groupId);
            return group ? [toShown(key, group, members)] : [];
          }),
        },
      };
    },

    // Another group's id and an unknown one get the same answer.
    async create({ groupId, name }, caller) {
      const principal = memberOf(caller);
      const group = (await ownGroups(principal)).get(groupId);
      if (!group) throw notFound('groupId', 'group of yours');
      const { key, secret } = await keys.create(groupId, name, principal.id);
      return {
        output: { key: toShown(key, group, await store.members.list()), secret },
        explanation: `Key ${key.prefix}… "${name}" for "${group.name}".`,
      };
    },

    async revoke({ id }, caller) {
      const key = await store.keys.get(id);
      const group = key && (await ownGroups(memberOf(caller))).get(key.groupId);
      if (!key || !group) throw notFound('id', 'key');
      const revoked = await store.keys.revoke(id, clock.now());
      return {
        output: { ok: true },
        explanation: `Key ${key.prefix}… "${key.name}" of "${group.name}"${revoked ? '' : ' was revoked before'}.`,
      };
    },
  };
}

const toShown = ({ hash: _, ...key }: ApiKey, group: Group, members: readonly Member[]): Shown => ({
  ...key,
  groupName: group.name,
  createdBy: members.find(({ id }) => id === key.createdBy)?.name ?? 'a former member',
});
