import { GatewayError } from '../../errors.ts';
import { type HandlersOf, type ManagementDeps, notFound } from '../handler.ts';
import { describeRole } from '../members/handlers.ts';
import { signInOrNot, toSession } from '../session/handlers.ts';
import type { invitationSchemas } from './schemas.ts';

export function invitationHandlers({ store, people, invitations, clock }: ManagementDeps): HandlersOf<typeof invitationSchemas> {
  return {
    async look({ token }) {
      const { role, claim, expiresAt } = await invitations.look(token);
      const { name } = await store.organisation.get(clock.now());
      return { output: { role, claim, organisation: name, expiresAt } };
    },

    async accept({ token, organisation, ...account }, caller) {
      const { claim } = await invitations.look(token);
      if (organisation !== undefined && !claim) {
        throw new GatewayError('input_invalid', { field: 'organisation', fix: 'Leave it out: only a claim link names the organisation.' });
      }
      const { member } = await invitations.accept(token, account, organisation);
      if (organisation !== undefined) await store.organisation.rename(organisation);
      return {
        output: await toSession({ store, clock }, member),
        explanation: `${member.name} (${member.email}) joined as ${describeRole(member.role)}.`,
        cookies: await signInOrNot(people, account, caller),
      };
    },

    async withdraw({ id }) {
      if (!(await store.invitations.withdraw(id))) throw notFound('id', 'open invitation');
      return { output: { ok: true } };
    },
  };
}
