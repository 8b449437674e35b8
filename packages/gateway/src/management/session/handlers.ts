import type * as z from 'zod';
import { GatewayError } from '../../errors.ts';
import type { Member } from '../../store/ports.ts';
import { type Caller, type HandlersOf, type ManagementDeps, memberOf } from '../handler.ts';
import type { Session, sessionSchemas } from './schemas.ts';

export const sessionHandlers = ({ store, people, clock }: ManagementDeps): HandlersOf<typeof sessionSchemas> => ({
  async create({ email, password }, { headers, origin }) {
    const { userId, cookies } = await people.signIn(email, password, headers, origin);
    const member = await store.members.findByUser(userId);
    // An account whose member was removed: the same answer as for a wrong password.
    if (!member) throw new GatewayError('sign_in_refused');
    return { output: await toSession({ store, clock }, member), cookies, explanation: `${member.name} signed in.` };
  },

  async read(_, caller) {
    const member = await store.members.get(memberOf(caller).id);
    if (!member) throw new GatewayError('session_missing');
    return { output: await toSession({ store, clock }, member) };
  },

  async end(_, { headers }) {
    const { cookies } = await people.signOut(headers);
    return { output: { ok: true }, cookies };
  },
});

export async function toSession(
  { store, clock }: Pick<ManagementDeps, 'store' | 'clock'>,
  { id, name, email, role }: Member,
): Promise<z.output<typeof Session>> {
  const organisation = await store.organisation.get(clock.now());
  return { member: { id, name, email, role }, organisation: { name: organisation.name } };
}

/**
 * Whoever has just joined or set a password is in, even where too many others failed to sign in from the same address: they sign in
 * later.
 */
export async function signInOrNot(
  people: ManagementDeps['people'],
  { email, password }: { email: string; password: string },
  { headers, origin }: Caller,
): Promise<string[]> {
  try {
    return (await people.signIn(email, password, headers, origin)).cookies;
  } catch (error) {
    if (error instanceof GatewayError) return [];
    throw error;
  }
}
