import fc from 'fast-check';
import { expect } from 'vitest';
import { type Conversation, inTheWay, live, type Model, standing, type Ticket } from './model.ts';
import { newPerson } from './people.ts';
import { attempt, number, pick, type Real, type Refusal, type Step, seconds, sorted, step } from './step.ts';

const notFound: Refusal = [404, 'ticket_not_found'];
const gone = (ticket: Ticket): Refusal | undefined => (ticket.gone ? notFound : undefined);
const typeOf = (model: Model, ticket: Ticket) => {
  const type = model.types.find(({ id }) => id === ticket.typeId);
  if (!type) throw new Error(`The model has no ticket type ${ticket.typeId}.`);
  return type;
};

interface Shown {
  readonly [field: string]: unknown;
}

const idsIn = (list: unknown, key: string) =>
  sorted(((list as Record<string, readonly { id: string }[]>)?.[key] ?? []).map(({ id }) => id));

export function expectTicket(shown: Shown | undefined, ticket: Ticket): void {
  const { id, open, stateId, typeId, people, linked } = ticket;
  expect(shown).toMatchObject({ id, open, ticket_state: { id: stateId }, ticket_type: { id: typeId } });
  expect(idsIn(shown?.['contacts'], 'contacts')).toEqual(sorted(people));
  expect(idsIn(shown?.['linked_objects'], 'data')).toEqual(sorted(linked));
}

async function expectAsKnown({ intercom }: Real, ticket: Ticket): Promise<void> {
  const shown = await attempt(intercom.tickets.get({ ticket_id: ticket.id }), gone(ticket));
  if (shown) expectTicket(shown, ticket);
}

const some = ({ tickets }: Model) => tickets.length > 0;
const of = number;

function entered(model: Model, id: string, typeId: string, people: Iterable<string>): Ticket {
  const states = model.types.find((type) => type.id === typeId)?.states ?? [];
  const stateId = states.find(({ category }) => category === 'submitted')?.id ?? '';
  const ticket: Ticket = { id, typeId, stateId, open: true, people: new Set(people), tags: new Set(), linked: new Set(), gone: false };
  model.tickets.push(ticket);
  return ticket;
}

const tracked = (model: Model, { id }: Conversation) => standing(model.tickets).find(({ linked }) => linked.has(id));

