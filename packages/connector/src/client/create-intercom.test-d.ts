/** What must and must not compile. The type check reads this file; nothing runs it. */
import { unknownField } from '../catalogue/unknown-field.ts';
import type { Intercom } from './create-intercom.ts';
import type { IntercomError } from './errors.ts';

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

export async function answersOfTheClient(intercom: Intercom): Promise<unknown> {
  const contact = await intercom.contacts.get({ contact_id: '1' });
  contact.email?.trim();
  // @ts-expect-error there is no such field
  contact.emial;
  // @ts-expect-error what a name stands for has its type
  contact.created_at?.trim();
  const { data } = await intercom.contacts.list();
  // @ts-expect-error nor is there in a row
  data[0]?.emial;
  // @ts-expect-error a field that the catalogue does not name has no type
  unknownField(contact, 'sms_consent').toString();
  return unknownField(contact, 'sms_consent');
}

export function errorsOfTheClient(error: IntercomError): string {
  if (!error.isOurs()) return error.code;
  switch (error.code) {
    case 'input_invalid':
    case 'experimental_off':
    case 'connection_failed':
    case 'deadline_exceeded':
    case 'aborted':
    case 'answer_lost':
    case 'answer_invalid':
    case 'answer_too_large':
    case 'redirect_refused':
    case 'rate_limit_exceeded':
    case 'walk_incomplete':
      return error.code;
    // @ts-expect-error we have no such code
    case 'not_found':
      return '';
    default:
      return error.code satisfies never;
  }
}
