import { spawn } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Browser } from '../../scripts/demo/browser.ts';
import { startProduct } from '../../scripts/demo/product.ts';
import { account, dataFolder } from './product.ts';

const main = join(import.meta.dirname, '../../packages/gateway/src/main.ts');

function admin(args: readonly string[], env: Record<string, string>): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [main, 'admin', ...args], {
      env: { PATH: process.env['PATH'] ?? '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    const timer = setTimeout(() => child.kill('SIGKILL'), 60_000);
    child.once('exit', (code) => {
      clearTimeout(timer);
      resolve({ code, out, err });
    });
  });
}

const tokenIn = (text: string) => /\/reset\/(\S+)/.exec(text)?.[1] ?? '';
const fresh = 'another horse, charged';

/** docs/operate.md, "Recover an account": what stands there, done. */
it('whoever forgot the password gets in again, with a running gateway and without', async () => {
  const { path: dataDir, remove } = dataFolder();
  const env = { GATEHOUSE_DATA_DIR: dataDir };
  let product = await startProduct({ dataDir, keepData: true });
  try {
    const before = new Browser(product.url);
    await before.call('invitations.accept', { token: product.claimLink.split('/').at(-1) ?? '', ...account });
    const stranger = await admin(['reset', 'eve@example.com'], env);
    expect([stranger.code, stranger.out, stranger.err]).toEqual([1, '', expect.stringContaining(`  ${account.email} (administrator)`)]);

    const asked = await admin(['reset', account.email], env);
    expect([asked.code, asked.err]).toEqual([0, '']);
    expect(asked.out).toContain(`${product.url}/reset/`);
    await product.stop('SIGKILL');
    // The dead gateway's socket still lies there; the newer link counts.
    const again = await admin(['reset', account.email], env);
    expect([again.code, again.err]).toEqual([0, '']);

    product = await startProduct({ dataDir, keepData: true });
    const browser = new Browser(product.url);
    await expect(browser.call('resets.accept', { token: tokenIn(asked.out), password: fresh })).rejects.toThrow('reset_invalid');
    await browser.call('resets.accept', { token: tokenIn(again.out), password: fresh });
    expect((await browser.call('session.read', {})).member).toMatchObject({ email: account.email, role: 'admin' });
    const stale = { headers: { authorization: `Bearer gh_${'Ab1'.repeat(12)}` } };
    for (const path of ['/intercom/default/contacts', '/intercom/default/tags', '/mcp']) {
      expect((await fetch(`${product.url}${path}`, stale)).status).toBe(401);
    }
    const { rows } = await browser.call('activity.list', { limit: 10 });
    const refused = rows.filter(({ event }) => event === 'key.refused');
    expect(refused).toMatchObject([
      { target: 'gh_Ab1Ab1Ab… from 127.0.0.1', surface: 'rest', outcome: 'denied', errorCode: 'key_invalid' },
    ]);
    expect(rows.filter(({ event }) => event === 'member.reset_link_made').map(({ actorName }) => actorName)).toEqual(
      Array(3).fill('machine'),
    );
    expect(rows.filter(({ event }) => event === 'member.password_reset').map(({ outcome }) => outcome)).toEqual(['ok', 'failed']);
  } finally {
    await product.stop('SIGKILL');
    remove();
  }
});

it('a new database beside the key ring of an earlier start is claimed only when somebody on the machine says so', async () => {
  const { path: dataDir, remove } = dataFolder();
  let product = await startProduct({ dataDir, keepData: true });
  try {
    expect(product.claimLink).not.toBe('');
    const lose = async () => {
      await product.stop();
      for (const name of readdirSync(dataDir)) if (name.startsWith('gatehouse.')) rmSync(join(dataDir, name));
    };
    await lose();
    // Whoever gives the ring from elsewhere starts for the first time, whatever lies in the folder.
    const ring = `k9:${Buffer.alloc(32, 9).toString('base64')}`;
    product = await startProduct({ dataDir, keepData: true, env: { GATEHOUSE_KEYRING: ring, GATEHOUSE_TRUSTED_PROXIES: '127.0.0.0/8' } });
    expect(product.claimLink).not.toBe('');
    await limitsByOrigin(product.url);
    await lose();
    // A second start is no first one either.
    for (const _ of [1, 2]) {
      product = await startProduct({ dataDir, keepData: true });
      expect([product.claimLink, product.output()]).toEqual(['', expect.stringContaining('gatehouse admin claim')]);
      expect(await new Browser(product.url).call('setup.read', {})).toMatchObject({ claimed: false, claimHeld: true });
      if (_ === 1) await product.stop();
    }
    const { code, out } = await admin(['claim'], { GATEHOUSE_DATA_DIR: dataDir });
    expect([code, out]).toEqual([0, expect.stringContaining(`${product.url}/claim/claim_`)]);
    await new Browser(product.url).call('invitations.accept', { token: /\/claim\/(\S+)/.exec(out)?.[1] ?? '', ...account });
  } finally {
    await product.stop('SIGKILL');
    remove();
  }
});

/** What a trusted proxy says is whom the limits count: everybody behind it alone, not all of them together. */
async function limitsByOrigin(url: string): Promise<void> {
  const attempt = async (forwarded: string) => {
    const response = await fetch(`${url}/api/v1/invitations/accept`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, 'x-forwarded-for': forwarded },
      body: JSON.stringify({ token: 'claim_x', name: 'Eve', email: 'eve@example.com', password: fresh }),
    });
    return response.status;
  };
  for (let address = 0; address < 32; address++) expect(await attempt(`203.0.113.9, 198.51.100.${address}`)).toBe(410);
  for (let address = 1; address < 31; address++) expect(await attempt(`2001:db8::${address}`)).toBe(410);
  expect(await attempt('2001:db8::ffff')).toBe(429);
}
