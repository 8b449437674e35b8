import type { Clock } from '@gatehouse/connector';
import type { Audit } from '../audit/audit.ts';
import { failed, succeeded } from '../audit/outcome.ts';
import { GatewayError } from '../errors.ts';
import { makeClaim } from '../identity/invitations.ts';
import { makePasswordReset } from '../identity/password-resets.ts';
import type { Store } from '../store/ports.ts';

/** What somebody on the machine may ask for: `gatehouse admin`. */
export type MachineRequest =
  | { readonly command: 'reset'; readonly email: string }
  | { readonly command: 'claim' }
  | { readonly command: 'new_keys' };

/** Words for whoever asked, whole lines. */
export type MachineAnswer = { readonly done: string } | { readonly refused: string };

export interface MachineDeps {
  readonly store: Pick<Store, 'organisation' | 'members' | 'invitations' | 'passwordResets' | 'sealed'>;
  readonly audit: Pick<Audit, 'record'>;
  readonly clock: Clock;
  readonly randomBytes: (size: number) => Uint8Array;
  readonly newId: () => string;
  readonly publicUrl: string;
  /** Whether it is a running gateway that carries it out, and so has its key ring. */
  readonly running: boolean;
  /** Where the key ring at hand is, if it opens everything that is sealed; null where it does not, or there is none. */
  readonly findRing: () => Promise<string | null>;
}

/** Named in the audit: who may use the data folder is known to the operating system alone. */
const machine = { kind: 'local', id: 'machine', name: 'machine' } as const;
const mostShown = 20;

export const carryOut = (request: MachineRequest, deps: MachineDeps): Promise<MachineAnswer> =>
  request.command === 'claim' ? claim(deps) : request.command === 'reset' ? reset(request.email, deps) : newKeys(deps);

/** For whoever lost the key ring: what it had sealed is of no use to anybody, and keeps the gateway from starting. */
async function newKeys({ store, audit, newId, running, findRing }: MachineDeps): Promise<MachineAnswer> {
  if (running) return { refused: 'The gateway runs, so its key ring is there. To retire a key of it: docs/operate.md, "Retire a key".' };
  const found = await findRing();
  if (found !== null)
    return { refused: `Nothing is lost: the key ring (${found}) opens everything that is sealed here. Start the gateway with it.` };
  const problem = 'The key ring was lost, and with it the credential. An administrator connects the workspace again under Integrations.';
  const { credentials, records } = await store.sealed.forgetAll(problem);
  const action = {
    actor: machine,
    surface: 'system',
    effect: 'manage',
    operation: 'machine.new_keys',
    event: 'key_ring.forgotten',
    requestId: newId(),
  } as const;
  const gone = `${credentials} credentials, and what ${records} writes had asked for and were answered`;
  await audit.record(action, succeeded({ explanation: `What the lost key ring had sealed was forgotten: ${gone}.` }));
  return {
    done: [
      `Forgotten: ${gone}.`,
      'Move keyring.json away where there is one, or set a new GATEHOUSE_KEYRING, and start the gateway. Then connect each workspace again',
      'under Integrations. Members, groups, scopes and API keys are as they were.',
    ].join('\n'),
  };
}

/** Also lets go of a claim that was held: who asks for it here knows that the data begins anew. */
async function claim(deps: MachineDeps): Promise<MachineAnswer> {
  const { store, audit, newId, publicUrl } = deps;
  const made = await makeClaim(deps);
  if (!made) return { refused: `This installation has an administrator already.\n${await listMembers(store)}` };
  await store.organisation.holdClaim(false);
  const action = {
    actor: machine,
    surface: 'system',
    effect: 'manage',
    operation: 'machine.claim',
    event: 'claim.link_made',
    requestId: newId(),
  } as const;
  await audit.record(action, succeeded({ explanation: 'A claim link, for an hour. It was printed on the machine.' }));
  return {
    done: [
      'Whoever opens this link becomes the first administrator. It works once, for an hour:',
      `  ${publicUrl}/claim/${made.token}`,
    ].join('\n'),
  };
}

async function reset(email: string, deps: MachineDeps): Promise<MachineAnswer> {
  const { store, audit, newId, publicUrl } = deps;
  const made = await makePasswordReset(email, deps);
  const action = {
    actor: machine,
    surface: 'system',
    effect: 'manage',
    operation: 'machine.reset',
    event: 'member.reset_link_made',
    target: made?.member.email ?? email.slice(0, 200),
    requestId: newId(),
  } as const;
  if (!made) {
    await audit.record(action, failed(new GatewayError('not_found', { fix: 'No member has this address.' })));
    return { refused: `No member has the address ${email}.\n${await listMembers(store)}` };
  }
  const explanation = `A link that sets a new password for ${made.member.name}, for an hour. It was printed on the machine.`;
  await audit.record(action, succeeded({ explanation }));
  return {
    done: [
      `A link for ${made.member.name} (${made.member.email}) to set a new password. It works once, for an hour; their sessions end then:`,
      `  ${publicUrl}/reset/${made.token}`,
    ].join('\n'),
  };
}

/** Whoever runs this can read the database as well, so that naming the members gives nothing away. */
async function listMembers(store: Pick<Store, 'members'>): Promise<string> {
  const members = (await store.members.list()).sort((a, b) => Number(b.role === 'admin') - Number(a.role === 'admin'));
  if (members.length === 0) return 'There are no members yet: `gatehouse admin claim` prints a link for the first administrator.';
  const shown = members.slice(0, mostShown).map(({ email, role }) => `  ${email}${role === 'admin' ? ' (administrator)' : ''}`);
  const more = members.length > mostShown ? [`  and ${members.length - mostShown} more`] : [];
  return ['The members are:', ...shown, ...more].join('\n');
}
