import fc from 'fast-check';
import { expect } from 'vitest';
import { type Conversation, dropConversation, type Model, mergeConversations, standing } from './model.ts';
import { attempt, number, pick, type Real, type Refusal, type Step, seconds, sorted, step } from './step.ts';

const notFound: Refusal = [404, 'not_found'];
const gone = (conversation: Conversation): Refusal | undefined => (conversation.gone ? notFound : undefined);

interface Shown {
  readonly [field: string]: unknown;
}

const idsIn = (list: unknown, key: string) =>
  sorted(((list as Record<string, readonly { id: string }[]>)?.[key] ?? []).map(({ id }) => id));

/** What an answer shows of a conversation, with its parts where it has them, against what the model knows of it. */
export function expectConversation(model: Model, shown: Shown | undefined, conversation: Conversation): void {
  const { id, state, read, snoozed_until, waiting_since, admin, people, tags, parts } = conversation;
  const ticket = conversation.isTicket && model.tickets.some((one) => one.id === id && !one.gone) ? { id } : null;
  expect(shown).toMatchObject({ id, state, open: state !== 'closed', read, snoozed_until, waiting_since });
  expect(shown).toMatchObject({ admin_assignee_id: Number(admin ?? 0), statistics: { count_conversation_parts: parts }, ticket });
  expect(idsIn(shown?.['contacts'], 'contacts')).toEqual(sorted(people));
  expect(idsIn(shown?.['tags'], 'tags')).toEqual(sorted(tags));
  const trackers = standing(model.tickets).filter(({ linked }) => linked.has(id));
  expect(idsIn(shown?.['linked_objects'], 'data')).toEqual(sorted(trackers.map((tracker) => tracker.id)));
}

async function expectAsKnown(model: Model, { intercom }: Real, conversation: Conversation): Promise<void> {
  const shown = await attempt(intercom.conversations.get({ conversation_id: conversation.id }), gone(conversation));
  if (shown) expectConversation(model, shown, conversation);
}

/** Mostly one that goes on: what becomes of one that was merged away is nowhere said. */
const one = (model: Model, of: number) => {
  const going = model.conversations.filter(({ merged }) => !merged);
  return pick(going, of);
};
const any = (model: Model) => model.conversations.some(({ merged }) => !merged);
const of = number;

type Manage = Parameters<Real['intercom']['conversations']['manage']>[0];

/** A teammate closes, opens, snoozes or assigns, which leaves a part. */
const managing = (name: string, input: (real: Real) => object, become: (conversation: Conversation, real: Real) => void) =>
  step<{ of: number }>(
    name,
    { of },
    async (model, real, { of: which }) => {
      const conversation = one(model, which);
      const call = { conversation_id: conversation.id, admin_id: real.admin, ...input(real) } as Manage;
      const shown = await attempt(real.intercom.conversations.manage(call), gone(conversation));
      if (!shown) return;
      become(conversation, real);
      conversation.parts += 1;
      expectConversation(model, shown, conversation);
    },
    any,
  );

/** Longer than any sequence: what happens when it is over is nowhere said. */
const long = 10 * 365 * 86_400;

