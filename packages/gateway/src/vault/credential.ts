import { inspect } from 'node:util';
import type { Credential } from './vault.ts';

/** A credential that shows nothing when somebody logs, prints or serializes it. */
export function toCredential(token: string, baseUrl: string): Credential {
  const shown = () => ({ token: '[secret]', baseUrl });
  return Object.defineProperties({ token, baseUrl }, { toJSON: { value: shown }, [inspect.custom]: { value: shown } });
}
