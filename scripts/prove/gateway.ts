import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Browser } from '../demo/browser.ts';
import { freePort, type Product, startProduct } from '../demo/product.ts';

/** A gateway of its own process, at one address and on one data folder, however often it is killed. */
export interface Gateway {
  readonly url: string;
  readonly admin: Browser;
  /** Kills it as a power cut does, and starts it again; answers how long nobody answered, in milliseconds. */
  killAndRestart(): Promise<number>;
  /** Ends it in order and starts it again with these settings besides its own. */
  restartWith(env: Readonly<Record<string, string>>): Promise<void>;
  stop(): Promise<void>;
}

export const administrator = {
  name: 'Ada Admin',
  email: 'ada@example.com',
  password: 'correct horse battery staple',
  organisation: 'Example Ltd',
};

/** Claimed, and told to find Intercom at `intercomUrl`. */
export async function startGateway(intercomUrl: string): Promise<Gateway> {
  const dataDir = mkdtempSync(join(tmpdir(), 'gatehouse-proof-'));
  const port = await freePort();
  const start = (env: Readonly<Record<string, string>> = {}) =>
    startProduct({ dataDir, port, keepData: true, env: { INTERCOM_API_URL: intercomUrl, ...env } });
  let product: Product = await start();
  const admin = new Browser(product.url);
  await admin.call('invitations.accept', { token: product.claimLink.split('/').at(-1) ?? '', ...administrator });
  return {
    url: product.url,
    admin,
    async killAndRestart() {
      const begun = performance.now();
      await product.stop('SIGKILL');
      product = await start();
      return performance.now() - begun;
    },
    async restartWith(env) {
      await product.stop();
      product = await start(env);
    },
    async stop() {
      await product.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
