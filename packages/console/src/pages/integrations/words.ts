import { sandboxOrigin, type Target } from '../../../../gateway/src/store/words.ts';
import { regionWords } from '../../patterns/region-words.ts';
import type { Connection, PermissionUse } from '../../queries/contract.ts';
import type { Tone } from '../../ui/state-badge.tsx';

/** Which Intercom a workspace is of. */
export function whereIs({ origin, region }: Pick<Connection, 'origin' | 'region'>): string {
  if (origin === sandboxOrigin) return 'Sandbox of this gateway';
  return origin?.includes('://') ? `Intercom at ${origin}` : regionWords[region];
}

export const targetOf = ({ origin }: Pick<Connection, 'origin'>): Target => (origin === sandboxOrigin ? 'sandbox' : 'intercom');

export const kinds: Record<Connection['kind'], string> = { oauth: 'OAuth', access_token: 'Access token' };

export const connectionStates: Record<Connection['state'], { tone: Tone; label: string }> = {
  connected: { tone: 'good', label: 'Connected' },
  reconnect_required: { tone: 'bad', label: 'Reconnect needed' },
  disconnected: { tone: 'neutral', label: 'Disconnected' },
};

export const elsewhereState: { tone: Tone; label: string } = { tone: 'bad', label: 'Not reached' };

const permissionStates: Record<PermissionUse['state'], { tone: Tone; label: string }> = {
  granted: { tone: 'good', label: 'Granted' },
  missing: { tone: 'bad', label: 'Missing' },
  unseen: { tone: 'neutral', label: 'Not tried yet' },
};

/** What is known of a permission, and when it shows where nothing is. */
export function permissionState({ state, triable, permissions }: PermissionUse): { tone: Tone; label: string; more: string | null } {
  if (permissions.length === 0) return { tone: 'neutral', label: 'None needed', more: null };
  const more = state === 'unseen' ? (triable ? 'Press Check to try it' : 'Shows at the first call that needs it') : null;
  return { ...permissionStates[state], more };
}
