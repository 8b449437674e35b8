import { describe, expect, it, test } from 'vitest';
import * as z from 'zod';
import {
  operations as facts,
  isInToolset,
  loadOperation,
  marksOf,
  namesOf,
  permissions,
  type permissionTiers,
  scopes,
  toolsets,
} from '../index.ts';
import { variantOf } from './audit-variants.ts';
import { markOf } from './input-reading.ts';
import { webhookTopics } from './webhook-topics.ts';

const tools = [
  'intercom_list_all_contacts',
  'intercom_get_contact_by_id',
  'intercom_list_companies',
  'intercom_get_company_by_id',
  'intercom_list_attach_contacts_to_company',
  'intercom_list_segments',
  'intercom_list_all_teams',
  'intercom_list_events',
  'intercom_list_conversations',
  'intercom_get_conversation_by_id',
  'intercom_search_conversations',
  'intercom_search_contacts',
  'intercom_reply_to_conversation',
  'intercom_list_articles',
];

const operations = await Promise.all(facts.map(({ name }) => loadOperation(name as string)));
const find = (name: string) => {
  const operation = operations.find((one) => one.name === name);
  if (!operation) throw new Error(`${name} is not in the catalogue`);
  return operation;
};

/** Whether a schema has a field, through lists and what may be missing. */
function fieldsAt(schema: z.ZodType, [field, ...rest]: readonly string[]): boolean {
  if (field === undefined) return true;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return fieldsAt(schema.unwrap() as z.ZodType, [field, ...rest]);
  if (schema instanceof z.ZodArray) return fieldsAt(schema.element as z.ZodType, [field, ...rest]);
  const inner = schema instanceof z.ZodObject ? (schema.shape[field] as z.ZodType | undefined) : undefined;
  return inner !== undefined && fieldsAt(inner, rest);
}

/** Every field of an input, at whatever depth. */
function fieldsWithin(schema: z.ZodType, path: string): [path: string, schema: z.ZodType][] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return fieldsWithin(schema.unwrap() as z.ZodType, path);
  if (schema instanceof z.ZodArray) return [[path, schema.element as z.ZodType], ...fieldsWithin(schema.element as z.ZodType, path)];
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => fieldsWithin(option as z.ZodType, path));
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries(schema.shape).flatMap(([name, field]) => [
    [`${path}.${name}`, field as z.ZodType] as [string, z.ZodType],
    ...fieldsWithin(field as z.ZodType, `${path}.${name}`),
  ]);
}

test('an id of what has a name says which list has it', () => {
  const kinds = /^(?:Id of (?:the|a) (?:tag|team|teammate|segment|ticket type)\b|Intercom id of the (?:contact|company)\b)/;
  const all = operations.flatMap((operation) => fieldsWithin(z.object(operation.fields as z.ZodRawShape), operation.name as string));
  const ids = all.filter(([, schema]) => kinds.test(schema.description ?? ''));
  expect(ids.length).toBeGreaterThan(80);
  expect(ids.filter(([, schema]) => markOf(schema)?.of === undefined).map(([path]) => path)).toEqual([]);
});

test('names and routes are unique', () => {
  expect(operations.length).toBeGreaterThanOrEqual(25);
  const names = operations.flatMap(namesOf);
  expect(new Set(names).size).toBe(names.length);
  expect(new Set(operations.map((operation) => operation.route.replace(/\{\w+\}/g, '{}'))).size).toBe(operations.length);
});

test('the fourteen promised tools exist, and no others', () => {
  expect(operations.flatMap((operation) => operation.tool ?? []).sort()).toEqual([...tools].sort());
});

test('every resource is in a toolset, and toolsets have names of their own', () => {
  expect(facts.filter(({ name }) => !toolsets.some((toolset) => isInToolset(toolset, name)))).toEqual([]);
  expect(new Set(toolsets.map(({ name }) => name)).size).toBe(toolsets.length);
});

test('39 scopes come first, ours after them and marked', () => {
  expect(scopes.slice(0, 39).filter((scope) => scope.ours)).toEqual([]);
  expect(scopes.slice(39).filter((scope) => !scope.ours)).toEqual([]);
  expect(new Set(scopes.map((scope) => scope.key)).size).toBe(scopes.length);
});

