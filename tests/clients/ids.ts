import type { Row, World } from '../../packages/sandbox/src/parts/room.ts';
import { admins } from '../../packages/sandbox/src/rooms/admins/room.ts';
import { articles } from '../../packages/sandbox/src/rooms/articles/room.ts';
import { collections } from '../../packages/sandbox/src/rooms/collections/room.ts';
import { companies } from '../../packages/sandbox/src/rooms/companies/room.ts';
import { contacts } from '../../packages/sandbox/src/rooms/contacts/room.ts';
import { conversations } from '../../packages/sandbox/src/rooms/conversations/room.ts';
import { dataAttributes } from '../../packages/sandbox/src/rooms/data-attributes/room.ts';
import { events } from '../../packages/sandbox/src/rooms/events/room.ts';
import { helpCenters } from '../../packages/sandbox/src/rooms/help-centers/room.ts';
import { newsItems } from '../../packages/sandbox/src/rooms/news-items/room.ts';
import { newsfeeds } from '../../packages/sandbox/src/rooms/newsfeeds/room.ts';
import { segments } from '../../packages/sandbox/src/rooms/segments/room.ts';
import { subscriptionTypes } from '../../packages/sandbox/src/rooms/subscription-types/room.ts';
import { tags } from '../../packages/sandbox/src/rooms/tags/room.ts';
import { teams } from '../../packages/sandbox/src/rooms/teams/room.ts';
import { ticketTypes } from '../../packages/sandbox/src/rooms/ticket-types/room.ts';
import { tickets } from '../../packages/sandbox/src/rooms/tickets/room.ts';

const nth = <R extends Row>(rows: readonly R[], at: number): R => {
  const row = rows[at];
  if (!row) throw new Error(`The world has no row ${at} of this kind.`);
  return row;
};

import { visitors } from '../../packages/sandbox/src/rooms/visitors/room.ts';

/** Within the 90 days that a list of events reaches back from the test clock. */
const recently = Date.UTC(2026, 1, 1) / 1000;

/** Who and what the requests of the clients name. */
export function idsOf(world: World): ReadonlyMap<string, string> {
  const people = world.of(contacts).listed();
  const users = people.filter(({ role, email, external_id }) => role === 'user' && email && external_id);
  const company = nth(
    world
      .of(companies)
      .listed()
      .filter(({ company_id, name }) => company_id && name),
    0,
  );
  const talks = world
    .of(conversations)
    .listed()
    .filter(({ parts, contact_ids, source }) => source && contact_ids.length === 1 && parts.some(({ body }) => body));
  const conversation = nth(talks, 0);
  const ticket = nth(world.of(tickets).listed(), 0);
  const collection = nth(world.of(collections).listed(), 0);
  const tag = nth(world.of(tags).listed(), 0);
  const outsiders = users.filter(({ id }) => !conversation.contact_ids.includes(id));
  const user = nth(
    outsiders.filter(({ id }) => (world.of(events).get(id)?.events ?? []).some(({ created_at }) => created_at > recently)),
    0,
  );
  const others = outsiders.filter(({ id }) => id !== user.id);
  const values = {
    user: user.id,
    user_external: user.external_id,
    user_email: user.email,
    other_user: nth(others, 0).id,
    third_user: nth(others, 1).id,
    lead: nth(
      people.filter(({ role }) => role === 'lead'),
      0,
    ).id,
    company: company.id,
    company_external: company.company_id,
    company_name: company.name,
    conversation: conversation.id,
    other_conversation: nth(talks, 1).id,
    third_conversation: nth(talks, 2).id,
    participant: conversation.contact_ids[0],
    part: conversation.parts.find(({ body }) => body)?.id,
    admin: nth(world.of(admins).listed(), 0).id,
    other_admin: nth(world.of(admins).listed(), 1).id,
    team: nth(world.of(teams).listed(), 0).id,
    tag: tag.id,
    tag_name: tag.name,
    collection: collection.id,
    article: nth(world.of(articles).listed(), 0).id,
    ticket: ticket.id,
    ticket_type: ticket.ticket_type_id,
    customer_ticket_type: nth(
      world
        .of(ticketTypes)
        .listed()
        .filter(({ category }) => category === 'Customer'),
      0,
    ).id,
    segment: nth(world.of(segments).listed(), 0).id,
    subscription: nth(world.of(subscriptionTypes).listed(), 0).id,
    visitor: nth(world.of(visitors).listed(), 0).id,
    visitor_external: nth(world.of(visitors).listed(), 0).user_id,
    news_item: nth(world.of(newsItems).listed(), 0).id,
    newsfeed: nth(world.of(newsfeeds).listed(), 0).id,
    help_center: nth(world.of(helpCenters).listed(), 0).id,
    attribute: nth(world.of(dataAttributes).listed(), 0).id,
  };
  return new Map(Object.entries(values).map(([name, value]) => [name, String(value)]));
}
