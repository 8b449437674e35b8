/** What must and must not compile. The type check reads this file; nothing runs it. */
import * as z from 'zod';
import { operation } from '../catalogue/operation.ts';
import type { Intercom } from './create-intercom.ts';

export async function callsOfTheClient(intercom: Intercom): Promise<void> {
  for await (const contact of intercom.contacts.list({ per_page: 3 })) contact.email?.toLowerCase();
  for await (const segment of intercom.segments.list()) segment.count?.toFixed();
  const page = await intercom.conversations.search({ query: 'refund' });
  page.conversations[0]?.source?.body?.trim();
  (await intercom.admins.me()).app?.id_code.trim();
  await intercom.events.list({ user_id: 'u-1' });

  const reply = { conversation_id: '1', body: 'x' } as const;
  await intercom.conversations.reply({ ...reply, type: 'admin', message_type: 'note', admin_id: '1' });
  await intercom.conversations.reply({ ...reply, type: 'user', message_type: 'comment', email: 'a@b.c' });
  // @ts-expect-error a contact writes no notes
  await intercom.conversations.reply({ ...reply, type: 'user', message_type: 'note', email: 'a@b.c' });
  // @ts-expect-error a teammate is named by admin_id
  await intercom.conversations.reply({ ...reply, type: 'admin', message_type: 'note' });

  // @ts-expect-error the id of the contact is missing
  await intercom.contacts.get({});
  // @ts-expect-error there is no such field
  await intercom.contacts.list({ perpage: 3 });
  // @ts-expect-error there is no such operator
  await intercom.contacts.search({ query: { field: 'email', operator: 'LIKE', value: 'x' } });
  // @ts-expect-error one contact is no list
  for await (const _ of intercom.contacts.get({ contact_id: '1' })) break;
}

const whole = {
  name: 'things.get',
  route: 'GET /things/{thing_id}',
  summary: 'Get a thing',
  description: 'One thing.',
  effect: 'read',
  retry: 'R',
  scope: 'contacts:read',
  permissions: ['read_users'],
  audit: { event: 'thing.read' },
  since: '2.7',
  path: { thing_id: z.string() },
  output: z.object({ id: z.string() }),
  docs: '',
  examples: [{ title: 'One', input: { thing_id: '1' }, output: { id: '1' } }],
} as const;

operation(whole);

const { effect: _effect, ...withoutEffect } = whole;
// @ts-expect-error every operation says what it does
operation(withoutEffect);
const { retry: _retry, ...withoutRetry } = whole;
// @ts-expect-error every operation says what happens when its answer is lost
operation(withoutRetry);
const { audit: _audit, ...withoutAudit } = whole;
// @ts-expect-error every operation is audited
operation(withoutAudit);
const { permissions: _permissions, ...withoutPermissions } = whole;
// @ts-expect-error every operation names Intercom's permission
operation(withoutPermissions);
const { path: _path, ...withoutPath } = whole;
// @ts-expect-error a parameter of the route has a schema
operation(withoutPath);
// @ts-expect-error an example is there
operation({ ...whole, examples: [] });
// @ts-expect-error an example fits its input
operation({ ...whole, examples: [{ title: 'One', input: { thing: '1' }, output: { id: '1' } }] });
// @ts-expect-error a scope is one of the list
operation({ ...whole, scope: 'contacts:admire' });
