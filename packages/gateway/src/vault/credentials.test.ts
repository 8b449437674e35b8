import { format, inspect } from 'node:util';
import { expect, test } from 'vitest';
import { openStore } from '../store/store.ts';
import { aConnection } from '../store/testing/rows.ts';
import { adoptOrigins } from './adopt-origins.ts';
import { createCredentials, toCredential } from './credentials.ts';
import { parseKeyRing } from './keyring.ts';

test('a credential shows its token to nobody who only prints it', () => {
  const credential = toCredential('dG9rOmNhbmFyeQ==', 'https://api.intercom.io');
  const printed = [JSON.stringify({ credential }), inspect({ credential }), format('%o %j', credential, credential), `${credential}`];
  for (const text of printed) expect(text).not.toContain('dG9rOmNhbmFyeQ');
  expect(JSON.stringify(credential)).toBe('{"token":"[secret]","baseUrl":"https://api.intercom.io"}');
  expect({ ...credential }).toEqual({ token: 'dG9rOmNhbmFyeQ==', baseUrl: 'https://api.intercom.io' });
});

test('a credential that an earlier version sealed opens, from then on for its own Intercom', async () => {
  const store = await openStore({ dataDir: ':memory:' });
  const connection = aConnection('con', { region: 'eu', origin: null });
  const sealed = 'v1.k1.AQEBAQEBAQEBAQEB.Eqawxd_SomazuZpYFWZNDA.o2VRT011q-RcJkXLNc95NA';
  await store.connections.add(connection, { connectionId: 'con', version: 3, sealed });
  const ground = {
    store,
    ring: parseKeyRing(`k1:${Buffer.alloc(32, 7).toString('base64')}`),
    organisationId: 'org',
    intercom: {
      named: true,
      clientId: null,
      clientSecret: null,
      authorizeUrls: { us: '', eu: '', au: '' },
      defaultRegion: 'us',
      apiUrls: { us: 'https://us', eu: 'https://eu', au: 'https://au' },
      sandbox: null,
    },
    recordEvent: async () => {},
  } as const;
  await adoptOrigins({ ...ground, isOfSandbox: async () => false });
  const adopted = await store.connections.get('con');
  expect(adopted).toEqual({ ...connection, origin: 'https://eu' });
  const opened = await createCredentials(ground).open(adopted ?? connection);
  expect(opened).toEqual({ credential: { token: 'dG9rOmNhbmFyeQ==', baseUrl: 'https://eu' }, version: 3 });
  expect((await store.connections.readCredential('con'))?.sealed).not.toBe(sealed);
  await store.close();
});
