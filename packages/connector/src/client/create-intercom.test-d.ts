/** What must and must not compile. The type check reads this file; nothing runs it. */
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

  // @ts-expect-error an id is text, although the audit names it, too
  await intercom.contacts.get({ contact_id: { nonsense: true } });
  // @ts-expect-error the id of the contact is missing
  await intercom.contacts.get({});
  // @ts-expect-error there is no such field
  await intercom.contacts.list({ perpage: 3 });
  // @ts-expect-error there is no such operator
  await intercom.contacts.search({ query: { field: 'email', operator: 'LIKE', value: 'x' } });
  // @ts-expect-error one contact is no list
  for await (const _ of intercom.contacts.get({ contact_id: '1' })) break;
}
