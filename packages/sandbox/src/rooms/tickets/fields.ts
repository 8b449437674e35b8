import { type Call, idOf } from '../../parts/call.ts';
import type { Change } from '../../parts/collection.ts';
import type { World } from '../../parts/room.ts';
import { ApiError, invalid, missing, notFound } from '../../server/errors.ts';
import { admins } from '../admins/room.ts';
import { companies } from '../companies/room.ts';
import { newContact } from '../contacts/new-contact.ts';
import { contacts, isLive, userNotFound } from '../contacts/room.ts';
import { teams } from '../teams/room.ts';
import { isStateOf, type TicketState, ticketStates } from '../ticket-states/room.ts';
import { attributesOf } from '../ticket-type-attributes/room.ts';
import { type TicketType, ticketTypes } from '../ticket-types/room.ts';

export function readType({ body, world }: Pick<Call, 'body' | 'world'>): TicketType {
  const id = idOf(body['ticket_type_id']);
  if (id === undefined) throw missing('ticket_type_id');
  const type = world.of(ticketTypes).get(id);
  if (!type || type.archived) throw notFound();
  return type;
}

/** Whom a ticket is for: each by id, external id, or an address, which becomes a lead when nobody has it. */
export function readPeople(call: Call): { ids: string[]; made: Change[] } {
  const { body, world } = call;
  const given = body['contacts'];
  if (!Array.isArray(given) || given.length === 0) throw missing('contacts');
  const people = world.of(contacts);
  const made: Change[] = [];
  const ids = given.map((one: unknown): string => {
    const { id, external_id, email } = (one ?? {}) as Record<string, unknown>;
    const [byId, byOwn] = [idOf(id), idOf(external_id)];
    const address = typeof email === 'string' && email !== '' ? email : undefined;
    const found =
      byId !== undefined ? people.get(byId) : byOwn !== undefined ? people.find('external_id', byOwn) : people.find('email', address ?? '');
    if (found && isLive(found)) return found.id;
    if (address === undefined || byId !== undefined || byOwn !== undefined) throw userNotFound();
    const lead = newContact(call, { role: 'lead', email: address });
    made.push(contacts.put(lead));
    return lead.id;
  });
  return { ids, made };
}

/** Fields that the type has, and for a new ticket all that it demands. */
export function readAttributes(world: World, type: TicketType, given: unknown, isNew: boolean): Readonly<Record<string, unknown>> {
  const values = (given ?? {}) as Record<string, unknown>;
  if (typeof values !== 'object' || Array.isArray(values)) throw invalid('ticket_attributes must be an object', 'ticket_attributes');
  const known = attributesOf(world, type.id).filter(({ archived }) => !archived);
  const extra = Object.keys(values).filter((name) => !known.some((attribute) => attribute.name === name));
  if (extra.length > 0) throw invalid(`Extra attributes provided that are not found on ticket type: ${extra.join(', ')}`);
  if (isNew && known.some(({ name, required_to_create }) => required_to_create && isEmpty(values[name]))) {
    throw invalid('Missing required ticket attributes');
  }
  return values;
}

const isEmpty = (value: unknown) => value === undefined || value === null || value === '';

export function readState(world: World, type: TicketType, value: unknown): TicketState {
  const id = idOf(value);
  const state = id === undefined ? undefined : world.of(ticketStates).get(id);
  if (!state || !isStateOf(state, type.id)) {
    throw new ApiError(400, 'ticket_state_id_invalid', 'Ticket state id is not valid or is not associated with the ticket type');
  }
  return state;
}

export function readCompany({ body, world }: Call): string | null | undefined {
  if (body['company_id'] === undefined) return undefined;
  const id = idOf(body['company_id']);
  if (id === undefined) return null;
  if (!world.of(companies).get(id)) throw notFound('Company Not Found', 'company_not_found');
  return id;
}

/** 0 and null unassign. A team and a teammate cannot have the same id. */
export function readAssignee(world: World, value: unknown): { admin_assignee_id?: string | null; team_assignee_id?: string | null } {
  const id = idOf(value);
  if (id === undefined || id === '0') return { admin_assignee_id: null, team_assignee_id: null };
  if (world.of(admins).get(id)) return { admin_assignee_id: id };
  if (world.of(teams).get(id)) return { team_assignee_id: id };
  throw notFound('Assignee not found', 'assignee_not_found');
}
