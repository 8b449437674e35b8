import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ScopeKey } from '@gatehouse/connector';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { Browser } from '../../scripts/demo/browser.ts';
import { type Product, startProduct } from '../../scripts/demo/product.ts';

/** A claimed product with a connected workspace and ways to get keys. */
export interface Installation extends Product {
  readonly admin: Browser;
  readonly connection: { readonly id: string; readonly name: string };
  /** A key of a new group that has exactly these scopes. */
  key(scopes: readonly ScopeKey[], group?: string): Promise<{ secret: string; id: string; groupId: string }>;
}

export const everyScope: readonly ScopeKey[] = [
  'contacts:read',
  'contacts:write',
  'events:read',
  'conversations:read',
  'conversations:write',
  'tags:read',
  'tags:write',
  'admins:read',
  'articles:read',
];

export const account = {
  name: 'Ada Admin',
  email: 'ada@example.com',
  password: 'correct horse battery staple',
  organisation: 'Example Ltd',
};

export async function claimed(options: Parameters<typeof startProduct>[0] = {}): Promise<Installation> {
  const product = await startProduct(options);
  const admin = new Browser(product.url);
  await admin.call('invitations.accept', { token: product.claimLink.split('/').at(-1) ?? '', ...account });
  const { authorizeUrl } = await admin.call('connections.authorize', {});
  await admin.submit(await admin.visit(authorizeUrl), 'Authorize');
  const { connections } = await admin.call('connections.list', {});
  const connection = connections[0];
  if (!connection) throw new Error('nothing is connected');
  let count = 0;
  return {
    ...product,
    admin,
    connection,
    async key(scopes, name = `Group ${++count}`) {
      const group = await admin.call('groups.create', { name });
      await admin.call('groups.set_grant', { id: group.id, connectionId: connection.id, scopes: [...scopes] });
      const { key, secret } = await admin.call('keys.create', { groupId: group.id, name: 'Test' });
      return { secret, id: key.id, groupId: group.id };
    },
  };
}

export function dataFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'gatehouse-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

export async function agent(url: string, secret: string, query = ''): Promise<Client> {
  const client = new Client({ name: 'test', version: '1.0.0' });
  await client.connect(
    new StreamableHTTPClientTransport(new URL(`${url}/mcp${query}`), { requestInit: { headers: { authorization: `Bearer ${secret}` } } }),
  );
  return client;
}

/** What a tool answered, parsed. */
export async function use(client: Client, name: string, input: Record<string, unknown>) {
  const result = await client.callTool({ name, arguments: input });
  const text = (result.content as { text?: string }[])[0]?.text ?? '';
  return { isError: result.isError === true, text, body: JSON.parse(text) as Record<string, unknown> };
}
