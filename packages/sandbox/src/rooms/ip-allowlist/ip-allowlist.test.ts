import { expect, test } from 'vitest';
import { createCaller, errorOf } from '../../testing/caller.ts';

test('a list that would lock the caller out is refused, unless it is off [2.16 description, PUT /ip_allowlist]', async () => {
  const { get, send } = createCaller();
  expect(errorOf(await send('PUT', '/ip_allowlist', { enabled: true, ip_allowlist: ['203.0.113.7'] }))).toEqual([
    422,
    'parameter_invalid',
    'Your IP (127.0.0.1) is not on the allowlist. Saving would lock you out of this workspace.',
  ]);
  expect((await get('/ip_allowlist')).body['enabled']).toBe(false);
  expect((await send('PUT', '/ip_allowlist', { enabled: true, ip_allowlist: ['127.0.0.0/8'] })).body).toEqual({
    type: 'ip_allowlist',
    enabled: true,
    ip_allowlist: ['127.0.0.0/8'],
  });
  for (const entry of ['not an address', '1.2.3.4/8/9', '1.2.3.4/', '1.2.3.4/33', '1.2.3.4/-1', '/8', '::1/129', '']) {
    expect(errorOf(await send('PUT', '/ip_allowlist', { enabled: false, ip_allowlist: [entry] }))[0], entry).toBe(422);
  }
});
