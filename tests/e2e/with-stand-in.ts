import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type StandIn, startStandIn } from '@gatehouse/sandbox';
import { callbackPaths } from '../../packages/gateway/src/vault/callback-paths.ts';
import { Browser } from '../../scripts/demo/browser.ts';
import { freePort, type Product, startProduct } from '../../scripts/demo/product.ts';
import { account } from './product.ts';

/** An app of the Developer Hub: known to the stand-in, and to the gateway once somebody tells it. */
export const hubApp = { clientId: 'northwind-app', clientSecret: 'secret-of-northwind' };

export interface Reached extends Product {
  readonly standIn: StandIn;
}

/**
 * The product as whoever has a workspace in Intercom starts it: no setting names an Intercom. What it reaches at Intercom's own addresses is
 * a stand-in behind TLS.
 */
export async function startWithStandIn(options: Omit<NonNullable<Parameters<typeof startProduct>[0]>, 'port'> = {}): Promise<Reached> {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-stand-in-'));
  const port = await freePort();
  const redirectUrls = callbackPaths.map((path) => `http://127.0.0.1:${port}${path}`);
  const size = { contacts: 20, companies: 2, conversations: 5, articles: 2 };
  const standIn = await startStandIn({ folder, sandbox: { size, apps: [{ ...hubApp, name: 'Gatehouse', redirectUrls }] } });
  const end = async () => {
    await standIn.close();
    rmSync(folder, { recursive: true });
  };
  try {
    const product = await startProduct({ ...options, port, env: { ...standIn.env, ...options.env } });
    const stop: Product['stop'] = async (signal) => {
      const code = await product.stop(signal);
      await end();
      return code;
    };
    return { ...product, standIn, stop };
  } catch (error) {
    await end();
    throw error;
  }
}

/** The first administrator, signed in. */
export async function claim({ url, claimLink }: Product): Promise<Browser> {
  const admin = new Browser(url);
  await admin.call('invitations.accept', { token: claimLink.split('/').at(-1) ?? '', ...account });
  return admin;
}
