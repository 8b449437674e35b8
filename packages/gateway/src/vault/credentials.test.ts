import { format, inspect } from 'node:util';
import { expect, test } from 'vitest';
import { toCredential } from './credentials.ts';

test('a credential shows its token to nobody who only prints it', () => {
  const credential = toCredential('dG9rOmNhbmFyeQ==', 'https://api.intercom.io');
  const printed = [JSON.stringify({ credential }), inspect({ credential }), format('%o %j', credential, credential), `${credential}`];
  for (const text of printed) expect(text).not.toContain('dG9rOmNhbmFyeQ');
  expect(JSON.stringify(credential)).toBe('{"token":"[secret]","baseUrl":"https://api.intercom.io"}');
  expect({ ...credential }).toEqual({ token: 'dG9rOmNhbmFyeQ==', baseUrl: 'https://api.intercom.io' });
});
