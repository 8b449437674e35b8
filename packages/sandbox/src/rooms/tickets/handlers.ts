import { booleanOf, type Call, type Handler, idOf, secondsOf } from '../../parts/call.ts';
import type { Change } from '../../parts/collection.ts';
import { rowOf, searchPage } from '../../parts/handlers.ts';
import { ApiError, invalid, missing, notFound } from '../../server/errors.ts';
import { admins } from '../admins/room.ts';
import { adminAuthor } from '../conversations/authors.ts';
import { readPart, readSpeaker } from '../conversations/reply.ts';
import { conversations } from '../conversations/room.ts';
import { type Job, jobShape, jobs } from '../jobs/room.ts';
import { isStateOf, ticketStates } from '../ticket-states/room.ts';
import { attributesOf } from '../ticket-type-attributes/room.ts';
import { type TicketType, ticketTypes } from '../ticket-types/room.ts';
import { readAssignee, readAttributes, readCompany, readPeople, readState, readType } from './fields.ts';
import { nextTicketNumber, type Ticket, type TicketPart, ticketNotFound, tickets } from './room.ts';
import { ticketSearchable } from './search-fields.ts';
import { ticketPartShape, ticketShape } from './shape.ts';

export { tickets as room } from './room.ts';

const named = (call: Call): Ticket => rowOf(call, tickets, 'ticket_id', ticketNotFound);

const typeOf = (call: Call, ticket: Ticket): TicketType => {
  const type = call.world.of(ticketTypes).get(ticket.ticket_type_id);
  if (!type) throw notFound();
  return type;
};

export const get: Handler = (call) => ticketShape(named(call), call);

export const search: Handler = (call) => {
  const page = searchPage(call, tickets, ticketSearchable(call), { standard: 20, max: 150 });
  return {
    type: 'ticket.list',
    pages: page.pages,
    total_count: page.total_count,
    tickets: page.rows.map((ticket) => ticketShape(ticket, call)),
  };
};

/** Who acts: the teammate that is named, otherwise the bot of the workspace. */
function actor({ body, world }: Call) {
  const id = idOf(body['admin_id']);
  const admin =
    id === undefined
      ? world
          .of(admins)
          .all()
          .find(({ bot }) => bot)
      : world.of(admins).get(id);
  if (!admin) throw notFound('Admin not found', 'admin_not_found');
  return adminAuthor(admin);
}

function made(call: Call): { ticket: Ticket; changes: Change[] } {
  const { body, now, world } = call;
  const type = readType(call);
  const people = readPeople(call);
  const ticket_attributes = readAttributes(world, type, body['ticket_attributes'], true);
  const assignment = (body['assignment'] ?? {}) as Record<string, unknown>;
  const at = secondsOf(body, 'created_at') ?? now;
  if (at > now) throw invalid('created_at must not be in the future', 'created_at');
  const linked = idOf(body['conversation_to_link_id']);
  const conversation = linked === undefined ? undefined : world.of(conversations).get(linked);
  if (linked !== undefined && !conversation) throw notFound('Conversation not found', 'conversation_not_found');
  const ticket: Ticket = {
    id: call.newNumber(700_000),
    ticket_id: nextTicketNumber(world),
    ticket_type_id: type.id,
    ticket_state_id: '8269',
    ticket_attributes,
    contact_ids: people.ids,
    company_id: readCompany(call) ?? null,
    admin_assignee_id: null,
    team_assignee_id: null,
    open: true,
    snoozed_until: null,
    is_shared: type.category === 'Customer',
    created_at: at,
    updated_at: now,
    tags: [],
    linked_ids: conversation && type.category === 'Tracker' ? [conversation.id] : [],
    parts: [
      {
        id: call.newNumber(45_000_000_000),
        part_type: 'ticket_state_updated_by_admin',
        body: null,
        created_at: at,
        author: actor(call),
        attachments: [],
        ticket_state: 'submitted',
        previous_ticket_state: 'submitted',
      },
    ],
    ...(assignment['admin_assignee_id'] === undefined ? {} : readAssignee(world, assignment['admin_assignee_id'])),
    ...(assignment['team_assignee_id'] === undefined ? {} : readAssignee(world, assignment['team_assignee_id'])),
  };
  const link = conversation && type.category === 'Tracker' ? [conversations.set(conversation.id, { tracker_id: ticket.id })] : [];
  return { ticket, changes: [...people.made, tickets.put(ticket), ...link] };
}

