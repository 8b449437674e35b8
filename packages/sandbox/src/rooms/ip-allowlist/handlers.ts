import { addressList } from '../../parts/addresses.ts';
import { booleanOf, type Call, type Handler } from '../../parts/call.ts';
import { ApiError } from '../../server/errors.ts';
import { logged } from '../activity-logs/room.ts';
import { allowlists, theOne } from './room.ts';

export { allowlists as room } from './room.ts';

const current = ({ world }: Call) => world.of(allowlists).get(theOne) ?? { id: theOne, enabled: false, ip_allowlist: [] };

export const get: Handler = (call) => {
  const { enabled, ip_allowlist } = current(call);
  return { type: 'ip_allowlist', enabled, ip_allowlist };
};

/** A list that would keep out whoever saves it is not saved. */
export const update: Handler = (call) => {
  const before = current(call);
  const enabled = booleanOf(call.body, 'enabled') ?? before.enabled;
  const given = call.body['ip_allowlist'] ?? before.ip_allowlist;
  if (!Array.isArray(given)) throw refusal('ip_allowlist must be an array');
  const list = addressList(given.map(String), (entry) => refusal(`${entry.slice(0, 100)} is not a valid IP address or CIDR range`));
  if (enabled && !list.has(call.ip)) {
    throw refusal(`Your IP (${call.ip}) is not on the allowlist. Saving would lock you out of this workspace.`);
  }
  const changed = { id: theOne, enabled, ip_allowlist: given.map(String) };
  const entry = logged(call, 'security_settings_change', `The IP allowlist was turned ${enabled ? 'on' : 'off'}.`, { enabled });
  call.commit({ ip_allowlist: theOne }, [allowlists.put(changed), entry]);
  return get(call);
};

const refusal = (message: string) => new ApiError(422, 'parameter_invalid', message);
