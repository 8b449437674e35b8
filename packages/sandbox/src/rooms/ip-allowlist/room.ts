import { type Row, room } from '../../parts/room.ts';

/** There is one. */
export interface IpAllowlist extends Row {
  readonly enabled: boolean;
  readonly ip_allowlist: readonly string[];
}

export const theOne = 'workspace';

export const allowlists = room<IpAllowlist>()({
  name: 'ip_allowlist',
  seed: () => [{ id: theOne, enabled: false, ip_allowlist: ['192.168.1.0/24', '10.0.0.1'] }],
});
