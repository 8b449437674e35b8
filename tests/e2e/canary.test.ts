import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Browser } from '../../scripts/demo/browser.ts';
import { inIntercom, mintToken, type Product, startProduct } from '../../scripts/demo/product.ts';
import { account, agent, dataFolder, everyScope, use } from './product.ts';

/** The credential in the ways in which it could be written down. */
const formsOf = (token: string) => [
  token,
  token.replace(/=+$/, ''),
  encodeURIComponent(token),
  Buffer.from(token).toString('base64').slice(0, 40),
  Buffer.from(token).toString('hex'),
  Buffer.from(token, 'base64').toString('latin1'),
];

const folder = dataFolder();
let product: Product;
const heard: string[] = [];

beforeAll(async () => {
  product = await startProduct({ dataDir: folder.path, keepData: true });
});

afterAll(async () => {
  await product?.stop();
  folder.remove();
});

const listen = async (response: Response) => {
  heard.push([response.url, JSON.stringify([...response.headers]), await response.clone().text()].join('\n'));
  return response;
};

it('an access token is in no answer, error, address, log or file in clear', async () => {
  const token = await mintToken(product);
  const forms = formsOf(token);
  const admin = new Browser(product.url);
  await admin.call('invitations.accept', { token: product.claimLink.split('/').at(-1) ?? '', ...account });
  const connection = await admin.call('connections.add_token', { accessToken: token });
  heard.push(JSON.stringify(connection));
  const group = await admin.call('groups.create', { name: 'Canaries' });
  heard.push(JSON.stringify(await admin.call('groups.set_grant', { id: group.id, connectionId: connection.id, scopes: [...everyScope] })));
  const { secret } = await admin.call('keys.create', { groupId: group.id, name: 'Canary' });

  const rest = (path: string, init: RequestInit = {}) =>
    fetch(`${product.url}/intercom/default${path}`, { ...init, headers: { authorization: `Bearer ${secret}`, ...init.headers } }).then(
      listen,
    );
  await rest('/me');
  await rest('/contacts/nobody');
  await rest('/contacts?per_page=wrong');
  await rest('/contacts', { headers: { 'intercom-version': '9.9' } });

  const client = await agent(product.url, secret);
  heard.push(JSON.stringify(await client.listTools()));
  heard.push((await use(client, 'intercom_list_all_contacts', { per_page: 2 })).text);
  heard.push((await use(client, 'intercom_get_contact_by_id', { contact_id: 'nobody' })).text);
  for (const kind of ['status', 'wrong_shape', 'reset_after_commit']) {
    const status = kind === 'status' ? { status: 500, body: { echoed: `Bearer ${token}` } } : {};
    await inIntercom(product, 'POST faults', { method: 'GET', path: '/tags', kind, times: 1, ...status });
    await rest('/tags');
  }
  await client.close();
  // The token pasted where it does not belong must not come back either.
  const pasted = await fetch(`${product.url}/intercom/default/contacts?starting_after=${encodeURIComponent(token)}`, {
    headers: { authorization: `Bearer ${secret}` },
  });
  heard.push(await pasted.text());
  heard.push(JSON.stringify(await admin.call('connections.check', { id: connection.id })));
  heard.push(JSON.stringify(await admin.call('connections.list', {})));
  heard.push(JSON.stringify(await admin.call('activity.list', { limit: 200 })));
  await admin.call('connections.authorize', {});

  const requests = await inIntercom(product, 'GET requests');
  heard.push(product.output(), requests);
  for (const form of forms) {
    for (const [place, text] of heard.entries()) expect([place, text.includes(form)]).toEqual([place, false]);
  }

  await product.stop();
  // The sandbox plays Intercom, which of course knows its own tokens.
  const ours = readdirSync(folder.path, { recursive: true, encoding: 'utf8' }).filter((name) => !name.startsWith('sandbox'));
  expect(ours).toEqual(expect.arrayContaining(['gatehouse.db', 'keyring.json']));
  for (const name of ours) {
    const bytes = readFileSync(join(folder.path, name), 'latin1');
    for (const form of forms) expect([name, bytes.includes(form)]).toEqual([name, false]);
  }
});
