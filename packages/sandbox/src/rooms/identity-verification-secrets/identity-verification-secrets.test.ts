import { expect, test } from 'vitest';
import { createCaller, errorOf, rows } from '../../testing/caller.ts';

const preview = { 'intercom-version': 'Preview' };

test('a secret is told once, by the answer that made it, and never by the list [facts 1.5; Preview description, POST /secure_mode_secrets]', async () => {
  const { get, send } = createCaller();
  const made = await send('POST', '/secure_mode_secrets', { name: 'Next', supports_web: true }, preview);
  expect(made.status).toBe(201);
  expect(Buffer.from(String(made.body['secret']), 'base64url')).toHaveLength(32);
  const listed = rows((await get('/secure_mode_secrets', preview)).body['data']);
  expect(listed.map(({ name }) => name)).toEqual(['Production', 'Next']);
  expect(JSON.stringify(listed)).not.toContain(made.body['secret']);
  expect(Object.keys(listed[1] ?? {})).not.toContain('secret');
});

test('one platform at least is needed, and a name; what is deleted is gone [Preview description, POST /secure_mode_secrets]', async () => {
  const { send } = createCaller();
  for (const body of [{ name: 'Next' }, { name: 'Next', supports_web: false }, { supports_web: true }]) {
    expect(errorOf(await send('POST', '/secure_mode_secrets', body, preview)).slice(0, 2)).toEqual([422, 'parameter_invalid']);
  }
  expect((await send('DELETE', '/secure_mode_secrets/102', undefined, preview)).status).toBe(204);
  const again = await send('DELETE', '/secure_mode_secrets/102', undefined, preview);
  expect(errorOf(again).slice(0, 2)).toEqual([404, 'identity_verification_secret_not_found']);
});
