import { GatewayError } from '../errors.ts';
import type { ApiKey, Grant, Group } from '../store/ports.ts';
import type { ManagementOutput } from './contract.ts';
import { type Handlers, type ManagementDeps, notFound } from './handler.ts';

type Shown = ManagementOutput<'groups.create'>;

export function groupHandlers({
  store,
  clock,
  newId,
}: ManagementDeps): Handlers<
  'groups.list' | 'groups.create' | 'groups.update' | 'groups.remove' | 'groups.add_member' | 'groups.remove_member' | 'groups.set_grant'
> {
  async function read(id: string, field = 'id'): Promise<Group> {
    const group = await store.groups.get(id);
    if (!group) throw notFound(field, 'group');
    return group;
  }

  async function show(group: Group): Promise<Shown> {
    const [grants, keys] = await Promise.all([store.groups.grantsOf(group.id), store.keys.list()]);
    return toShown(group, grants, keys);
  }

  const toShown = async (group: Group, grants: readonly Grant[], keys: readonly ApiKey[]): Promise<Shown> => ({
    ...group,
    memberIds: await store.groups.memberIds(group.id),
    grants: grants.filter(({ groupId }) => groupId === group.id).map(({ connectionId, scopes }) => ({ connectionId, scopes: [...scopes] })),
    keyCount: keys.filter(({ groupId, revokedAt }) => groupId === group.id && revokedAt === null).length,
  });

  const nameTaken = (name: string) =>
    new GatewayError('conflict', { field: 'name', fix: `There is a group named "${name}" already: choose another name.` });

  return {
    async 'groups.list'() {
      const [groups, grants, keys] = await Promise.all([store.groups.list(), store.groups.grants(), store.keys.list()]);
      return { groups: await Promise.all(groups.map((group) => toShown(group, grants, keys))) };
    },

    async 'groups.create'({ name, description }) {
      const group = { id: newId(), name, description, createdAt: clock.now() };
      if (!(await store.groups.add(group))) throw nameTaken(name);
      return show(group);
    },

    async 'groups.update'({ id, name, description }, call) {
      const before = await read(id);
      const change = { ...(name === undefined ? {} : { name }), ...(description === undefined ? {} : { description }) };
      if (!(await store.groups.update(id, change))) throw nameTaken(name ?? before.name);
      if (name !== undefined && name !== before.name) call.explanation = `Renamed from "${before.name}" to "${name}".`;
      return show(await read(id));
    },

    async 'groups.remove'({ id }, call) {
      const group = await read(id);
      await store.groups.remove(id);
      call.explanation = `Removed "${group.name}": its keys and grants are gone.`;
      return { ok: true };
    },

    async 'groups.add_member'({ id, memberId }, call) {
      const group = await read(id);
      const member = await store.members.get(memberId);
      if (!member) throw notFound('memberId', 'member');
      await store.groups.addMember(id, memberId);
      call.explanation = `${member.name} is in "${group.name}".`;
      return show(group);
    },

    async 'groups.remove_member'({ id, memberId }, call) {
      const group = await read(id);
      const member = await store.members.get(memberId);
      if (!member) throw notFound('memberId', 'member');
      await store.groups.removeMember(id, memberId);
      call.explanation = `${member.name} is no longer in "${group.name}".`;
      return show(group);
    },

    async 'groups.set_grant'({ id, connectionId, scopes }, call) {
      const group = await read(id);
      const connection = await store.connections.get(connectionId);
      if (!connection) throw notFound('connectionId', 'connection');
      await store.groups.setGrant({ groupId: id, connectionId, scopes });
      call.explanation =
        scopes.length === 0
          ? `"${group.name}" has no scope on "${connection.name}" any more.`
          : `"${group.name}" has on "${connection.name}": ${[...new Set(scopes)].sort().join(', ')}.`;
      return show(group);
    },
  };
}
