import { GatewayError } from '../../errors.ts';
import type { Member } from '../../store/ports.ts';
import type { Role } from '../../store/words.ts';
import { type HandlersOf, type ManagementDeps, notFound } from '../handler.ts';
import { createChangedMeanwhile } from '../meanwhile.ts';
import { readPage, timePosition } from '../pages.ts';
import type { memberSchemas } from './schemas.ts';

export function memberHandlers({ store, people, invitations, clock, publicUrl }: ManagementDeps): HandlersOf<typeof memberSchemas> {
  const changedMeanwhile = createChangedMeanwhile(store);

  async function read(id: string): Promise<Member> {
    const member = await store.members.get(id);
    if (!member) throw notFound('id', 'member');
    return member;
  }

  const lastAdministrator = (field: string) =>
    new GatewayError('conflict', { field, fix: 'This is the last administrator: make another member an administrator first.' });

  return {
    async list({ limit, after }) {
      const { rows, more } = await readPage(limit, (count) => store.members.list({ after, limit: count }));
      const [memberships, open] = await Promise.all([
        store.groups.memberships({ memberIds: rows.map(({ id }) => id) }),
        after === undefined ? store.invitations.listOpen(clock.now()) : [],
      ]);
      return {
        output: {
          members: rows.map(({ userId: _, ...member }) => ({
            ...member,
            groupIds: memberships.filter(({ memberId }) => memberId === member.id).map(({ groupId }) => groupId),
          })),
          nextAfter: more ? timePosition(more) : null,
          invitations: open
            .filter(({ claim }) => !claim)
            .map(({ id, role, note, createdAt, expiresAt }) => ({ id, role, note, createdAt, expiresAt })),
        },
      };
    },

    async invite({ role, note }) {
      const { invitation, token } = await invitations.invite(role, note);
      const { id, createdAt, expiresAt } = invitation;
      return {
        output: { invitation: { id, role, note, createdAt, expiresAt }, url: `${publicUrl}/join/${token}` },
        explanation: `Invited ${describeRole(role)}${note ? `: ${note}` : ''}.`,
      };
    },

    async set_role({ id, role, version }) {
      const member = await read(id);
      const replaced = await store.members.setRole(id, role, version);
      if (replaced === 'last_administrator') throw lastAdministrator('role');
      if (replaced === 'changed') {
        const now = await read(id);
        throw await changedMeanwhile(null, { version: now.version, role: now.role });
      }
      return { output: { ok: true }, explanation: `${member.name} is ${describeRole(role)}.` };
    },

    async remove({ id }) {
      const member = await read(id);
      if (!(await store.members.remove(id))) throw lastAdministrator('id');
      // Without the member nobody gets in any more; this takes the account and its sessions away as well.
      await people.removeAccount(member.userId);
      return { output: { ok: true }, explanation: `Removed ${member.name} (${member.email}).` };
    },
  };
}

export const describeRole = (role: Role): string => (role === 'admin' ? 'an administrator' : 'a member');
