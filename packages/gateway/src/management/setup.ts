import { GatewayError } from '../errors.ts';
import type { Member } from '../store/ports.ts';
import { callbackPaths } from '../vault/oauth-flow.ts';
import type { ManagementOutput } from './contract.ts';
import { type HandlerCall, type Handlers, type ManagementDeps, memberOf } from './handler.ts';

export function setupHandlers(
  { store, people, invitations, clock, intercom, publicUrl, version }: ManagementDeps,
  isClaimed: () => Promise<boolean>,
): Handlers<'setup.read' | 'invitations.look' | 'invitations.accept' | 'session.create' | 'session.read' | 'session.end'> {
  async function show({ id, name, email, role }: Member): Promise<ManagementOutput<'session.read'>> {
    const organisation = await store.organisation.get(clock.now());
    return { member: { id, name, email, role }, organisation: { name: organisation.name } };
  }

  /** Whoever has just joined is in, even where too many others failed to sign in from the same address: they sign in later. */
  async function signInOrNot({ email, password }: { email: string; password: string }, call: HandlerCall): Promise<string[]> {
    try {
      return (await people.signIn(email, password, call.headers, call.address)).cookies;
    } catch (error) {
      if (error instanceof GatewayError) return [];
      throw error;
    }
  }

  return {
    async 'setup.read'() {
      return {
        claimed: await isClaimed(),
        version,
        publicUrl,
        intercom: {
          mode: intercom.mode,
          oauth: intercom.clientId !== null && intercom.clientSecret !== null,
          callbackUrls: callbackPaths.map((path) => publicUrl + path),
        },
      };
    },

    async 'invitations.look'({ token }) {
      const { role, claim, expiresAt } = await invitations.look(token);
      const { name } = await store.organisation.get(clock.now());
      return { role, claim, organisation: name, expiresAt };
    },

    async 'invitations.accept'({ token, organisation, ...account }, call) {
      const { claim } = await invitations.look(token);
      if (organisation !== undefined && !claim) {
        throw new GatewayError('input_invalid', { field: 'organisation', fix: 'Leave it out: only a claim link names the organisation.' });
      }
      const { member } = await invitations.accept(token, account);
      if (organisation !== undefined) await store.organisation.rename(organisation);
      call.explanation = `${member.name} (${member.email}) joined as ${member.role === 'admin' ? 'an administrator' : 'a member'}.`;
      call.cookies.push(...(await signInOrNot(account, call)));
      return show(member);
    },

    async 'session.create'({ email, password }, call) {
      const { userId, cookies } = await people.signIn(email, password, call.headers, call.address);
      const member = await store.members.findByUser(userId);
      // An account whose member was removed: the same answer as for a wrong password.
      if (!member) throw new GatewayError('sign_in_refused');
      call.cookies.push(...cookies);
      call.explanation = `${member.name} signed in.`;
      return show(member);
    },

    async 'session.read'(_, call) {
      const member = await store.members.get(memberOf(call).memberId);
      if (!member) throw new GatewayError('session_missing');
      return show(member);
    },

    async 'session.end'(_, call) {
      const { cookies } = await people.signOut(call.headers);
      call.cookies.push(...cookies);
      return { ok: true };
    },
  };
}
