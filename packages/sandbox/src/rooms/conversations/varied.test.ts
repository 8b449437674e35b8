import { expect, test } from 'vitest';
import { createCaller, rows } from '../../testing/caller.ts';

/** The conversations that are not drawn, whole. */
async function varied(version = '2.16') {
  const caller = createCaller();
  const find = (field: string, operator: string, value: unknown) =>
    caller.send('POST', '/conversations/search', { query: { field, operator, value }, pagination: { per_page: 150 } });
  const all = rows((await find('created_at', '>', 0)).body['conversations']).filter(({ id }) => Number(id) < 215_474_207_000_000);
  const whole = await Promise.all(all.map(({ id }) => caller.get(`/conversations/${id}`, { 'intercom-version': version })));
  return { caller, find, whole: whole.map(({ body }) => body) };
}

const partsOf = (conversation: { readonly [key: string]: unknown }) =>
  rows((conversation['conversation_parts'] as { conversation_parts: never }).conversation_parts);

test('some are begun by teammates and by the bot; the first answer of a contact is then a part [2.16 description, conversation_source]', async () => {
  const { whole, find } = await varied();
  const begun = whole.map(({ source, first_contact_reply, statistics }) => [
    source?.['delivered_as'],
    source?.['author']?.['type'],
    first_contact_reply?.['created_at'] ?? null,
    statistics?.['first_contact_reply_at'] ?? null,
  ]);
  expect(
    begun
      .filter(([delivered]) => String(delivered) !== 'customer_initiated')
      .map(([, author]) => String(author))
      .sort(),
  ).toEqual(['admin', 'admin', 'bot']);
  for (const [, , reply, statistic] of begun) expect(reply).toEqual(statistic);
  expect(begun.filter(([, , reply]) => reply === null)).toHaveLength(1);
  const found = await find('source.delivered_as', '=', 'operator_initiated');
  expect(found.body['total_count']).toBe(1);
});

test('the bot writes and acts, and says from 2.14 on whether the words are of the AI agent [2.16 description, conversation_part_author]', async () => {
  const { whole } = await varied();
  const bots = whole.flatMap(partsOf).filter(({ author }) => (author as { type?: string }).type === 'bot');
  const kinds = new Set(bots.map(({ part_type }) => String(part_type)));
  for (const kind of ['comment', 'assignment', 'close', 'conversation_attribute_updated_by_workflow', 'operator_workflow_event']) {
    expect(kinds).toContain(kind);
  }
  expect(bots.filter(({ author }) => (author as { is_ai_answer?: boolean }).is_ai_answer)).toHaveLength(2);
  const earlier = (await varied('2.13')).whole.flatMap(partsOf);
  for (const { author } of earlier) expect(author).not.toHaveProperty('from_ai_agent');
});

test('what the AI agent did is told, and searched [2.16 description, ai_agent]', async () => {
  const { whole, find } = await varied();
  const agents = whole.flatMap(({ ai_agent, ai_agent_participated }) => (ai_agent_participated ? [ai_agent] : []));
  expect(agents.map((agent) => agent?.['resolution_state'] ?? null)).toEqual(
    expect.arrayContaining(['confirmed_resolution', 'escalated', null]),
  );
  for (const field of ['ai_agent_participated', 'ai_agent.resolution_state', 'ai_agent.rating'] as const) {
    const value = { ai_agent_participated: true, 'ai_agent.resolution_state': 'escalated', 'ai_agent.rating': 5 }[field];
    expect((await find(field, '=', value)).body['total_count'], field).toBe(field === 'ai_agent_participated' ? 3 : 1);
  }
});

test('mails have files, headers and the markup of the programs that wrote them [2.16 description, part_attachment, email_message_metadata]', async () => {
  const { whole } = await varied();
  const mails = whole.filter(
    ({ source }) => String(source?.['type']) === 'email' && String(source?.['delivered_as']) === 'customer_initiated',
  );
  expect(mails).toHaveLength(4);
  for (const mail of mails) {
    const [answer, file] = partsOf(mail);
    expect(answer?.['email_message_metadata']).toMatchObject({ email_address_headers: [{ type: 'from' }, { type: 'to' }] });
    expect(file?.['attachments']).toMatchObject([{ type: 'upload', content_type: 'image/png', width: 1440 }]);
  }
  expect(mails.flatMap(({ source }) => rows(source?.['attachments']))).toHaveLength(4);
  const bodies = mails.map(({ source }) => String(source?.['body'])).join('');
  for (const sign of ['MsoNormal', 'gmail_quote', 'blockquote type="cite"', '<table', '<pre>']) expect(bodies).toContain(sign);
});

test('the files of a first message go with its words when it is redacted', async () => {
  const { caller, whole } = await varied();
  const mail = whole.find(({ source }) => rows(source?.['attachments']).length > 1);
  const redact = { type: 'source', conversation_id: mail?.['id'], source_id: mail?.['source']?.['id'] };
  const { body } = await caller.send('POST', '/conversations/redact', redact);
  expect(body['source']).toMatchObject({ attachments: [], redacted: true });
});
