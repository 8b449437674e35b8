import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { Browser } from '../../scripts/demo/browser.ts';
import { mintToken, type Product, startProduct } from '../../scripts/demo/product.ts';

const ada = { email: 'ada@example.com', password: 'a harbour in the winter light' };

function folder(): string {
  const dataDir = mkdtempSync(join(tmpdir(), 'gatehouse-disk-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  return dataDir;
}

/** Claims it, connects the sandbox, and answers a call of one key. */
async function prepare(product: Product) {
  const admin = new Browser(product.url);
  const token = product.claimLink.split('/').at(-1) ?? '';
  await admin.call('invitations.accept', { token, name: 'Ada', ...ada, organisation: 'Disk Ltd' });
  const { id: connectionId } = await admin.call('connections.add_token', { accessToken: await mintToken(product), name: 'main' });
  const { id } = await admin.call('groups.create', { name: 'Support' });
  await admin.call('groups.set_grant', { id, connectionId, scopes: ['tags:read', 'tags:write'] });
  const { secret } = await admin.call('keys.create', { groupId: id, name: 'k' });
  return (target: Product, name: string) => call(target, secret, name);
}

async function call({ url }: Product, secret: string, name: string): Promise<string> {
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
  const response = await fetch(`${url}/intercom/main/tags`, { method: 'POST', headers, body: JSON.stringify({ name }) });
  const body = (await response.json()) as { errors?: { code: string }[] };
  return response.ok ? 'done' : `${response.status} ${body.errors?.[0]?.code}`;
}

const ready = async ({ url }: Product) => {
  const response = await fetch(`${url}/readyz`);
  return [response.status, await response.json()];
};

const can = (command: string, ...rest: string[]) => spawnSync(command, rest, { stdio: 'ignore' }).status === 0;
const hasDisks = can('unshare', '-m', 'sh', '-c', 'mount -t tmpfs tmpfs /mnt');
const hasFaults = can('strace', '-o', '/dev/null', 'true');

// Skipped where the machine gives no disk of its own: filling the one that all share would break what runs beside it.
test.skipIf(!hasDisks)(
  'a disk that is full (skipped where no tmpfs can be mounted): said by readiness and calls, and over when there is room',
  async () => {
    const dataDir = folder();
    const product = await startProduct({
      dataDir,
      keepData: true,
      under: ['unshare', '-m', 'sh', '-c', 'mount -t tmpfs -o size=6m,mode=0700 tmpfs "$0" && exec "$@"', dataDir],
    });
    onTestFinished(async () => void (await product.stop()));
    const create = await prepare(product);
    expect(await create(product, 'before')).toBe('done');
    expect(await ready(product)).toEqual([200, { status: 'ready' }]);

    const inside = `/proc/${product.pid}/root${dataDir}`;
    const { bavail, bsize } = statfsSync(inside);
    writeFileSync(join(inside, 'filler'), Buffer.alloc(bavail * bsize));
    const answers: string[] = [];
    // The log has room of its own until it is written back.
    for (let count = 0; count < 400 && answers.at(-1) !== '503 storage_full'; count += 1)
      answers.push(await create(product, `tag ${count}`));
    expect(answers.at(-1)).toBe('503 storage_full');
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(await ready(product)).toEqual([503, { status: 'not ready', code: 'storage_full' }]);
    expect((await fetch(`${product.url}/healthz`)).status).toBe(200);

    rmSync(join(inside, 'filler'));
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(await ready(product)).toEqual([200, { status: 'ready' }]);
    expect(await create(product, 'afterwards')).toBe('done');
  },
);

// Skipped where no program may trace another: only so can a flush be made to fail.
test.skipIf(!hasFaults)(
  'a flush that fails (skipped where strace cannot run): nothing is acknowledged, the process ends, and a start has all that was',
  async () => {
    const dataDir = folder();
    const product = await startProduct({ dataDir, keepData: true });
    const create = await prepare(product);
    expect(await create(product, 'before')).toBe('done');

    const faults = spawn('strace', [
      '-f',
      '-q',
      '-o',
      '/dev/null',
      '-e',
      'trace=fsync,fdatasync',
      '-e',
      'inject=fsync,fdatasync:error=EIO',
      '-p',
      String(product.pid),
    ]);
    onTestFinished(() => void faults.kill('SIGKILL'));
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await create(product, 'during')).toMatch(/^503 storage_failed|^503 outcome_unknown/);
    const over = once(faults, 'exit');
    expect(await product.stop('SIGCONT')).toBe(1);
    await over;
    expect(product.output()).toContain('the disk of the data folder failed');

    const again = await startProduct({ dataDir, keepData: true });
    const admin = new Browser(again.url);
    await admin.call('session.create', ada);
    const { rows } = await admin.call('activity.list', { limit: 50 });
    expect(rows.filter(({ operation, outcome }) => operation === 'tags.create' && outcome === 'ok')).toHaveLength(1);
    expect(await create(again, 'afterwards')).toBe('done');
    await again.stop();
  },
);