test('every scope is opened by a permission of the app: without one, nobody could tell what to tick', () => {
  const opened = new Set(permissions.flatMap((permission) => permission.scopes));
  // What stands at an address that is not known is not known either.
  expect(scopes.filter(({ key }) => !opened.has(key)).map(({ key }) => key)).toEqual(['raw_requests:write']);
});

test('a scope guards operations, or says what else, and why', () => {
  const guarding = new Set<string>(facts.flatMap(({ scope, narrower = [] }) => [scope, ...narrower.map((one) => one.scope)]));
  const saying = scopes.filter((scope) => 'without' in scope || 'guards' in scope).map(({ key }) => key);
  expect(saying).toEqual(scopes.filter(({ key }) => !guarding.has(key)).map(({ key }) => key));
});

test('a scope that writes says what customers get to see of it, or that it is nothing', () => {
  expect(scopes.filter((scope) => scope.access === 'Read / Write' && !('seen' in scope)).map(({ key }) => key)).toEqual([]);
  // What is part of another shows nothing that the whole does not.
  const silent = scopes.filter((scope) => 'seen' in scope && scope.seen === null).map(({ key }) => key as string);
  expect(scopes.filter((scope) => 'partOf' in scope && silent.includes(scope.partOf)).map(({ key }) => key)).toEqual([]);
});

test('a scope that is part of another is part of one that stands alone, and something of an operation', () => {
  const parts = scopes.filter((scope) => 'partOf' in scope);
  for (const { key, partOf } of parts) {
    expect(
      scopes.find((scope) => scope.key === partOf),
      key,
    ).toBeDefined();
    expect(parts.map((scope) => scope.key)).not.toContain(partOf);
  }
  const opened = new Set(facts.flatMap(({ narrower = [] }) => narrower.map(({ scope }) => scope)));
  expect([...opened].sort()).toEqual(parts.map(({ key }) => key).sort());
});

test('no webhook topic stands twice, and what unlocks it is a permission', () => {
  const topics = webhookTopics.flatMap((group) => group.topics);
  expect(new Set(topics).size).toBe(topics.length);
  const known = new Set<string>(permissions.map(({ key }) => key));
  expect(webhookTopics.flatMap((group) => group.permissions.filter((key) => !known.has(key)))).toEqual([]);
  expect(topics).toEqual(expect.arrayContaining(['contact.user.created', 'conversation.user.replied', 'ticket.created', 'ping']));
});

test('what reads, changes or deletes one thing is recorded under its own id, not under that of what holds it', () => {
  const own = facts.filter(({ name, path }) => /\.(?:get|update|delete)$/.test(name) && path.endsWith('}'));
  expect(own.length).toBeGreaterThan(50);
  expect(own.filter(({ path, audit }) => !path.endsWith(`{${audit.target}}`)).map(({ name }) => name)).toEqual([]);
});

test('what is only begun when the answer comes says so', () => {
  const underWay = new Set<unknown>(['queued', 'pending', 'running']);
  const begun = operations.filter(
    ({ examples, route }) =>
      route.startsWith('POST') &&
      examples.every(({ output }) => Object.values((output ?? {}) as object).some((value) => underWay.has(value))),
  );
  expect(begun.length).toBeGreaterThan(8);
  expect(begun.filter(({ summary }) => !summary.endsWith(' in the background')).map(({ name, summary }) => [name, summary])).toEqual([]);
});

test('a row of a list says more than an id and times, where there is more to say', async () => {
  const bare: string[] = [];
  const said = /^(?:type|id|created_at|updated_at)$/;
  for (const { name, paging } of facts) {
    if (paging === undefined) continue;
    const { output } = await loadOperation(name);
    const list = paging.items
      .split('.')
      .reduce<z.ZodType>((schema, field) => unwrapped((unwrapped(schema) as z.ZodObject).shape?.[field] as z.ZodType), output);
    const row = unwrapped((unwrapped(list) as z.ZodArray).element as z.ZodType);
    const marks = marksOf(row);
    if (!marks || !(row instanceof z.ZodObject)) continue;
    const more = Object.keys(row.shape).some((field) => !said.test(field));
    if (more && marks.row.every((field) => said.test(field))) bare.push(name);
  }
  expect(bare).toEqual([]);
});

