import type { Seeding } from '../../parts/room.ts';
import { admins } from '../admins/room.ts';
import { type Contact, contacts } from '../contacts/room.ts';
import { teams } from '../teams/room.ts';
import { type Author, adminAuthor, contactAuthor, isContact } from './authors.ts';
import { mails } from './mails.ts';
import type { AiAgent, Attachment, Conversation, Part, Source } from './room.ts';

const day = 86_400;

type Said = Omit<Part, 'id' | 'created_at' | 'attachments' | 'assigned_to'> & Partial<Pick<Part, 'attachments' | 'assigned_to'>>;

interface Plan {
  readonly source: Omit<Source, 'id' | 'url' | 'author'> & { readonly author?: Author };
  readonly fields?: Partial<Conversation>;
  readonly said: (people: { customer: Author; email: string }) => readonly Said[];
}

const fileOf = ([name, content_type, filesize, width, height]: (typeof mails)[number]['files'][number]): Attachment => ({
  type: 'upload',
  name,
  url: `https://downloads.workspace.example/${encodeURIComponent(name)}`,
  content_type,
  filesize,
  ...(width === undefined || height === undefined ? {} : { width, height }),
});

const answered = (agent: Partial<AiAgent>): Partial<Conversation> => ({
  ai_agent_participated: true,
  ai_agent: {
    source_type: 'workflow',
    source_title: 'Triage',
    last_answer_type: 'ai_answer',
    resolution_state: 'assumed_resolution',
    rating: null,
    rating_remark: null,
    created_at: null,
    updated_at: null,
    content_sources: {
      type: 'content_source.list',
      total_count: 1,
      content_sources: [
        {
          content_type: 'content_snippet',
          url: 'https://app.workspace.example/knowledge/9100',
          title: 'How to reset your password',
          locale: 'en',
        },
      ],
    },
    ...agent,
  },
});

/**
 * What the drawn conversations do not have: begun by teammates and by the bot, answered by it, parts that the workspace itself adds,
 * files, and mails as programs write them. A few of each, the same in every world; their ids are below those of the others.
 */
