import { type Call, type Handler, query } from '../../parts/call.ts';
import { invalid } from '../../server/errors.ts';
import { admins } from '../admins/room.ts';
import { companies } from '../companies/room.ts';
import { contacts } from '../contacts/room.ts';
import { conversations } from '../conversations/room.ts';
import { memberOf, segments } from '../segments/room.ts';
import { tags } from '../tags/room.ts';

const types = ['company', 'conversation', 'user', 'lead'] as const;
const ways: Readonly<Record<string, readonly string[]>> = {
  company: ['segment', 'tag', 'user'],
  conversation: ['admin'],
  user: ['segment', 'tag'],
  lead: ['segment', 'tag'],
};

/** Totals of everything, of one type, or of one type by something. */
export const get: Handler = (call) => {
  const type = query(call, 'type');
  const by = query(call, 'count');
  if (type === undefined) return { type: 'count', ...totals(call) };
  if (!types.some((one) => one === type)) throw invalid("Type isn't an option", 'type');
  if (by !== undefined && !ways[type]?.includes(by)) throw invalid("Count isn't an option", 'count');
  return { type: 'count', [type]: type === 'conversation' ? conversationCounts(call, by) : counted(call, type, by) };
};

const peopleOf = ({ world }: Call, role: string) =>
  world
    .of(contacts)
    .listed()
    .filter((contact) => contact.role === role);

const totals = (call: Call) => ({
  company: { count: call.world.of(companies).listed().length },
  segment: { count: call.world.of(segments).listed().length },
  tag: { count: call.world.of(tags).listed().length },
  user: { count: peopleOf(call, 'user').length },
  lead: { count: peopleOf(call, 'lead').length },
});

function conversationCounts({ world }: Call, by: string | undefined): object {
  const all = world.of(conversations).listed();
  const open = all.filter(({ state }) => state !== 'closed');
  if (by === undefined) {
    const assigned = open.filter(
      ({ admin_assignee_id, team_assignee_id }) => admin_assignee_id !== null || team_assignee_id !== null,
    ).length;
    return { open: open.length, closed: all.length - open.length, unassigned: open.length - assigned, assigned };
  }
  const of = (id: string, some: typeof all) => some.filter(({ admin_assignee_id }) => admin_assignee_id === id).length;
  return {
    admin: world
      .of(admins)
      .listed()
      .map(({ id, name }) => ({ id, name, open: of(id, open), closed: of(id, all) - of(id, open) })),
  };
}

function counted(call: Call, type: string, by: string | undefined): object {
  const { world } = call;
  const people = type === 'company' ? [] : peopleOf(call, type);
  const organisations = type === 'company' ? world.of(companies).listed() : [];
  if (by === undefined) return { count: people.length + organisations.length };
  if (by === 'user') {
    const users = peopleOf(call, 'user');
    return {
      user: organisations.map(({ id, name }) => ({ [name ?? id]: users.filter(({ company_ids }) => company_ids.includes(id)).length })),
    };
  }
  if (by === 'tag') {
    const tagged: readonly { tag_ids: readonly string[] }[] = [...people, ...organisations];
    return {
      tag: world
        .of(tags)
        .listed()
        .map(({ id, name }) => ({ [name]: tagged.filter(({ tag_ids }) => tag_ids.includes(id)).length })),
    };
  }
  return {
    segment: world
      .of(segments)
      .listed()
      .map((segment) => ({
        [segment.name]:
          people.filter(memberOf(segment, call.now)).length +
          organisations.filter(({ segment_ids }) => segment_ids.includes(segment.id)).length,
      })),
  };
}
