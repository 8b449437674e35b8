import type { Admit } from '@gatehouse/connector';
import type { Access } from '../access/access.ts';
import { denialOf } from '../access/denial.ts';
import type { Vault } from '../vault/vault.ts';
import type { Budgets, Counted } from './budgets.ts';
import type { Call } from './call.ts';

export interface AdmitDeps {
  readonly access: Pick<Access, 'decide'>;
  readonly vault: Pick<Vault, 'open'>;
  readonly budgets: Budgets;
}

export interface Admitted {
  readonly call: Pick<Call, 'principal' | 'operation'>;
  readonly connection: Counted & { readonly id: string };
  /** Once, before the first attempt leaves. What it throws ends the call. */
  readonly leaving?: () => Promise<void>;
}

/**
 * What each attempt of a call passes: a place in the workspace's window, the decision again, the credential, and once the mark that
 * it leaves. The place comes first, because a call may wait for it: a permission or a credential that went in the meantime is gone.
 * Nothing else opens a credential for a call.
 */
export function createAdmit({ access, vault, budgets }: AdmitDeps): (admitted: Admitted) => Admit {
  return ({ call: { principal, operation }, connection, leaving }) => {
    let left = false;
    return async ({ until, signal }) => {
      const settle = await budgets.of(connection).take({ flow: principal.groupId, until, signal });
      try {
        const decision = await access.decide(principal, connection.id, operation);
        if (!decision.allow) throw denialOf(decision);
        const { token } = await vault.open(decision.connection);
        if (!left) await leaving?.();
        left = true;
        return { token, settle };
      } catch (cause) {
        settle();
        throw cause;
      }
    };
  };
}
