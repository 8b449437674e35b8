import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fetchTransport, operations, systemClock } from '@gatehouse/connector';
import { createSandbox } from '@gatehouse/sandbox';
import { expect, onTestFinished, test } from 'vitest';
import { createRecognise } from './recognise.ts';

const recognise = createRecognise({ transport: fetchTransport(), clock: systemClock });

/** An Intercom whose lists have these rows. */
async function intercom(rowsAt: (path: string) => readonly unknown[] | number): Promise<string> {
  const server = createServer((request, response) => {
    const rows = rowsAt(request.url?.split('?')[0] ?? '');
    const status = typeof rows === 'number' ? rows : 200;
    const body = status === 200 ? { type: 'list', data: rows } : { type: 'error.list', errors: [{ code: 'token_unauthorized' }] };
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const namedBy = async (rows: readonly unknown[]) => {
  const found = await recognise(await intercom((path) => (path === '/contacts' ? rows : 401)), 'dG9r');
  return found.kind === 'named' ? found.account.workspaceId : found;
};

test.each(operations.filter(({ workspace }) => workspace !== undefined).map(({ name, permissions }) => [name, permissions] as const))(
  '%s alone is enough',
  async (name, permissions) => {
    const sandbox = createSandbox({ size: { contacts: 13, companies: 2, conversations: 1, articles: 2 } });
    onTestFinished(() => sandbox.close());
    const { url } = await sandbox.listen(0);
    const token = sandbox.mintToken({ permissions: permissions.slice(0, 1), refusal: 'token_unauthorized' });
    expect(await recognise(url, token), name).toMatchObject({
      kind: 'named',
      account: { workspaceId: sandbox.workspace.id_code, adminId: '' },
    });
  },
);

test('an id may be a number, and what is none is nobody’s', async () => {
  expect(await namedBy([{ workspace_id: 4711 }])).toBe('4711');
  for (const first of [{}, { workspace_id: '' }, { workspace_id: 'a b' }, null]) {
    expect(await namedBy([first, { workspace_id: 'abc12345' }])).toBe('abc12345');
  }
  for (const id of ['', 'a b', '../x', 'x'.repeat(101), null, { id: 'abc' }]) {
    expect(await namedBy([{ workspace_id: id }])).toEqual({ kind: 'unnamed', opened: true });
  }
  // What somebody wrote into a contact is not the workspace's.
  expect(await namedBy([{ custom_attributes: { workspace_id: 'abc12345' } }])).toEqual({ kind: 'unnamed', opened: true });
});

test('what cannot be asked proves nothing', async () => {
  expect(await recognise(await intercom(() => 403), 'dG9r')).toEqual({ kind: 'unnamed', opened: false });
  await expect(recognise(await intercom(() => 503), 'dG9r')).rejects.toMatchObject({ code: 'upstream_failed' });
  const gone = createServer((request) => request.socket.destroy()).listen(0, '127.0.0.1');
  await new Promise((resolve) => gone.once('listening', resolve));
  onTestFinished(() => void gone.close());
  await expect(recognise(`http://127.0.0.1:${(gone.address() as AddressInfo).port}`, 'dG9r')).rejects.toMatchObject({
    code: 'upstream_unavailable',
  });
});
