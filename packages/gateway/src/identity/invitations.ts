import { randomUUID, randomBytes as systemRandomBytes } from 'node:crypto';
import type { Clock } from '@gatehouse/connector';
import { GatewayError } from '../errors.ts';
import type { Invitation, InvitationStore, Member, MemberStore } from '../store/ports.ts';
import type { Role } from '../store/words.ts';
import type { People } from './identity.ts';
import { hashToken, newToken } from './tokens.ts';

const claimValidMs = 60 * 60_000;
const invitationValidMs = 7 * 24 * 60 * 60_000;
/** Said in the token, so that a claim link that is long gone can still be told from a mistyped one. */
const claimMark = 'claim_';
const inviteMark = 'invite_';

/** Single-use links by which people join. The token is in the link alone; the store keeps its hash. */
export interface Invitations {
  /** The first administrator's link, valid for an hour, in the place of the ones before it; null once there is an administrator. */
  createClaim(): Promise<{ readonly invitation: Invitation; readonly token: string } | null>;
  invite(role: Role, note: string): Promise<{ readonly invitation: Invitation; readonly token: string }>;
  /** What the link is for, without using it. Throws `invitation_invalid` or `already_claimed`. */
  look(token: string): Promise<Invitation>;
  /** Makes the account and the member. Whatever goes wrong, the link can be used again. Throws as `look` and `createAccount` do. */
  accept(
    token: string,
    account: { name: string; email: string; password: string },
    organisation?: string,
  ): Promise<{ readonly member: Member; readonly claim: boolean }>;
}

export interface InvitationsOptions {
  readonly store: { readonly invitations: InvitationStore; readonly members: MemberStore };
  readonly people: Pick<People, 'createAccount' | 'removeAccount'>;
  readonly clock: Clock;
  readonly randomBytes?: (size: number) => Uint8Array;
  readonly newId?: () => string;
}

type LinkDeps = Required<Pick<InvitationsOptions, 'store' | 'clock' | 'randomBytes' | 'newId'>>;

/** As `Invitations.createClaim`, for the machine, which may do it without a gateway. */
export async function makeClaim(deps: LinkDeps): Promise<{ readonly invitation: Invitation; readonly token: string } | null> {
  if (await deps.store.members.hasAdministrator()) return null;
  return makeLink({ role: 'admin', claim: true, note: '', validMs: claimValidMs }, deps);
}

async function makeLink(
  { validMs, ...what }: { role: Role; claim: boolean; note: string; validMs: number },
  { store, clock, randomBytes, newId }: LinkDeps,
): Promise<{ readonly invitation: Invitation; readonly token: string }> {
  const token = newToken(what.claim ? claimMark : inviteMark, randomBytes);
  const now = clock.now();
  const invitation = { id: newId(), tokenHash: hashToken(token), ...what, createdAt: now, expiresAt: now + validMs, usedAt: null };
  await store.invitations.add(invitation);
  return { invitation, token };
}

export function createInvitations(options: InvitationsOptions): Invitations {
  const { store, people, clock, randomBytes = systemRandomBytes, newId = randomUUID } = options;

  const links = { store, clock, randomBytes, newId };

  const refuse = async (token: string) =>
    token.startsWith(claimMark) && (await store.members.hasAdministrator())
      ? new GatewayError('already_claimed', {
          fix: 'Sign in, or ask an administrator for an invitation. Who that is, `gatehouse admin claim` says on the machine of the gateway.',
        })
      : new GatewayError('invitation_invalid', {
          field: 'token',
          fix: token.startsWith(claimMark)
            ? 'Copy the whole link once more, or whoever runs the gateway makes a new one on its machine: `gatehouse admin claim`.'
            : 'Copy the whole link once more, or ask an administrator for a new invitation: People → Invite.',
        });

  /** False when another claim won while this account was being made. */
  const join = async (member: Member, claim: boolean): Promise<boolean> => {
    if (claim) return store.members.addFirstAdministrator(member);
    await store.members.add(member);
    return true;
  };

  return {
    createClaim: () => makeClaim(links),
    invite: (role, note) => makeLink({ role, claim: false, note, validMs: invitationValidMs }, links),
    async look(token) {
      const found = await store.invitations.find(hashToken(token), clock.now());
      if (!found || (found.claim && (await store.members.hasAdministrator()))) throw await refuse(token);
      return found;
    },
    async accept(token, account, organisation) {
      const invitation = await store.invitations.take(hashToken(token), clock.now());
      if (!invitation) throw await refuse(token);
      let userId: string | undefined;
      try {
        ({ userId } = await people.createAccount(account, organisation));
        const member: Member = {
          id: newId(),
          userId,
          name: account.name.trim(),
          email: account.email.toLowerCase(),
          role: invitation.role,
          createdAt: clock.now(),
          version: 1,
        };
        if (!(await join(member, invitation.claim))) throw await refuse(token);
        return { member, claim: invitation.claim };
      } catch (error) {
        if (userId !== undefined) await people.removeAccount(userId);
        await store.invitations.giveBack(invitation.id);
        throw error;
      }
    },
  };
}
