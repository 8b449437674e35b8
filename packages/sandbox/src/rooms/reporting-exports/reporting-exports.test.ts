import { expect, test } from 'vitest';
import { createCaller, createTestClock, errorOf, rows } from '../../testing/caller.ts';

const ask = {
  dataset_id: 'conversation',
  attribute_ids: ['conversation.conversation_id', 'conversation.conversation_state'],
  start_time: 1,
  end_time: 1_900_000_000,
};

test('each refusal in the words of the description; five may wait [2.16 description, POST /export/reporting_data/enqueue]', async () => {
  const caller = createCaller();
  const enqueue = (body: object) => caller.send('POST', '/export/reporting_data/enqueue', { ...ask, ...body });
  expect(errorOf(await enqueue({ dataset_id: undefined }))[2]).toBe("'dataset_id' is a required parameter");
  expect(errorOf(await enqueue({ dataset_id: 'imaginary' }))[2]).toBe('imaginary is not a valid dataset_id');
  expect(errorOf(await enqueue({ attribute_ids: 'x' }))[2]).toBe("'attribute_ids' not an array must be of type Array");
  expect(errorOf(await enqueue({ attribute_ids: [] }))[2]).toBe('attribute_ids must contain at least one attribute_id');
  expect(errorOf(await enqueue({ attribute_ids: ['non_existent'] }))[2]).toBe(
    'attribute_ids invalid for conversation dataset: non_existent',
  );
  for (let count = 0; count < 5; count += 1) expect((await enqueue({})).status).toBe(200);
  expect(errorOf(await enqueue({}))).toEqual([
    429,
    'rate_limit_exceeded',
    'Exceeded rate limit of 5 pending reporting dataset export jobs',
  ]);
});

test('conversations that no customer answered are in it from 2.16 on, and were not before [facts 2.1.8]', async () => {
  const clock = createTestClock();
  const caller = createCaller({ clock });
  const admin = Number(caller.sandbox.admins[0]?.id);
  const { id } = (await caller.send('POST', '/contacts', { role: 'lead' })).body;
  const quiet = {
    body: 'Hi',
    from: { type: 'admin', id: admin },
    to: { type: 'lead', id },
    create_conversation_without_contact_reply: true,
  };
  const { conversation_id } = (await caller.send('POST', '/messages', quiet)).body;
  const table = async (version: string) => {
    const { job_identifier: job } = (await caller.send('POST', '/export/reporting_data/enqueue', ask, { 'intercom-version': version }))
      .body;
    clock.advance(5000);
    expect((await caller.get(`/export/reporting_data/${job}?app_id=x&client_id=y`)).body['status']).toBe('complete');
    const headers = { authorization: `Bearer ${caller.token}`, accept: 'application/octet-stream' };
    const answer = await caller.sandbox.fetch(new Request(`http://sandbox.test/download/reporting_data/${job}?app_id=x`, { headers }));
    return await new Response(answer.body?.pipeThrough(new DecompressionStream('gzip'))).text();
  };
  expect(await table('2.16')).toContain(String(conversation_id));
  expect(await table('2.15')).not.toContain(String(conversation_id));
});

test('the ids of attributes name their dataset, as an export wants them [2.16 description, GET /export/reporting_data/get_datasets]', async () => {
  const { get } = createCaller();
  for (const dataset of rows((await get('/export/reporting_data/get_datasets')).body['data'])) {
    for (const attribute of rows(dataset['attributes']))
      expect(String(attribute['qualified_id'])).toBe(`${dataset['id']}.${attribute['id']}`);
  }
});
