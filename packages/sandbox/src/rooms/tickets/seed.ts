import type { Seeding } from '../../parts/room.ts';
import { admins } from '../admins/room.ts';
import { contacts } from '../contacts/room.ts';
import { adminAuthor, contactAuthor } from '../conversations/authors.ts';
import { type Conversation, conversations } from '../conversations/room.ts';
import { ticketStates } from '../ticket-states/room.ts';
import { ticketTypes } from '../ticket-types/room.ts';
import type { Ticket } from './room.ts';

const day = 86_400;

const troubles: Readonly<Record<string, readonly (readonly [title: string, description: string])[]>> = {
  '1234': [
    ['Login fails', 'The page stays white after the password.'],
    ['Export is empty', 'The file has a head and no rows.'],
  ],
  '1235': [['Disk is filling up', 'Logs grow by a gigabyte a day.']],
  '1236': [
    ['Refund for order 1001', 'The parcel never came.'],
    ['Charged twice', 'Two charges on one day.'],
  ],
  '1237': [['Payments are down', 'Cards are refused since nine.']],
  '1238': [['Rude answer', 'I was told to read the manual.']],
};

/** The first trackers gather a conversation each. */
function gathered(reports: readonly Conversation[], trackerId: string): string[] {
  for (const report of reports) report.tracker_id = trackerId;
  return reports.map(({ id }) => id);
}

/** One for every tenth contact. */
export function seedTickets({ random, now, rowsOf }: Seeding): Ticket[] {
  const types = rowsOf(ticketTypes);
  const states = rowsOf(ticketStates).filter(({ of_types }) => of_types === null);
  const people = rowsOf(contacts).filter(({ role, archived, merged_into }) => role === 'user' && !archived && merged_into === null);
  const staff = rowsOf(admins).filter((admin) => !admin.bot);
  const count = Math.max(types.length * 2, Math.floor(people.length / 10));
  const reports = rowsOf(conversations).slice(-3);
  return Array.from({ length: count }, (_, index): Ticket => {
    const type = types[index % types.length] as (typeof types)[number];
    const contact = random.pick(people);
    const admin = random.pick(staff);
    const state = random.pick(states);
    const [title, description] = random.pick(troubles[type.id] ?? [['Question', 'How does it work?']]);
    const created_at = now - random.int(1, 120) * day - random.int(0, day);
    const answered = random.chance(0.6);
    const updated_at = Math.min(now, created_at + (answered ? random.int(600, 2 * day) : 0));
    const by = { ticket_state: state.category, previous_ticket_state: 'submitted' };
    return {
      id: String(634_000 + index),
      ticket_id: String(40 + index),
      ticket_type_id: type.id,
      ticket_state_id: state.id,
      ticket_attributes: {
        _default_title_: title,
        _default_description_: description,
        ...(type.id === '1236' ? { Order: String(1001 + index) } : {}),
      },
      contact_ids: [contact.id],
      company_id: contact.company_ids[0] ?? null,
      admin_assignee_id: answered ? admin.id : null,
      team_assignee_id: null,
      open: state.category !== 'resolved',
      snoozed_until: null,
      is_shared: type.category === 'Customer',
      created_at,
      updated_at,
      tags: index % 4 === 0 ? [{ tag_id: '14928912', applied_at: updated_at, admin_id: admin.id }] : [],
      linked_ids: type.category === 'Tracker' ? gathered(reports.splice(0, 1), String(634_000 + index)) : [],
      parts: [
        {
          id: String(500_000 + index * 3),
          part_type: 'ticket_state_updated_by_admin',
          body: null,
          created_at,
          author: adminAuthor(admin),
          attachments: [],
          ...by,
        },
        ...(answered && type.category === 'Customer'
          ? ([
              {
                id: String(500_001 + index * 3),
                part_type: 'comment',
                body: '<p>We are looking into it.</p>',
                created_at: updated_at,
                author: adminAuthor(admin),
                attachments: [],
              },
              {
                id: String(500_002 + index * 3),
                part_type: 'comment',
                body: '<p>Thank you!</p>',
                created_at: updated_at,
                author: contactAuthor(contact),
                attachments: [],
              },
            ] as const)
          : []),
      ],
    };
  });
}
