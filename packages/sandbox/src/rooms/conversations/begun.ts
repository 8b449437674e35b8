import type { Call } from '../../parts/call.ts';
import { escapeHtml } from '../../parts/html.ts';
import type { Contact } from '../contacts/room.ts';
import { contactAuthor } from './authors.ts';
import type { Conversation } from './room.ts';

interface First {
  readonly words: string;
  readonly at: number;
  readonly subject?: string;
}

/** A conversation that a contact begins. */
export const begun = (call: Call, contact: Contact, { words, at, subject = '' }: First): Conversation => ({
  id: call.newNumber(215_472_000_000),
  title: null,
  created_at: at,
  updated_at: call.now,
  waiting_since: at,
  snoozed_until: null,
  state: 'open',
  read: false,
  priority: 'none',
  admin_assignee_id: null,
  team_assignee_id: null,
  contact_ids: [contact.id],
  tags: [],
  rating: null,
  source: {
    type: 'conversation',
    id: call.newNumber(403_000_000),
    delivered_as: 'customer_initiated',
    subject,
    // HTML is not understood here.
    body: `<p>${escapeHtml(words)}</p>`,
    author: contactAuthor(contact),
    url: null,
  },
  custom_attributes: {},
  ai_agent_participated: false,
  parts: [],
  company_id: contact.company_ids[0] ?? null,
});
