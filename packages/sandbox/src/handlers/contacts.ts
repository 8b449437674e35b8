import { compareValues, cursorPage, decodeCursor, perPage, type SortValue } from '../parts/paging.ts';
import { compileQuery } from '../parts/search.ts';
import { contactSearchable } from '../search-fields.ts';
import { ApiError, invalid, userNotFound } from '../server/errors.ts';
import { contactShape } from '../shapes.ts';
import type { Contact, World } from '../state/world.ts';
import { type Call, type Handler, param, query } from './call.ts';
import { readContactFields, refuseDuplicate } from './contact-fields.ts';

const maxPage = 150;

const placeOf = (contact: Contact) => [contact.created_at * 1000, contact.id] as const;

/** The contact that a path names. A merged one tells who it became (2.16); an archived one is not found. */
export function findContact(call: Call, archivedToo = false): Contact {
  const contact = call.world.contacts.get(param(call, 'contact_id'));
  if (!contact) throw userNotFound();
  if (contact.merged_into !== null) {
    if (call.version.minor < 16) throw userNotFound();
    throw new ApiError(410, 'contact_merged', "This contact has been merged. See the 'Link' header for the canonical contact.", {
      headers: { Link: `</contacts/${contact.merged_into}>; rel="canonical"` },
    });
  }
  if (contact.archived && !archivedToo) throw userNotFound();
  return contact;
}

export const list: Handler = (call) => {
  const page = cursorPage(call.world.liveContacts, {
    perPage: perPage(query(call, 'per_page'), 10, maxPage),
    cursor: decodeCursor(query(call, 'starting_after')),
    keyOf: placeOf,
    descending: false,
  });
  return answer(call, page);
};

/** Rows of one page in full; `data`, `total_count` and `pages` as Intercom orders them. */
export function answer(call: Call, page: ReturnType<typeof cursorPage<Contact>>) {
  return {
    type: 'list',
    data: page.rows.map((contact) => contactShape(contact, call.world, call.version)),
    total_count: page.total_count,
    pages: page.pages,
  };
}

export const get: Handler = (call) => contactShape(findContact(call), call.world, call.version);

export const search: Handler = (call) => {
  const { world, version, body } = call;
  const match = compileQuery(body['query'], contactSearchable(world, call.now, version));
  const pagination = paginationOf(body);
  const found = world.liveContacts.filter((contact) => contact.searchable_at <= call.nowMs && match(contact));
  const { keyOf, descending } = sorted(found, body['sort'], call, world);
  return answer(
    call,
    cursorPage(found, {
      perPage: perPage(pagination['per_page'], 50, maxPage),
      cursor: decodeCursor(pagination['starting_after']),
      keyOf,
      descending,
    }),
  );
};

export function paginationOf(body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const pagination = body['pagination'];
  if (pagination === undefined || pagination === null) return {};
  if (typeof pagination !== 'object' || Array.isArray(pagination)) throw invalid('pagination must be an object', 'pagination');
  return pagination as Record<string, unknown>;
}

/** Sorts what was found when the body asks for it; oldest first otherwise. */
function sorted(found: Contact[], sort: unknown, call: Call, world: World) {
  if (sort === undefined || sort === null) return { keyOf: placeOf, descending: false };
  const { field, order = 'descending' } = (typeof sort === 'object' ? sort : { field: sort }) as Record<string, unknown>;
  if (order !== 'ascending' && order !== 'descending' && call.version.minor >= 16) {
    const shown = String(order).slice(0, 100);
    throw new ApiError(400, 'invalid_sort_order', `Invalid sort order '${shown}'. Must be one of: ascending, descending`);
  }
  const read = typeof field === 'string' ? contactSearchable(world, call.now, call.version).field(field)?.read : undefined;
  if (!read) throw new ApiError(400, 'invalid_field', `${String(field).slice(0, 100)} is not a valid sort field`, { field: 'sort' });
  const descending = order !== 'ascending';
  const keyOf = (contact: Contact) => {
    const value = read(contact);
    const key = (Array.isArray(value) ? value[0] : value) ?? null;
    return [typeof key === 'boolean' ? Number(key) : (key as SortValue), contact.id] as const;
  };
  const sign = descending ? -1 : 1;
  found.sort((a, b) => {
    const [left, right] = [keyOf(a), keyOf(b)];
    return sign * (compareValues(left[0], right[0]) || compareValues(left[1], right[1]));
  });
  return { keyOf, descending };
}

export const create: Handler = (call) => {
  const { body, now, world } = call;
  if (!['email', 'external_id', 'role'].some((name) => body[name] !== undefined && body[name] !== null && body[name] !== '')) {
    throw invalid('One of email, external_id or role is required');
  }
  const fields = readContactFields(call, undefined);
  refuseDuplicate(fields, undefined, world);
  const contact: Contact = {
    id: call.newHexId(),
    external_id: null,
    role: 'user',
    email: null,
    phone: null,
    name: null,
    avatar: null,
    owner_id: null,
    has_hard_bounced: false,
    marked_email_as_spam: false,
    unsubscribed_from_emails: false,
    created_at: now,
    updated_at: now,
    signed_up_at: null,
    last_seen_at: null,
    last_replied_at: null,
    last_contacted_at: null,
    last_email_opened_at: null,
    last_email_clicked_at: null,
    language_override: null,
    browser: null,
    browser_version: null,
    browser_language: null,
    os: null,
    location: { country: null, region: null, city: null, country_code: null, continent_code: null },
    custom_attributes: {},
    company_ids: [],
    tag_ids: [],
    archived: false,
    merged_into: null,
    searchable_at: call.nowMs + call.indexDelayMs,
    ...fields,
  };
  call.commit({ contact: contact.id }, [{ kind: 'contact.created', contact }]);
  return contactShape(contact, world, call.version);
};

export const update: Handler = (call) => {
  const contact = findContact(call);
  const fields = readContactFields(call, contact);
  refuseDuplicate(fields, contact, call.world);
  call.commit({ contact: contact.id }, [{ kind: 'contact.updated', id: contact.id, fields: { ...fields, updated_at: call.now } }]);
  return contactShape(contact, call.world, call.version);
};

export const archive: Handler = (call) => {
  const contact = findContact(call, true);
  call.commit({ contact: contact.id }, [{ kind: 'contact.archived', id: contact.id, at: call.now }]);
  return { id: contact.id, external_id: contact.external_id, type: 'contact', archived: true };
};