export const ticketSteps: fc.Arbitrary<Step>[] = [
  step(
    'create a ticket',
    { type: number, person: number, by: fc.constantFrom('id' as const, 'external_id' as const, 'email' as const) },
    async (model, real, chosen) => {
      const [type, who] = [pick(model.types, chosen.type), pick(model.people, chosen.person)];
      const by = chosen.by !== 'id' && who[chosen.by] !== null ? chosen.by : 'id';
      const found = live(model).find((each) =>
        by === 'email' ? each.email?.toLowerCase() === who.email?.toLowerCase() : each[by] === who[by],
      );
      const contacts = [{ [by]: who[by] }] as Parameters<typeof real.intercom.tickets.create>[0]['contacts'];
      const input = { ticket_type_id: type.id, contacts, ticket_attributes: { _default_title_: 'Lost parcel', ...type.demands } };
      const shown = await attempt(real.intercom.tickets.create(input), found ? undefined : [404, 'not_found']);
      if (shown && found) expectTicket(shown, entered(model, shown.id, type.id, [found.id]));
    },
    // Of an address that only an archived contact has, nothing is said.
    (model, { person, by }) => by !== 'email' || live(model).includes(pick(model.people, person)),
  ),
  step(
    'create a ticket for somebody new',
    { type: number, email: fc.constantFrom('new@three.example', 'newer@three.example') },
    async (model, real, { type: which, email }) => {
      const type = pick(model.types, which);
      const input = { ticket_type_id: type.id, contacts: [{ email }], ticket_attributes: type.demands };
      const shown = await real.intercom.tickets.create(input);
      const id = String(shown.contacts?.contacts?.[0]?.id);
      const known = live(model).find((each) => each.email === email);
      if (!known) model.people.push(newPerson(id, { role: 'lead', email }, real));
      expectTicket(shown, entered(model, shown.id, type.id, [known?.id ?? id]));
    },
    (model, { email }) => inTheWay(model, { email }, 0).every(({ fate }) => fate === 'live'),
  ),
  step(
    'change the state of a ticket',
    { of, state: number },
    async (model, { intercom }, { of: which, state: other }) => {
      const ticket = pick(model.tickets, which);
      const state = pick(
        model.types.flatMap(({ states }) => states),
        other,
      );
      const valid = typeOf(model, ticket).states.some(({ id }) => id === state.id);
      const refusal = (): Refusal | undefined => {
        if (ticket.gone) return notFound;
        if (!valid) return [400, 'ticket_state_id_invalid'];
        return state.id === ticket.stateId ? [400, 'parameter_invalid'] : undefined;
      };
      const shown = await attempt(intercom.tickets.update({ ticket_id: ticket.id, ticket_state_id: state.id }), refusal());
      if (!shown) return;
      Object.assign(ticket, { stateId: state.id, open: state.category !== 'resolved' });
      expectTicket(shown, ticket);
    },
    some,
  ),
  step(
    'close or retitle a ticket',
    { of, open: fc.constantFrom(false, undefined) },
    async (model, { intercom }, { of: which, open }) => {
      const ticket = pick(model.tickets, which);
      const change = open === undefined ? { ticket_attributes: { _default_title_: 'Found parcel' } } : { open };
      const shown = await attempt(intercom.tickets.update({ ticket_id: ticket.id, ...change }), gone(ticket));
      if (!shown) return;
      // One that changes is open again.
      ticket.open = open ?? true;
      expectTicket(shown, ticket);
    },
    some,
  ),
  step(
    'a contact writes to a ticket',
    { of, person: number },
    async (model, real, { of: which, person }) => {
      const [ticket, who] = [pick(model.tickets, which), pick(model.people, person)];
      const refusal = (): Refusal | undefined => {
        if (ticket.gone) return notFound;
        if (who.fate !== 'live') return [404, 'not_found'];
        return typeOf(model, ticket).category === 'Back-office' ? [400, 'parameter_mismatch'] : undefined;
      };
      const input = {
        ticket_id: ticket.id,
        message_type: 'comment' as const,
        type: 'user' as const,
        intercom_user_id: who.id,
        body: 'And now?',
      };
      if (!(await attempt(real.intercom.tickets.reply(input), refusal()))) return;
      ticket.open = true;
      await expectAsKnown(real, ticket);
    },
    some,
  ),
  step('get a ticket', { of }, async (model, real, { of: which }) => expectAsKnown(real, pick(model.tickets, which)), some),
  step(
    'tag a ticket',
    { of, tag: number },
    async (model, real, { of: which, tag: named }) => {
      const [ticket, tag] = [pick(model.tickets, which), pick(model.tags, named)];
      const refusal: Refusal | undefined = gone(ticket) ?? (tag.gone ? [404, 'tag_not_found'] : undefined);
      const shown = await attempt(real.intercom.ticket_tags.attach({ ticket_id: ticket.id, id: tag.id, admin_id: real.admin }), refusal);
      if (!shown) return;
      expect(shown).toMatchObject({ id: tag.id, applied_at: seconds(real), applied_by: { id: real.admin } });
      ticket.tags.add(tag.id);
    },
    some,
  ),
  step(
    'untag a ticket',
    { of, tag: number },
    async (model, real, { of: which, tag: named }) => {
      const [ticket, tag] = [pick(model.tickets, which), pick(model.tags, named)];
      const refusal: Refusal | undefined = gone(ticket) ?? (ticket.tags.has(tag.id) ? undefined : [404, 'tag_not_found']);
      const input = { ticket_id: ticket.id, tag_id: tag.id, admin_id: real.admin };
      if (await attempt(real.intercom.ticket_tags.detach(input), refusal)) ticket.tags.delete(tag.id);
    },
    some,
  ),
  step(
    'delete a ticket',
    { of },
    async (model, real, { of: which }) => {
      const ticket = pick(model.tickets, which);
      if (await attempt(real.intercom.tickets.delete({ ticket_id: ticket.id }), gone(ticket))) ticket.gone = true;
      await expectAsKnown(real, ticket);
    },
    some,
  ),
  step(
    'a conversation becomes a ticket',
    { of, type: number },
    async (model, { intercom }, { of: which, type: kind }) => {
      const conversation = pick(model.conversations, which);
      const type = pick(model.types, kind);
      const refusal = (): Refusal | undefined => {
        if (conversation.gone) return [404, 'not_found'];
        return conversation.isTicket || type.category !== 'Customer' ? [400, 'parameter_invalid'] : undefined;
      };
      const shown = await attempt(intercom.conversations.convert({ conversation_id: conversation.id, ticket_type_id: type.id }), refusal());
      if (!shown) return;
      expect(shown.id).toBe(conversation.id);
      conversation.isTicket = true;
      const ticket = entered(model, conversation.id, type.id, conversation.people);
      ticket.open = conversation.state !== 'closed';
      expectTicket(shown, ticket);
    },
    ({ conversations }, { of: which }) => conversations.length > 0 && !pick(conversations, which).merged,
  ),
  step(
    'link a conversation to a tracker',
    { of, to: number },
    async (model, real, { of: which, to }) => {
      const [ticket, conversation] = [pick(model.tickets, to), pick(model.conversations, which)];
      const tracker = tracked(model, conversation);
      const refusal = (): Refusal | undefined => {
        if (ticket.gone) return notFound;
        if (typeOf(model, ticket).category !== 'Tracker') return [400, 'invalid_ticket_type'];
        if (conversation.gone) return [404, 'conversation_not_found'];
        return tracker && tracker !== ticket ? [400, 'already_linked_to_tracker'] : undefined;
      };
      const input = { ticket_id: ticket.id, conversation_id: conversation.id };
      if (!(await attempt(real.intercom.ticket_conversations.attach(input), refusal()))) return;
      ticket.linked.add(conversation.id);
      await expectAsKnown(real, ticket);
    },
    ({ conversations, tickets }) => conversations.length > 0 && tickets.length > 0,
  ),
  step(
    'unlink a conversation from a tracker',
    { of },
    async (model, real, { of: which }) => {
      const conversation = pick(model.conversations, which);
      const tracker = tracked(model, conversation);
      if (!tracker) return;
      await real.intercom.ticket_conversations.detach({ ticket_id: tracker.id, id: conversation.id });
      tracker.linked.delete(conversation.id);
      await expectAsKnown(real, tracker);
    },
    ({ conversations }) => conversations.length > 0,
  ),
];
