import type { MemberPrincipal } from '../access/principal.ts';
import type { ApiKey, Group, Member } from '../store/ports.ts';
import type { ManagementOutput } from './contract.ts';
import { type Handlers, type ManagementDeps, memberOf, notFound } from './handler.ts';

type Shown = ManagementOutput<'keys.list'>['keys'][number];

export function keyHandlers({ store, keys, clock }: ManagementDeps): Handlers<'keys.list' | 'keys.create' | 'keys.revoke'> {
  /** The groups whose keys somebody may see and make: an administrator's are all. */
  async function ownGroups(principal: MemberPrincipal): Promise<Map<string, Group>> {
    const groups = await store.groups.list();
    const own = await Promise.all(
      groups.map(async (group) => principal.role === 'admin' || (await store.groups.memberIds(group.id)).includes(principal.memberId)),
    );
    return new Map(groups.filter((_, index) => own[index]).map((group) => [group.id, group]));
  }

  return {
    async 'keys.list'(_, call) {
      const [groups, all, members] = await Promise.all([ownGroups(memberOf(call)), store.keys.list(), store.members.list()]);
      return {
        keys: all.flatMap((key) => {
          const group = groups.get(key.groupId);
          return group ? [toShown(key, group, members)] : [];
        }),
      };
    },

    // Another group's id and an unknown one get the same answer.
    async 'keys.create'({ groupId, name }, call) {
      const principal = memberOf(call);
      const group = (await ownGroups(principal)).get(groupId);
      if (!group) throw notFound('groupId', 'group of yours');
      const { key, secret } = await keys.create(groupId, name, principal.memberId);
      call.explanation = `Key ${key.prefix}… "${name}" for "${group.name}".`;
      return { key: toShown(key, group, await store.members.list()), secret };
    },

    async 'keys.revoke'({ id }, call) {
      const key = await store.keys.get(id);
      const group = key && (await ownGroups(memberOf(call))).get(key.groupId);
      if (!key || !group) throw notFound('id', 'key');
      const revoked = await store.keys.revoke(id, clock.now());
      call.explanation = `Key ${key.prefix}… "${key.name}" of "${group.name}"${revoked ? '' : ' was revoked before'}.`;
      return { ok: true };
    },
  };
}

const toShown = ({ hash: _, ...key }: ApiKey, group: Group, members: readonly Member[]): Shown => ({
  ...key,
  groupName: group.name,
  createdBy: members.find(({ id }) => id === key.createdBy)?.name ?? 'a former member',
});
