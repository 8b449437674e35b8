import { expect, test } from 'vitest';
import { createCaller, errorOf, rows, thing } from '../../testing/caller.ts';
import { partSecret } from './secret.ts';

const preview = { 'intercom-version': 'Preview' };

test('a part is changed with a secret of its own, and shows it in Preview alone [facts 11; Preview description, PUT …/conversation_parts/{id}]', async () => {
  const { get, send, sandbox } = createCaller();
  const listed = rows((await get('/conversations')).body['conversations']);
  const address = `/conversations/${listed[0]?.['id']}`;
  const partsOf = async (headers: Record<string, string>) =>
    rows(thing((await get(address, headers)).body['conversation_parts'])['conversation_parts']);
  const id = (await partsOf(preview))[0]?.['id'];
  const put = (body: object) => send('PUT', `${address}/conversation_parts/${id}`, body, preview);
  const told = { send_state: 'sent', info_message: 'Delivered' };
  for (const allowance of [{}, { experimental: true }, { experimental: true, secret: 'another' }, { secret: partSecret }]) {
    expect(errorOf(await put({ ...told, ...allowance }))).toEqual([403, 'forbidden', 'Forbidden request']);
  }
  const allowance = { experimental: true, secret: partSecret };
  expect((await put({ ...told, ...allowance })).body).toMatchObject({ id, external_reply_send_state: 'sent' });
  expect((await put({ seen: true, admin_id: sandbox.admins[0]?.id, ...allowance })).body).toMatchObject({
    seen_state: { admin_seen: true },
  });
  expect((await partsOf(preview))[0]).toMatchObject({ external_reply_send_state: 'sent', seen_state: { admin_seen: true } });
  expect((await partsOf({}))[0]).not.toHaveProperty('seen_state');
});