export const conversationSteps: fc.Arbitrary<Step>[] = [
  step('begin a conversation', { person: number }, async (model, real, { person }) => {
    const who = pick(model.people, person);
    const call = real.intercom.conversations.create({ from: { type: 'contact', id: who.id }, body: 'Where is my parcel?' });
    const message = await attempt(call, who.fate === 'live' ? undefined : notFound);
    if (!message) return;
    expect(message).toMatchObject({ type: 'user_message', message_type: 'inapp', body: 'Where is my parcel?' });
    const conversation: Conversation = {
      id: String(message.conversation_id),
      state: 'open',
      read: false,
      snoozed_until: null,
      waiting_since: seconds(real),
      admin: null,
      people: new Set([who.id]),
      tags: new Set(),
      parts: 0,
      gone: false,
      merged: false,
      isTicket: false,
    };
    model.conversations.push(conversation);
    await expectAsKnown(model, real, conversation);
  }),
  step(
    'a teammate writes',
    { of, message_type: fc.constantFrom('comment' as const, 'note' as const) },
    async (model, real, { of: which, message_type }) => {
      const conversation = one(model, which);
      const input = {
        conversation_id: conversation.id,
        message_type,
        type: 'admin' as const,
        admin_id: real.admin,
        body: 'It is on its way.',
      };
      const shown = await attempt(real.intercom.conversations.reply(input), gone(conversation));
      if (!shown) return;
      if (message_type === 'comment') conversation.waiting_since = null;
      conversation.parts += 1;
      expectConversation(model, shown, conversation);
    },
    any,
  ),
  step(
    'a contact writes',
    { of, person: number },
    async (model, real, { of: which, person }) => {
      const conversation = one(model, which);
      const taking = model.people.filter(({ id }) => conversation.people.has(id));
      const who = person < 5 && taking.length > 0 ? pick(taking, person) : pick(model.people, person);
      const refusal = (): Refusal | undefined => {
        if (who.fate !== 'live' || conversation.gone) return notFound;
        return conversation.people.has(who.id) ? undefined : [403, 'forbidden'];
      };
      const input = {
        conversation_id: conversation.id,
        message_type: 'comment' as const,
        type: 'user' as const,
        intercom_user_id: who.id,
        body: 'And now?',
      };
      const shown = await attempt(real.intercom.conversations.reply(input), refusal());
      if (!shown) return;
      Object.assign(conversation, { state: 'open', read: false, snoozed_until: null });
      conversation.waiting_since ??= seconds(real);
      conversation.parts += 1;
      expectConversation(model, shown, conversation);
    },
    any,
  ),
  managing(
    'close a conversation',
    () => ({ message_type: 'close', type: 'admin' }),
    // Whoever closes it has read it.
    (conversation) => Object.assign(conversation, { state: 'closed', read: true, snoozed_until: null, waiting_since: null }),
  ),
  managing(
    'open a conversation',
    () => ({ message_type: 'open' }),
    (conversation) => Object.assign(conversation, { state: 'open', snoozed_until: null }),
  ),
  managing(
    'snooze a conversation',
    (real) => ({ message_type: 'snoozed', snoozed_until: seconds(real) + long }),
    (conversation, real) => Object.assign(conversation, { state: 'snoozed', snoozed_until: seconds(real) + long }),
  ),
  managing(
    'assign a conversation',
    ({ admin }) => ({ message_type: 'assignment', type: 'admin', assignee_id: admin }),
    (conversation, { admin }) => Object.assign(conversation, { admin }),
  ),
  managing(
    'assign a conversation to nobody',
    () => ({ message_type: 'assignment', type: 'admin', assignee_id: '0' }),
    (conversation) => Object.assign(conversation, { admin: null }),
  ),
  step(
    'read a conversation',
    { of, read: fc.boolean() },
    async (model, { intercom }, { of: which, read }) => {
      const conversation = one(model, which);
      const shown = await attempt(intercom.conversations.update({ conversation_id: conversation.id, read }), gone(conversation));
      if (!shown) return;
      conversation.read = read;
      expectConversation(model, shown, conversation);
    },
    any,
  ),
  step(
    'get a conversation',
    { of },
    async (model, real, { of: which }) => expectAsKnown(model, real, pick(model.conversations, which)),
    ({ conversations }) => conversations.length > 0,
  ),
  step(
    'tag a conversation',
    { of, tag: number },
    async (model, real, { of: which, tag: named }) => {
      const [conversation, tag] = [one(model, which), pick(model.tags, named)];
      const refusal: Refusal | undefined = gone(conversation) ?? (tag.gone ? [404, 'tag_not_found'] : undefined);
      const input = { conversation_id: conversation.id, id: tag.id, admin_id: real.admin };
      const shown = await attempt(real.intercom.conversation_tags.attach(input), refusal);
      if (!shown) return;
      expect(shown).toMatchObject({ id: tag.id, applied_at: seconds(real), applied_by: { id: real.admin } });
      if (!conversation.tags.has(tag.id)) conversation.parts += 1;
      conversation.tags.add(tag.id);
      await expectAsKnown(model, real, conversation);
    },
    any,
  ),
  step(
    'untag a conversation',
    { of, tag: number },
    async (model, real, { of: which, tag: named }) => {
      const [conversation, tag] = [one(model, which), pick(model.tags, named)];
      const refusal: Refusal | undefined = gone(conversation) ?? (conversation.tags.has(tag.id) ? undefined : [404, 'tag_not_found']);
      const input = { conversation_id: conversation.id, tag_id: tag.id, admin_id: real.admin };
      const shown = await attempt(real.intercom.conversation_tags.detach(input), refusal);
      if (!shown) return;
      expect(shown).toMatchObject({ id: tag.id, applied_at: null, applied_by: null });
      conversation.tags.delete(tag.id);
      conversation.parts += 1;
      await expectAsKnown(model, real, conversation);
    },
    any,
  ),
  step(
    'add somebody to a conversation',
    { of, person: number },
    async (model, real, { of: which, person }) => {
      const [conversation, who] = [one(model, which), pick(model.people, person)];
      const refusal = gone(conversation) ?? (who.fate === 'live' ? undefined : notFound);
      const input = { conversation_id: conversation.id, customer: { intercom_user_id: who.id }, admin_id: real.admin };
      const shown = await attempt(real.intercom.conversation_contacts.attach(input), refusal);
      if (!shown) return;
      if (!conversation.people.has(who.id)) conversation.parts += 1;
      conversation.people.add(who.id);
      await expectAsKnown(model, real, conversation);
    },
    any,
  ),
  step(
    'take somebody out of a conversation',
    { of, person: number },
    async (model, real, { of: which, person }) => {
      const conversation = one(model, which);
      const taking = [...conversation.people];
      const id = person < 5 ? pick(taking, person) : pick(model.people, person).id;
      const refusal = (): Refusal | undefined => {
        if (conversation.gone || !conversation.people.has(id)) return notFound;
        return conversation.people.size === 1 ? [422, 'parameter_invalid'] : undefined;
      };
      const call = real.intercom.conversation_contacts.detach({ conversation_id: conversation.id, contact_id: id, admin_id: real.admin });
      if (!(await attempt(call, refusal()))) return;
      conversation.people.delete(id);
      conversation.parts += 1;
      await expectAsKnown(model, real, conversation);
    },
    any,
  ),
  step(
    'merge conversations',
    { of, into: number },
    async (model, real, { of: which, into: other }) => {
      const [from, into] = [pick(model.conversations, which), one(model, other)];
      const refusal = (): Refusal | undefined => {
        if (from.gone) return notFound;
        return from === into || into.gone || from.merged ? [422, 'merge_failed'] : undefined;
      };
      const input = { id: from.id, merge_into_conversation_id: Number(into.id) };
      const shown = await attempt(real.intercom.conversations.merge(input), refusal());
      if (!shown) return;
      mergeConversations(from, into);
      expectConversation(model, shown, into);
      await expectAsKnown(model, real, from);
    },
    any,
  ),
  step(
    'delete a conversation',
    { of },
    async (model, real, { of: which }) => {
      const conversation = pick(model.conversations, which);
      if (await attempt(real.intercom.conversations.delete({ conversation_id: conversation.id }), gone(conversation))) {
        dropConversation(model, conversation);
      }
      await expectAsKnown(model, real, conversation);
    },
    ({ conversations }) => conversations.length > 0,
  ),
  step('list what was deleted', { per_page: fc.integer({ min: 1, max: 3 }) }, async (model, { intercom }, { per_page }) => {
    const listed: string[] = [];
    for await (const row of intercom.deleted_conversations.list({ per_page })) listed.push(String(row.id));
    expect(listed.sort()).toEqual(sorted(model.conversations.filter((each) => each.gone).map(({ id }) => id)));
  }),
];
