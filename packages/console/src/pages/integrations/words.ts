import type { Connection, PermissionUse } from '../../queries/contract.ts';
import type { Tone } from '../../ui/state-badge.tsx';

export const regionWords: Record<Connection['region'], string> = { us: 'United States', eu: 'Europe', au: 'Australia' };

export const kinds: Record<Connection['kind'], string> = { oauth: 'OAuth', access_token: 'Access token' };

export const connectionStates: Record<Connection['state'], { tone: Tone; label: string }> = {
  connected: { tone: 'good', label: 'Connected' },
  reconnect_required: { tone: 'bad', label: 'Reconnect needed' },
  disconnected: { tone: 'neutral', label: 'Disconnected' },
};

export const elsewhereState: { tone: Tone; label: string } = { tone: 'bad', label: 'Another Intercom' };

export const permissionStates: Record<PermissionUse['state'], { tone: Tone; label: string }> = {
  granted: { tone: 'good', label: 'Granted' },
  missing: { tone: 'bad', label: 'Missing' },
  unseen: { tone: 'neutral', label: 'Not seen yet' },
};
