import type { Admit } from '@gatehouse/connector';
import type { Connection } from '../store/ports.ts';
import type { Vault } from '../vault/vault.ts';
import type { Budgets, Counted } from './budgets.ts';

export interface AdmitDeps {
  readonly vault: Pick<Vault, 'open'>;
  readonly budgets: Budgets;
}

export interface Admitted {
  /** Whose turn it is when several wait. */
  readonly flow: string;
  readonly connection: Counted;
  /** The connection as it is when the attempt leaves. Throws when it may not leave any more. */
  readonly allowed: () => Promise<Connection>;
  /** Once, before the first attempt leaves. What it throws ends the call. */
  readonly leaving?: () => Promise<void>;
}

/**
 * What each attempt of a call passes: a place in the workspace's window, the decision again, the credential, and once the mark that
 * it leaves. The place comes first, because a call may wait for it: a permission or a credential that went in the meantime is gone.
 * Nothing else opens a credential for a call.
 */
export function createAdmit({ vault, budgets }: AdmitDeps): (admitted: Admitted) => Admit {
  return ({ flow, connection, allowed, leaving }) => {
    let left = false;
    return async ({ until, signal }) => {
      const place = await budgets.of(connection).take({ flow, until, signal });
      try {
        const { token, baseUrl } = await vault.open(await allowed());
        if (!left) await leaving?.();
        left = true;
        return { token, baseUrl, settle: place, over: place.over };
      } catch (cause) {
        place.over();
        throw cause;
      }
    };
  };
}