export function variedConversations({ now, workspace, rowsOf }: Seeding): Conversation[] {
  const staff = rowsOf(admins);
  const [alex, bianca] = staff.map(adminAuthor) as [Author, Author];
  const fin = adminAuthor(staff.find((admin) => admin.bot) ?? (staff[0] as (typeof staff)[number]));
  const ai: Author = { ...fin, from_ai_agent: true, is_ai_answer: true };
  const team = rowsOf(teams)[0]?.id ?? '';
  const workflow = { name: 'Triage' };
  const reachable = rowsOf(contacts).filter((contact) => contact.merged_into === null && contact.name !== null);
  const nothing = { body: null };
  const message = { type: 'conversation', subject: '' } as const;
  const customers = { ...message, delivered_as: 'customer_initiated' };

  const plans: Plan[] = [
    {
      source: {
        ...message,
        delivered_as: 'admin_initiated',
        author: alex,
        body: '<p>You asked for a call back. When does it suit you?</p>',
      },
      said: ({ customer }) => [
        { part_type: 'comment', author: customer, body: '<p>Tomorrow at ten, please.</p>' },
        { part_type: 'comment', author: alex, body: '<p>You will be called at ten.</p>' },
        { ...nothing, part_type: 'close', author: alex },
      ],
    },
    {
      source: {
        type: 'email',
        subject: '<p>Your contract ends soon</p>',
        delivered_as: 'admin_initiated',
        author: bianca,
        body: '<p>Shall we renew it?</p>',
      },
      said: () => [],
    },
    {
      source: { ...message, delivered_as: 'operator_initiated', author: fin, body: '<p>Need a hand with your first import?</p>' },
      said: ({ customer }) => [
        { part_type: 'comment', author: customer, body: '<p>Yes, which columns do you need?</p>' },
        { ...nothing, part_type: 'assignment', author: fin, assigned_to: { type: 'team', id: team } },
      ],
      fields: { team_assignee_id: team },
    },
    {
      source: { ...customers, body: '<p>How do I reset my password?</p>' },
      said: ({ customer }) => [
        { part_type: 'comment', author: ai, body: '<p>Open Settings, then Security, and choose <b>Reset password</b>.</p>' },
        { part_type: 'comment', author: customer, body: '<p>Found it.</p>' },
        { ...nothing, part_type: 'close', author: fin },
      ],
      fields: answered({ resolution_state: 'confirmed_resolution', rating: 5, rating_remark: 'Quick' }),
    },
    {
      source: { ...customers, body: '<p>I was charged twice.</p>' },
      said: ({ customer }) => [
        { part_type: 'comment', author: ai, body: '<p>A second charge is often a reservation that falls away after a few days.</p>' },
        { part_type: 'comment', author: customer, body: '<p>No, both were booked. I want to talk to a person.</p>' },
        {
          ...nothing,
          part_type: 'conversation_attribute_updated_by_workflow',
          author: fin,
          event_details: { workflow, attribute: { name: 'topic' }, value: { name: 'Billing' } },
        },
        { ...nothing, part_type: 'assignment', author: fin, assigned_to: { type: 'admin', id: bianca.id } },
        { part_type: 'comment', author: bianca, body: '<p>You are right, one of them is on its way back to you.</p>' },
        {
          ...nothing,
          part_type: 'conversation_attribute_updated_by_admin',
          author: bianca,
          event_details: { attribute: { name: 'topic' }, value: { name: 'Refund', previous: 'Billing' } },
        },
      ],
      fields: { ...answered({ resolution_state: 'escalated' }), admin_assignee_id: bianca.id, custom_attributes: { topic: 'Refund' } },
    },
    {
      source: { ...customers, body: '<p>Is there a discount for schools?</p>' },
      said: () => [
        {
          ...nothing,
          part_type: 'operator_workflow_event',
          author: fin,
          event_details: { workflow, event: { type: 'wait_finished', result: 'Finished waiting' } },
        },
        { part_type: 'comment', author: { ...fin, from_ai_agent: true }, body: '<p>I pass you on to a colleague.</p>' },
      ],
      fields: answered({
        last_answer_type: null,
        resolution_state: null,
        content_sources: { type: 'content_source.list', total_count: 0, content_sources: [] },
      }),
    },
    ...mails.map(({ subject, body, files }): Plan => {
      const attachments = files.map(fileOf);
      return {
        source: { type: 'email', delivered_as: 'customer_initiated', subject: `<p>${subject}</p>`, body, attachments },
        fields: { title: subject, custom_attributes: attachments.length > 0 ? { 'Has attachments': true } : {} },
        said: ({ customer, email }) => [
          {
            part_type: 'comment',
            author: alex,
            body: '<p>Thank you. Could you send us a screenshot?</p>',
            email_message_metadata: metadata(`Re: ${subject}`, {
              from: [`support@workspace.example`, 'Support'],
              to: [email, customer.name],
            }),
          },
          {
            part_type: 'comment',
            author: customer,
            body: '<div>Here it is.</div><div><br></div><blockquote><p>Could you send us a screenshot?</p></blockquote>',
            attachments: [fileOf(['Screenshot 2026-03-04 at 10.12.44.png', 'image/png', 184_220, 1440, 900])],
            email_message_metadata: metadata(`Re: ${subject}`, { from: [email, customer.name], to: [`support@workspace.example`, null] }),
          },
        ],
      };
    }),
  ];

  return plans.map((plan, index) => make(plan, index));

  function metadata(
    subject: string,
    people: Readonly<Record<'from' | 'to', readonly [string, string | null]>>,
  ): NonNullable<Part['email_message_metadata']> {
    const headers = Object.entries(people).map(([type, [email_address, name]]) => ({ type, email_address, name }));
    return { subject, email_address_headers: headers, message_id: null };
  }

  function make({ source, fields, said }: Plan, index: number): Conversation {
    const created = now - (17 + 23 * index) * day - 4321;
    const known = reachable.filter((contact) => contact.created_at <= created && contact.email !== null);
    const contact = (known[(index * 7) % Math.max(1, known.length)] ?? reachable[0]) as Contact;
    const customer = contactAuthor(contact);
    const parts = said({ customer, email: contact.email ?? '' }).map(
      (part, turn): Part => ({
        attachments: [],
        assigned_to: null,
        ...part,
        id: String(43_000_000_000 + index * 100 + turn),
        created_at: created + (turn + 1) * 1700,
      }),
    );
    const updated = parts.at(-1)?.created_at ?? created;
    const closed = parts.at(-1)?.part_type === 'close';
    const spoken = [
      { author: source.author ?? customer, created_at: created },
      ...parts.filter(({ part_type }) => part_type === 'comment'),
    ];
    const last = spoken.at(-1);
    for (const { author, created_at } of spoken) {
      if (author.type === 'admin') contact.last_contacted_at = Math.max(contact.last_contacted_at ?? 0, created_at);
      if (isContact(author)) contact.last_replied_at = Math.max(contact.last_replied_at ?? 0, created_at);
    }
    return {
      id: String(215_474_206_000_011 + index * 37),
      title: null,
      created_at: created,
      updated_at: updated,
      waiting_since: !closed && last && isContact(last.author) ? last.created_at : null,
      snoozed_until: null,
      state: closed ? 'closed' : 'open',
      read: closed,
      priority: 'none',
      admin_assignee_id: null,
      team_assignee_id: null,
      contact_ids: [contact.id],
      tags: [],
      rating: null,
      source: {
        author: customer,
        ...source,
        id: String(3_652_000_000 + index),
        url: source.type === 'email' ? null : `https://www.workspace.example/?app=${workspace.id_code}`,
      },
      ai_agent_participated: false,
      parts,
      company_id: contact.company_ids[0] ?? null,
      tracker_id: null,
      ...fields,
      custom_attributes: { ...systemAttributes, ...fields?.custom_attributes },
    };
  }
}

/** Keys that live answers always hold. */
export const systemAttributes = {
  'Has attachments': false,
  'SDR Success Counted': false,
  'Imported via standalone': false,
  'Auto-translated': false,
  'Fin AI Agent: Preview': false,
  'Fin awaiting teammate input': false,
  'Fin AI Agent: Image used in reply': false,
  'Copilot used': false,
  'Has QA Notes': false,
  'QA Notes Count': 0,
};
