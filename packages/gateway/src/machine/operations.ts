import type { Clock } from '@gatehouse/connector';
import type { Audit } from '../audit/audit.ts';
import { failed, succeeded } from '../audit/outcome.ts';
import { GatewayError } from '../errors.ts';
import { makePasswordReset } from '../identity/password-resets.ts';
import type { Store } from '../store/ports.ts';

/** What somebody on the machine may ask for: `gatehouse admin`. */
export type MachineRequest = { readonly command: 'reset'; readonly email: string };

/** Words for whoever asked, whole lines. */
export type MachineAnswer = { readonly done: string } | { readonly refused: string };

export interface MachineDeps {
  readonly store: Pick<Store, 'members' | 'passwordResets'>;
  readonly audit: Pick<Audit, 'record'>;
  readonly clock: Clock;
  readonly randomBytes: (size: number) => Uint8Array;
  readonly newId: () => string;
  readonly publicUrl: string;
}

/** Named in the audit: who may use the data folder is known to the operating system alone. */
const machine = { kind: 'local', id: 'machine', name: 'machine' } as const;
const mostShown = 20;

export async function carryOut(request: MachineRequest, deps: MachineDeps): Promise<MachineAnswer> {
  const { store, audit, newId, publicUrl } = deps;
  const made = await makePasswordReset(request.email, deps);
  const action = {
    actor: machine,
    surface: 'system',
    effect: 'manage',
    operation: 'machine.reset',
    event: 'member.reset_link_made',
    target: made?.member.email ?? request.email.slice(0, 200),
    requestId: newId(),
  } as const;
  if (!made) {
    await audit.record(action, failed(new GatewayError('not_found', { fix: 'No member has this address.' })));
    return { refused: `No member has the address ${request.email}.\n${await listMembers(store)}` };
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
  if (members.length === 0) return 'There are no members yet: open the claim link that the gateway prints at its start.';
  const shown = members.slice(0, mostShown).map(({ email, role }) => `  ${email}${role === 'admin' ? ' (administrator)' : ''}`);
  const more = members.length > mostShown ? [`  and ${members.length - mostShown} more`] : [];
  return ['The members are:', ...shown, ...more].join('\n');
}