export const create: Handler = (call) => {
  const { ticket, changes } = made(call);
  call.commit({ ticket: ticket.id }, changes);
  return ticketShape(ticket, call);
};

/** The ticket is made at once here; that it is, the job tells some seconds later, as Intercom's do. */
export const enqueue: Handler = (call) => {
  const { ticket, changes } = made(call);
  const job: Job = { id: call.newNumber(20), resource_type: 'ticket', resource_id: ticket.id, done_at: call.nowMs + 2000 };
  call.commit({ job: job.id, ticket: ticket.id }, [...changes, jobs.put(job)]);
  return jobShape(job, call);
};

/**
 * Up to 2.11 a ticket was given a state by its category, and the teammates in `assignment` [references/2.11, update a ticket; 2.12's changelog:
 * custom states].
 */
function asNow(call: Call): Readonly<Record<string, unknown>> {
  const { state, assignment, ...body } = call.body;
  if (call.version.minor > 11) return call.body;
  const type = typeOf(call, named(call));
  const wanted = call.world
    .of(ticketStates)
    .all()
    .find((one) => one.category === state && isStateOf(one, type.id));
  if (state !== undefined && state !== null && (!wanted || state === 'submitted')) throw invalid("State isn't an option", 'state');
  return {
    ...body,
    ...(assignment as object | undefined),
    ...(wanted === undefined ? {} : { ticket_state_id: wanted.id }),
  };
}

/** Each change leaves a part. A closed ticket that changes is open again. */
export const update: Handler = (asked) => {
  const call = { ...asked, body: asNow(asked) };
  const { body, now, world } = call;
  const ticket = named(call);
  const type = typeOf(call, ticket);
  const author = actor(call);
  const parts: TicketPart[] = [];
  const add = (part: Pick<TicketPart, 'part_type'> & Partial<TicketPart>) =>
    parts.push({ id: call.newNumber(45_000_000_000), body: null, created_at: now, author, attachments: [], ...part });
  const open = booleanOf(body, 'open');
  const snoozed = secondsOf(body, 'snoozed_until');
  if (typeof snoozed === 'number' && snoozed <= now) throw invalid('snoozed_until must be in the future', 'snoozed_until');
  let changed: Ticket = { ...ticket, updated_at: now, open: open ?? true, ...(snoozed === undefined ? {} : { snoozed_until: snoozed }) };
  if (body['ticket_attributes'] !== undefined) {
    const values = readAttributes(world, type, body['ticket_attributes'], false);
    changed = { ...changed, ticket_attributes: { ...ticket.ticket_attributes, ...values } };
    for (const [name, value] of Object.entries(values)) {
      const id = attributesOf(world, type.id).find((attribute) => attribute.name === name)?.id;
      const data = {
        attribute: { type: 'attribute', id, label: name },
        value: { type: 'value', id: String(value ?? ''), label: String(value ?? '') },
      };
      add({ part_type: 'ticket_attribute_updated_by_admin', updated_attribute_data: data });
    }
  }
  if (body['ticket_state_id'] !== undefined) {
    const state = readState(world, type, body['ticket_state_id']);
    if (state.id === ticket.ticket_state_id) throw invalid('Ticket is already in the same state');
    const before = world.of(ticketStates).get(ticket.ticket_state_id)?.category ?? 'submitted';
    add({ part_type: 'ticket_state_updated_by_admin', ticket_state: state.category, previous_ticket_state: before });
    changed = { ...changed, ticket_state_id: state.id, open: open ?? state.category !== 'resolved' };
  }
  if (body['assignee_id'] !== undefined) {
    const to = readAssignee(world, body['assignee_id']);
    changed = { ...changed, ...to };
    const [kind, id] = to.team_assignee_id ? (['team', to.team_assignee_id] as const) : (['admin', to.admin_assignee_id] as const);
    add({ part_type: 'assignment', assigned_to: id ? { type: kind, id } : null });
  }
  const company = readCompany(call);
  const shared = booleanOf(body, 'is_shared');
  changed = {
    ...changed,
    ...(company === undefined ? {} : { company_id: company }),
    is_shared: shared ?? ticket.is_shared,
    parts: [...ticket.parts, ...parts],
  };
  call.commit({ ticket: ticket.id }, [tickets.put(changed)]);
  return ticketShape(changed, call);
};

