import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Browser } from '../../scripts/demo/browser.ts';
import { mintToken, startProduct } from '../../scripts/demo/product.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'gatehouse-keys-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
const ada = { email: 'ada@example.com', password: 'a harbour in the winter light' };
const entry = (id: string) => `${id}:${randomBytes(32).toString('base64')}`;
const [old, young] = [entry('old'), entry('young')];

async function start(ring: string) {
  const product = await startProduct({ dataDir, keepData: true, env: { GATEHOUSE_KEYRING: ring } });
  const admin = new Browser(product.url);
  if (product.claimLink) {
    const token = product.claimLink.split('/').at(-1) ?? '';
    await admin.call('invitations.accept', { token, name: 'Ada', ...ada, organisation: 'Keys Ltd' });
  } else await admin.call('session.create', ada);
  return { product, admin };
}

test('a key is rotated by two starts, and the retired one is not needed any more', async () => {
  const first = await start(old);
  await first.admin.call('connections.add_token', { accessToken: await mintToken(first.product), name: 'acme' });
  expect(first.product.output()).not.toContain('may be taken out');
  await first.product.stop();

  const both = await start(`${young},${old}`);
  expect(both.product.output()).toMatch(
    /key ring {2}\d+ values were sealed again: everything is sealed with the first key; old may be taken out/,
  );
  await both.product.stop();

  const second = await start(young);
  const [connection] = (await second.admin.call('connections.list', {})).connections;
  expect(await second.admin.call('connections.check', { id: connection?.id ?? '' })).toMatchObject({ state: 'connected', problem: null });
  await second.product.stop();

  await expect(start(old)).rejects.toThrow(/ended with 2[\s\S]*GATEHOUSE_KEYRING.*lacks the key young/);
  // Nothing was changed by the start that was refused.
  const again = await start(young);
  await again.product.stop();
});
