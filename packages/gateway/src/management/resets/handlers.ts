import type { HandlersOf, ManagementDeps } from '../handler.ts';
import { signInOrNot, toSession } from '../session/handlers.ts';
import type { resetSchemas } from './schemas.ts';

export const resetHandlers = ({ store, people, passwordResets, clock }: ManagementDeps): HandlersOf<typeof resetSchemas> => ({
  async look({ token }) {
    const { name, email } = await passwordResets.look(token);
    const organisation = await store.organisation.get(clock.now());
    return { output: { name, email, organisation: organisation.name } };
  },

  async accept({ token, password }, caller) {
    const member = await passwordResets.accept(token, password);
    return {
      output: await toSession({ store, clock }, member),
      explanation: `${member.name} (${member.email}) set a new password with a link that was made on the machine; the sessions before it ended.`,
      cookies: await signInOrNot(people, { email: member.email, password }, caller),
    };
  },
});