export const reply: Handler = (call) => {
  const ticket = named(call);
  const speaker = readSpeaker(call);
  if (speaker.contact && typeOf(call, ticket).category === 'Back-office') {
    throw new ApiError(400, 'parameter_mismatch', 'User replies are not allowed on Backoffice tickets');
  }
  const said = readPart(call, speaker);
  const part: TicketPart = {
    id: said.id,
    part_type: said.part_type as TicketPart['part_type'],
    body: said.body,
    created_at: said.created_at,
    author: said.author,
    attachments: said.attachments,
  };
  const opens = speaker.contact ? { open: true, snoozed_until: null } : {};
  call.commit({ ticket: ticket.id, part: part.id }, [
    tickets.put({ ...ticket, ...opens, updated_at: call.now, parts: [...ticket.parts, part] }),
  ]);
  return ticketPartShape(part);
};

const remove: Handler = (call) => {
  const ticket = named(call);
  const linked = ticket.linked_ids.filter((id) => call.world.of(conversations).get(id));
  const became = call.world.of(conversations).get(ticket.id)?.is_ticket;
  call.commit({ ticket: ticket.id }, [
    ...linked.map((id) => conversations.set(id, { tracker_id: null })),
    ...(became ? [conversations.set(ticket.id, { is_ticket: false })] : []),
    tickets.remove(ticket.id),
  ]);
  return { id: ticket.id, object: 'ticket', deleted: true };
};

export { remove as delete };

/** Within its category; fields of the same name and type come along, and what is given overrides them. */
export const change_type: Handler = (call) => {
  const { body, world } = call;
  const ticket = named(call);
  const before = typeOf(call, ticket);
  const type = readType(call);
  if (body['ticket_state_id'] === undefined) throw missing('ticket_state_id');
  if (type.id === before.id) throw invalid('Cannot change to the same ticket type');
  if (type.category !== before.category) throw invalid('The new ticket type must be in the same category as the current type');
  const state = world.of(ticketStates).get(idOf(body['ticket_state_id']) ?? '');
  if (!state || !isStateOf(state, type.id)) throw invalid("Ticket custom state doesn't belong to the new ticket type");
  const given = readAttributes(world, type, body['ticket_attributes'], false);
  const known = (typeId: string) => new Map(attributesOf(world, typeId).map(({ name, data_type }) => [name, data_type]));
  const [from, to] = [known(before.id), known(type.id)];
  const kept = Object.entries(ticket.ticket_attributes).filter(([name]) => to.get(name) !== undefined && to.get(name) === from.get(name));
  const changed: Ticket = {
    ...ticket,
    ticket_type_id: type.id,
    ticket_state_id: state.id,
    ticket_attributes: { ...Object.fromEntries(kept), ...given },
    updated_at: call.now,
  };
  call.commit({ ticket: ticket.id }, [tickets.put(changed)]);
  return ticketShape(changed, call);
};