test("Intercom's page of permissions has 27 boxes, in two lists, and each is known once", () => {
  const onThePage = (tier: keyof typeof permissionTiers) =>
    permissions.filter((one) => one.tier === tier && one.description !== null).length;
  expect([onThePage('standard'), onThePage('extended')]).toEqual([17, 10]);
  expect(new Set(permissions.map(({ key }) => key)).size).toBe(permissions.length);
  expect(new Set(permissions.map(({ label }) => label.toLowerCase())).size).toBe(permissions.length);
});

test('a description that two boxes share is a mistake, and is said to be one', () => {
  const shared = [...Map.groupBy(permissions, ({ description }) => description)].filter(
    ([text, { length }]) => text !== null && length > 1,
  );
  expect(shared.map(([, boxes]) => boxes.map((box) => [box.label, 'remark' in box]))).toEqual([
    [
      ['Write data attributes', false],
      ['Read content data', true],
    ],
  ]);
});

test('four permissions cannot be deselected with Canvas Kit', () => {
  expect(permissions.filter((permission) => permission.canvasKit).map((permission) => permission.label)).toEqual([
    'Read and list users and companies',
    'Read conversations',
    'Read admins',
    'Read data when entered into the app',
  ]);
});

describe.each(operations.map((operation) => [operation.name, operation] as const))('%s', (name, operation) => {
  it('is at the address that its name says', async () => {
    const [resource, verb] = name.split('.') as [string, string];
    const file = await import(`./${resource.replaceAll('_', '-')}/${verb}.ts`);
    expect(Object.values(file)).toContain(operation);
  });

  it('declares an effect that its route can have', () => {
    if (operation.method === 'GET') expect(operation.effect).toBe('read');
    if (operation.effect === 'read') expect(operation.retry).toBe('R');
    else expect(operation.retry).not.toBe('R');
    // `…:export` and `…:manage` are each the one scope of their resource, and ending an export belongs to whoever may begin one.
    if (/:(read|write|delete)$/.test(operation.scope) && name !== 'content_exports.cancel') {
      expect(operation.scope.endsWith(':read')).toBe(operation.effect === 'read');
    }
  });

  it('asks for a permission that opens its scope', () => {
    const opening = permissions.filter((permission) => (operation.permissions as readonly string[]).includes(permission.key));
    expect(opening.flatMap((permission) => permission.scopes)).toContain(operation.scope);
  });

  it('has narrower scopes that are part of its own, of fields and words that it takes, and never of all', () => {
    for (const { scope, when, fields } of operation.narrower ?? []) {
      expect(scopes.find(({ key }) => key === scope)).toMatchObject({ ours: true, partOf: operation.scope });
      expect(fields.every((field) => ['query', 'body'].includes(operation.places[field] ?? ''))).toBe(true);
      for (const [path, values] of Object.entries(when)) {
        const [field = '', ...inner] = path.split('.');
        expect(fields).toContain(field);
        expect(fieldsAt(operation.input, [field, ...inner]), path).toBe(true);
        if (inner.length === 0) for (const value of values) expect(operation.fields[field]?.safeParse(value).success).toBe(true);
      }
      // With all of them there would be no need for its own.
      const all = Object.keys(operation.fields).filter((field) => operation.places[field] !== 'path');
      if (all.length > 0) expect(fields.length).toBeLessThan(all.length);
    }
  });

  it('audits a field that it has', () => {
    if (operation.audit.target) expect(Object.keys(operation.fields)).toContain(operation.audit.target);
  });

  it('tells variants apart by fields that it has, and none hides another', () => {
    const { variants = [] } = operation.audit;
    expect(variants.length).not.toBe(1);
    for (const variant of variants) {
      const { when, beside } = variant;
      expect(Object.keys(operation.fields)).toEqual(expect.arrayContaining([...Object.keys(when), ...(beside ? [beside] : [])]));
      expect(variantOf(operation, { ...when, ...(beside ? { [beside]: 'x' } : {}) })).toBe(variant);
      expect(variant.summary).toMatch(/^[A-Z][^.]+$/);
    }
  });

  it('needs fields that it has', () => {
    expect(Object.keys(operation.fields)).toEqual(expect.arrayContaining([...(operation.needs?.of ?? [])]));
  });

  it('places every field of its path', () => {
    const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    expect(Object.keys(operation.places).filter((field) => operation.places[field] === 'path')).toEqual(inPath);
  });

  it('is listed with its facts', () => {
    const listed = facts.find((one) => one.name === name);
    expect(operation).toMatchObject({ ...listed });
    expect(listed).not.toHaveProperty('input');
  });

  it('has a flat JSON Schema without a choice at its root or a reference', () => {
    const schema = z.toJSONSchema(operation.input, { io: 'input' });
    expect(schema.type).toBe('object');
    expect(Object.keys(schema)).not.toEqual(expect.arrayContaining(['anyOf']));
    expect(JSON.stringify(schema)).not.toContain('$ref');
  });

  it('is described for a model within 500 characters, its fields apart, and by Intercom on a page', () => {
    expect(operation.summary).toMatch(/^.{4,60}$/);
    // What a search can look for stands there too; what a whole tool costs is bounded where tools are made.
    expect(operation.description).toMatch(operation.searchFields ? /^.{20,1000}$/ : /^.{20,500}$/);
    expect(operation.docs).toMatch(/^https:\/\/developers\.intercom\.com\//);
  });

  it('is looked for with fields that it has, by reads that take and show them', async () => {
    for (const way of operation.reconcile ?? []) {
      if (way.by === 'person') continue;
      const read = find(way.operation);
      expect(read.effect).toBe('read');
      const asked = way.by === 'read' ? Object.entries(way.input) : [['query', way.as] as const];
      expect(Object.keys(read.fields)).toEqual(expect.arrayContaining(asked.map(([field]) => field)));
      expect(Object.keys(operation.fields)).toEqual(
        expect.arrayContaining([...asked, ...way.same.map(({ as }) => [as, as])].map(([, as]) => as.split('.')[0])),
      );
      // What a row is compared by stands in what the catalogue says of rows.
      const path = way.by === 'search' ? [read.paging?.items ?? ''] : (way.rows?.split('.') ?? []);
      for (const { row } of way.same) expect(fieldsAt(read.output, [...path, ...row.split('.')]), `${way.operation}: ${row}`).toBe(true);
    }
    if (operation.retry === 'K' || operation.retry === 'D') expect(operation.reconcile?.length).toBeGreaterThan(0);
  });

  it('tells the workspace by the rows of a list that takes nothing, wherever rows have it', () => {
    const rowField = ['workspace_id', 'app_id'].find((field) => fieldsAt(operation.output, [operation.paging?.items ?? '', field]));
    const isPlain = operation.method === 'GET' && operation.paging !== undefined && operation.input.safeParse({}).success;
    if (isPlain && operation.since !== 'Preview' && rowField !== undefined) expect(operation.workspace).toBe(rowField);
    if (operation.workspace !== undefined) expect(isPlain).toBe(true);
  });

  it('sets a state by a field and values that it takes', () => {
    if (!operation.setsState) return;
    const { field, values, without } = operation.setsState;
    expect(Object.keys(operation.fields)).toEqual(expect.arrayContaining([field, ...without]));
    for (const value of values) expect(operation.fields[field]?.safeParse(value).success).toBe(true);
  });

  it('is done for several by a field of its path, when it deletes nothing and says nothing to anybody', () => {
    if (!operation.several) return;
    const { of, without = [], only } = operation.several;
    expect(operation.places[of]).toBe('path');
    expect(['create', 'update']).toContain(operation.effect);
    expect(Object.keys(operation.fields)).toEqual(expect.arrayContaining([...without, ...(only ? [only.field] : [])]));
    for (const value of only?.values ?? []) expect(operation.fields[only?.field ?? '']?.safeParse(value).success).toBe(true);
    // A message has a type; one that is a note stays with the team.
    if (Object.hasOwn(operation.fields, 'message_type') && Object.hasOwn(operation.fields, 'body'))
      expect(only?.values ?? without).toContain(only ? 'note' : 'body');
  });

  it('pages by a field that it takes', () => {
    const field = {
      cursor: 'starting_after',
      'body-cursor': 'pagination',
      page: 'page',
      scroll: 'scroll_param',
      'next-cursor': 'cursor',
      url: undefined,
      none: undefined,
    };
    const needed = operation.paging && field[operation.paging.form];
    if (needed) expect(Object.keys(operation.fields)).toContain(needed);
  });

  it.each(operation.examples)('keeps to its example: $title', ({ input, output }) => {
    expect(operation.input.safeParse(input).error).toBeUndefined();
    expect(operation.output.safeParse(output).error).toBeUndefined();
  });

  it('refuses fields that it does not know', () => {
    const result = operation.input.safeParse({ ...operation.examples[0].input, surprise: 1 });
    expect(result.error?.issues.map((issue) => issue.code)).toContain('unrecognized_keys');
  });
});

describe('conversations.reply, whose body comes in several forms', () => {
  const reply = find('conversations.reply');

  it('shows one object with every field', () => {
    const { properties, required } = z.toJSONSchema(reply.input, { io: 'input' }) as unknown as {
      properties: Record<string, { enum?: string[] }>;
      required: string[];
    };
    expect(Object.keys(properties)).toEqual(expect.arrayContaining(['admin_id', 'intercom_user_id', 'email', 'user_id']));
    expect(properties['type']?.enum).toEqual(['admin', 'user']);
    expect(required).toEqual(['conversation_id', 'type', 'message_type']);
  });

  it.each([
    [{ type: 'admin', message_type: 'note', body: 'x' }, 'admin_id'],
    [{ type: 'user', message_type: 'note', body: 'x', email: 'a@b.c' }, 'message_type'],
    [{ type: 'user', message_type: 'comment', email: 'a@b.c' }, 'body'],
  ])('names what the nearest form misses: %j', (body, field) => {
    const result = reply.input.safeParse({ conversation_id: '1', ...body });
    expect(result.error?.issues.map((issue) => issue.path.join('.'))).toContain(field);
  });

  it('takes no two people at once', () => {
    const both = { type: 'user', message_type: 'comment', body: 'x', email: 'a@b.c', user_id: '1' };
    expect(reply.input.safeParse({ conversation_id: '1', ...both }).success).toBe(false);
  });
});

describe('rules between fields', () => {
  it.each([
    ['events.list', {}, 'user_id', 'intercom_list_all_contacts'],
    ['events.list', { user_id: 'u', email: 'a@b.c' }, 'email', 'exactly one'],
    ['contacts.create', { name: 'Ada' }, 'email', 'at least one'],
  ])('%s refuses %j at %s', (name, input, field, says) => {
    const [issue] = find(name).input.safeParse(input).error?.issues ?? [];
    expect(issue?.path).toEqual([field]);
    expect(issue?.message).toContain(says);
  });

  it('events are those of a user unless told', () => {
    expect(find('events.list').input.parse({ user_id: 'u' })).toEqual({ type: 'user', user_id: 'u' });
  });
});

describe('searches take plain words', () => {
  it.each([
    ['contacts.search', 'ada@example.com', { field: 'email', operator: '=', value: 'ada@example.com' }],
    [
      'conversations.search',
      'late refund',
      {
        operator: 'AND',
        value: ['late', 'refund'].map((value) => ({
          operator: 'OR',
          value: ['source.subject', 'source.body'].map((field) => ({ field, operator: '~', value })),
        })),
      },
    ],
  ])('%s %s', (name, query, filters) => {
    expect(find(name).input.parse({ query })).toEqual({ query: filters });
  });

  it.each([[''], ['   '], [{ operator: 'AND', value: [] }], [{ field: 'email', operator: 'LIKE', value: 'x' }]])('but not %j', (query) => {
    expect(find('contacts.search').input.safeParse({ query }).success).toBe(false);
  });

  it('refuse a third level', () => {
    const filter = { field: 'email', operator: '=', value: 'x' };
    const nest = (depth: number): unknown => (depth === 0 ? filter : { operator: 'AND', value: [nest(depth - 1)] });
    expect(find('contacts.search').input.safeParse({ query: nest(2) }).success).toBe(true);
    expect(find('contacts.search').input.safeParse({ query: nest(3) }).success).toBe(false);
  });
});

function unwrapped(schema: z.ZodType | undefined): z.ZodType {
  let inner = schema ?? z.unknown();
  while (inner instanceof z.ZodOptional || inner instanceof z.ZodNullable) inner = inner.unwrap() as z.ZodType;
  return inner;
}
