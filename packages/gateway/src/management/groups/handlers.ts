import type * as z from 'zod';
import { GatewayError } from '../../errors.ts';
import type { Group, Member } from '../../store/ports.ts';
import { type HandlersOf, type ManagementDeps, notFound } from '../handler.ts';
import { createChangedMeanwhile } from '../meanwhile.ts';
import { readPage } from '../pages.ts';
import type { groupSchemas } from './schemas.ts';

type Shown = z.output<typeof groupSchemas.create.output>;

export function groupHandlers({ store, clock, newId }: ManagementDeps): HandlersOf<typeof groupSchemas> {
  const changedMeanwhile = createChangedMeanwhile(store);
  const pick = ({ version, name, description }: Group) => ({ version, name, description });

  async function read(id: string): Promise<Group> {
    const group = await store.groups.get(id);
    if (!group) throw notFound('id', 'group');
    return group;
  }

  async function readMember(memberId: string): Promise<Member> {
    const member = await store.members.get(memberId);
    if (!member) throw notFound('memberId', 'member');
    return member;
  }

  async function show(groups: readonly Group[]): Promise<Shown[]> {
    const groupIds = groups.map(({ id }) => id);
    const [memberships, grants, counts] = await Promise.all([
      store.groups.memberships({ groupIds }),
      store.groups.grants({ groupIds }),
      store.keys.countLive(groupIds),
    ]);
    return groups.map((group) => ({
      ...group,
      memberIds: memberships.filter(({ groupId }) => groupId === group.id).map(({ memberId }) => memberId),
      grants: grants
        .filter(({ groupId }) => groupId === group.id)
        .map(({ connectionId, scopes, version }) => ({ connectionId, scopes: [...scopes], version })),
      keyCount: counts.find(({ groupId }) => groupId === group.id)?.count ?? 0,
    }));
  }

  async function showOne(group: Group): Promise<Shown> {
    const [shown] = await show([group]);
    return shown as Shown;
  }

  const nameTaken = (name: string) =>
    new GatewayError('conflict', {
      field: 'name',
      fix: `There is a group named "${name}" already, perhaps in other letters: choose another name.`,
    });

  return {
    async list({ limit, after }) {
      const { rows, more } = await readPage(limit, (count) => store.groups.list({ after, limit: count }));
      return { output: { groups: await show(rows), nextAfter: more?.name ?? null } };
    },

    async create({ name, description }) {
      const group = { id: newId(), name, description, createdAt: clock.now(), version: 1 };
      if (!(await store.groups.add(group))) throw nameTaken(name);
      return { output: await showOne(group) };
    },

    async update({ id, name, description, version }) {
      const before = await read(id);
      const change = { ...(name === undefined ? {} : { name }), ...(description === undefined ? {} : { description }) };
      const replaced = await store.groups.update(id, change, version);
      if (replaced === 'name_taken') throw nameTaken(name ?? before.name);
      if (replaced === 'changed') {
        const now = await read(id);
        throw await changedMeanwhile({ operation: 'groups.update', groupId: id }, pick(now));
      }
      const output = await showOne(await read(id));
      return name === undefined || name === before.name
        ? { output }
        : { output, explanation: `Renamed from "${before.name}" to "${name}".` };
    },

    async remove({ id }) {
      const group = await read(id);
      await store.groups.remove(id);
      return { output: { ok: true }, explanation: `Removed "${group.name}": its keys and grants are gone.` };
    },

    async add_member({ id, memberId }) {
      const group = await read(id);
      const member = await readMember(memberId);
      await store.groups.addMember(id, memberId);
      return { output: await showOne(group), explanation: `${member.name} is in "${group.name}".` };
    },

    async remove_member({ id, memberId }) {
      const group = await read(id);
      const member = await readMember(memberId);
      await store.groups.removeMember(id, memberId);
      return { output: await showOne(group), explanation: `${member.name} is no longer in "${group.name}".` };
    },

    async set_grant({ id, connectionId, scopes, version }) {
      const group = await read(id);
      const connection = await store.connections.get(connectionId);
      if (!connection) throw notFound('connectionId', 'connection');
      if ((await store.groups.setGrant({ groupId: id, connectionId, scopes }, version)) === 'changed') {
        const now = (await store.groups.grantsOf(id)).find((grant) => grant.connectionId === connectionId);
        const meanwhile = { version: now?.version ?? 0, scopes: now?.scopes ?? [] };
        throw await changedMeanwhile({ operation: 'groups.set_grant', groupId: id, connectionId }, meanwhile);
      }
      return {
        output: await showOne(group),
        explanation:
          scopes.length === 0
            ? `"${group.name}" has no scope on "${connection.name}" any more.`
            : `"${group.name}" has on "${connection.name}": ${[...new Set(scopes)].sort().join(', ')}.`,
      };
    },
  };
}
