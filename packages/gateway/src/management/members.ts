import { GatewayError } from '../errors.ts';
import type { Member, Role } from '../store/ports.ts';
import { type Handlers, type ManagementDeps, notFound } from './handler.ts';

export function memberHandlers({
  store,
  people,
  invitations,
  clock,
  publicUrl,
}: ManagementDeps): Handlers<'members.list' | 'members.invite' | 'members.set_role' | 'members.remove' | 'invitations.withdraw'> {
  async function read(id: string): Promise<Member> {
    const member = await store.members.get(id);
    if (!member) throw notFound('id', 'member');
    return member;
  }

  const lastAdministrator = (field: string) =>
    new GatewayError('conflict', { field, fix: 'This is the last administrator: make another member an administrator first.' });

  return {
    async 'members.list'() {
      const [members, groups, open] = await Promise.all([
        store.members.list(),
        store.groups.list(),
        store.invitations.listOpen(clock.now()),
      ]);
      const memberIds = await Promise.all(groups.map((group) => store.groups.memberIds(group.id)));
      return {
        members: members.map(({ userId: _, ...member }) => ({
          ...member,
          groupIds: groups.filter((_, index) => memberIds[index]?.includes(member.id)).map(({ id }) => id),
        })),
        invitations: open
          .filter(({ claim }) => !claim)
          .map(({ id, role, note, createdAt, expiresAt }) => ({ id, role, note, createdAt, expiresAt })),
      };
    },

    async 'members.invite'({ role, note }, call) {
      const { invitation, token } = await invitations.invite(role, note);
      const { id, createdAt, expiresAt } = invitation;
      call.explanation = `Invited ${describeRole(role)}${note ? `: ${note}` : ''}.`;
      return { invitation: { id, role, note, createdAt, expiresAt }, url: `${publicUrl}/join/${token}` };
    },

    async 'invitations.withdraw'({ id }) {
      if (!(await store.invitations.withdraw(id))) throw notFound('id', 'open invitation');
      return { ok: true };
    },

    async 'members.set_role'({ id, role }, call) {
      const member = await read(id);
      if (!(await store.members.setRole(id, role))) throw lastAdministrator('role');
      call.explanation = `${member.name} is ${describeRole(role)}.`;
      return { ok: true };
    },

    async 'members.remove'({ id }, call) {
      const member = await read(id);
      if (!(await store.members.remove(id))) throw lastAdministrator('id');
      // Without the member nobody gets in any more; this takes the account and its sessions away as well.
      await people.removeAccount(member.userId);
      call.explanation = `Removed ${member.name} (${member.email}).`;
      return { ok: true };
    },
  };
}

const describeRole = (role: Role): string => (role === 'admin' ? 'an administrator' : 'a member');
