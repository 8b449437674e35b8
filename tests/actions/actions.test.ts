import { IntercomError, type IntercomOptions } from '@gatehouse/connector';
import { type ActionName, type ActionResult, runAction } from '@gatehouse/connector/actions';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox, type Listening, type Sandbox } from '../../packages/sandbox/src/sandbox.ts';
import { createTestClock, smallSize } from '../../packages/sandbox/src/testing/caller.ts';

type Json = Readonly<Record<string, unknown>>;

let sandbox: Sandbox;
let listening: Listening;
let options: IntercomOptions;

beforeAll(async () => {
  sandbox = createSandbox({ size: smallSize, clock: createTestClock() });
  listening = await sandbox.listen(0);
});
beforeEach(() => {
  sandbox.reset();
  options = { token: sandbox.mintToken(), baseUrl: listening.url };
});
afterAll(() => listening.close());

const run = (name: ActionName, inputs: Json = {}): Promise<ActionResult> => runAction(name, inputs, options);
const dataOf = async (name: ActionName, inputs: Json = {}) => (await run(name, inputs)).data as Json;
const rowsOf = async (name: ActionName, inputs: Json = {}) => (await dataOf(name, inputs))['data'] as readonly Json[];
const refusal = (name: ActionName, inputs: Json) =>
  run(name, inputs).then(
    () => undefined,
    (error: unknown) => error as IntercomError,
  );
const sent = () => sandbox.requests().map(({ method, path }) => `${method} ${path}`);

describe('contacts', () => {
  it('are created with every input, read, changed, archived, brought back and deleted', async () => {
    const made = await dataOf('create_contact', {
      role: 'user',
      external_id: 'ext-1',
      email: 'ada@example.com',
      phone: '+353871234567',
      name: 'Ada',
      avatar_url: 'https://example.com/ada.png',
      signed_up_at: '2026-01-02T03:04:05Z',
      last_seen_at: 1_767_000_000,
      unsubscribed_from_emails: 'true',
    });
    expect(made).toMatchObject({
      role: 'user',
      external_id: 'ext-1',
      email: 'ada@example.com',
      name: 'Ada',
      signed_up_at: 1_767_323_045,
      last_seen_at: 1_767_000_000,
      unsubscribed_from_emails: true,
    });
    const contact_id = made['id'];
    expect(await dataOf('get_contact', { contact_id })).toMatchObject({ id: contact_id });
    expect(await dataOf('update_contact', { contact_id, name: 'Ada L.' })).toMatchObject({
      name: 'Ada L.',
      // Left alone, it is not sent: a default would have subscribed her again.
      unsubscribed_from_emails: true,
    });
    expect(await dataOf('archive_contact', { contact_id })).toMatchObject({ archived: true });
    expect(await dataOf('unarchive_contact', { contact_id })).toMatchObject({ archived: false });
    expect(await dataOf('delete_contact', { contact_id })).toMatchObject({ deleted: true });
    expect(await refusal('get_contact', { contact_id })).toMatchObject({ status: 404 });
  });

  it('get companies and tags, and lose them', async () => {
    const [contact] = await rowsOf('list_contacts', { per_page: 1 });
    const [company] = await rowsOf('list_companies', { per_page: 1 });
    const [tag] = await rowsOf('list_tags');
    const both = { contact_id: contact?.['id'], company_id: company?.['id'] };
    expect(await dataOf('attach_company_to_contact', both)).toMatchObject({ id: company?.['id'] });
    expect(await dataOf('detach_company_from_contact', both)).toMatchObject({ id: company?.['id'] });
    const tagged = { contact_id: contact?.['id'], tag_id: tag?.['id'] };
    expect(await dataOf('attach_tag_to_contact', tagged)).toMatchObject({ id: tag?.['id'] });
    expect(await dataOf('detach_tag_from_contact', tagged)).toMatchObject({ id: tag?.['id'] });
  });

  it('are listed by the page, whole, in an order, and from a cursor', async () => {
    const first = await run('list_contacts', { per_page: 7 });
    expect((first.data as { data: unknown[] }).data).toHaveLength(7);
    expect(first.notes).toEqual([]);
    const third = await run('list_contacts', { per_page: 7, page: 3 });
    expect(third.notes).toEqual(['3 calls, one for each page: Intercom has only a cursor from one page to the next here.']);
    const all = await rowsOf('list_contacts', { fetch_all: true, per_page: 50 });
    expect(all).toHaveLength(Number((first.data as Json)['total_count']));
    expect((third.data as { data: Json[] }).data.map(({ id }) => id)).toEqual(all.slice(14, 21).map(({ id }) => id));
    const { starting_after } = (first.data as { pages: { next: { starting_after: string } } }).pages.next;
    expect((await rowsOf('list_contacts', { per_page: 7, starting_after })).map(({ id }) => id)).toEqual(
      all.slice(7, 14).map(({ id }) => id),
    );
    expect((await dataOf('raw_request', { method: 'GET', url: '/contacts?per_page=150' }))['data']).toEqual(all.slice(0, 150));
    for (const [order, sign] of [
      ['asc', 1],
      ['desc', -1],
    ] as const) {
      const ordered = await run('list_contacts', { order, fetch_all: 'true', per_page: 50 });
      const times = (ordered.data as { data: { created_at: number }[] }).data.map(({ created_at }) => created_at);
      expect(times).toEqual(times.toSorted((a, b) => sign * (a - b)));
      expect(times).toHaveLength(all.length);
      expect(ordered.notes[0]).toContain('through the search');
    }
    expect((await run('list_contacts', { per_page: 50, page: 99 })).notes[0]).toMatch(/^There is no page 99: the last is \d+\.$/);
  });

  it('are searched by role, name and email together, or by a query of your own', async () => {
    const [someone] = await rowsOf('search_contacts', { role: 'user' });
    const { name, email } = someone as { name: string; email: string };
    expect((await rowsOf('search_contacts', { role: 'user', name, email })).map(({ id }) => id)).toEqual([someone?.['id']]);
    const json_query = `{"field":"email","operator":"=","value":"${email}"}`;
    expect((await rowsOf('search_contacts', { role: 'lead', json_query })).map(({ id }) => id)).toEqual([someone?.['id']]);
    const whole = await dataOf('search_contacts', {
      json_query: { query: { field: 'role', operator: '=', value: 'user' }, pagination: { per_page: 2 } },
    });
    expect(whole['data']).toHaveLength(2);
    const { starting_after } = (whole as unknown as { pages: { next: { starting_after: string } } }).pages.next;
    const next = await rowsOf('search_contacts', { json_query: { field: 'role', operator: '=', value: 'user' }, starting_after });
    expect(next.map(({ id }) => id)).not.toContain((whole['data'] as Json[])[0]?.['id']);
    expect(await refusal('search_contacts', {})).toMatchObject({ code: 'input_invalid' });
  });
});

describe('companies', () => {
  const fields = { name: 'Acme', monthly_spend: '99', plan: 'Pro', size: 12, website: 'https://acme.example', industry: 'Rockets' };

  it('are created with every input, read, changed and deleted', async () => {
    const made = await dataOf('create_company', { company_id: 'acme-1', remote_created_at: '2020-01-01T00:00:00Z', ...fields });
    expect(made).toMatchObject({
      company_id: 'acme-1',
      name: 'Acme',
      monthly_spend: 99,
      size: 12,
      industry: 'Rockets',
      remote_created_at: 1_577_836_800,
    });
    const company_id = made['id'];
    expect(await dataOf('get_company', { company_id })).toMatchObject({ company_id: 'acme-1' });
    const plain = await run('update_company', { company_id, ...fields, name: 'Acme Ltd' });
    expect([(plain.data as Json)['name'], plain.notes]).toEqual(['Acme Ltd', []]);
    // Only the upsert takes it.
    const dated = await run('update_company', { company_id, remote_created_at: 1_600_000_000, industry: 'Anvils' });
    expect(dated.data).toMatchObject({ id: company_id, remote_created_at: 1_600_000_000, industry: 'Anvils', name: 'Acme Ltd' });
    expect(dated.notes[0]).toContain('two calls');
    expect(await dataOf('delete_company', { company_id })).toMatchObject({ deleted: true });
  });

  it('are listed by pages and order, or filtered by name, id, tag and segment', async () => {
    const all = await rowsOf('list_companies', { fetch_all: true });
    const second = await dataOf('list_companies', { per_page: 5, page: 2 });
    expect((second['data'] as Json[]).map(({ id }) => id)).toEqual(all.slice(5, 10).map(({ id }) => id));
    expect((await rowsOf('list_companies', { per_page: 5, starting_after: '1' })).map(({ id }) => id)).toEqual(
      all.slice(5, 10).map(({ id }) => id),
    );
    expect((await rowsOf('list_companies', { fetch_all: true, order: 'asc' })).map(({ id }) => id)).toEqual(
      all.map(({ id }) => id).toReversed(),
    );
    const one = all[0] as { name: string; company_id: string; id: string };
    for (const filter of [{ name: one.name }, { company_id: one.company_id }]) {
      expect(JSON.stringify(await dataOf('list_companies', filter))).toContain(one.id);
    }
    const tagged = all.find(({ tags }) => ((tags as { tags?: Json[] }).tags ?? []).length > 0) as
      | { tags: { tags: { id: string }[] } }
      | undefined;
    if (tagged) expect((await rowsOf('list_companies', { tag_id: tagged.tags.tags[0]?.id })).length).toBeGreaterThan(0);
    expect((await run('list_companies', { name: 'Nobody Inc' })).notes).toEqual(['No company fits.']);
    expect((await run('list_companies', { name: one.name, order: 'asc' })).notes[0]).toContain('cannot order');
    const segment_id = ((await dataOf('raw_request', { method: 'GET', url: '/segments' }))['segments'] as Json[])[0]?.['id'];
    expect(await run('list_companies', { segment_id })).toBeDefined();
  });
});

it('tags are created, renamed, listed and deleted', async () => {
  const { id } = await dataOf('create_tag', { name: 'Brand new' });
  expect(await dataOf('update_tag', { tag_id: id, name: 'Less new' })).toMatchObject({ id, name: 'Less new' });
  expect((await rowsOf('list_tags')).map(({ name }) => name)).toContain('Less new');
  await run('delete_tag', { tag_id: id });
  expect((await rowsOf('list_tags')).map(({ name }) => name)).not.toContain('Less new');
});

describe('tickets', () => {
  it.each(['id', 'external_id', 'email'])('are created for a contact by its %s, and for a company by an id of your own', async (by) => {
    const contact = (await rowsOf('search_contacts', { role: 'user' })).find((one) => one[by]);
    const [company] = await rowsOf('list_companies', { per_page: 1 });
    const types = await rowsOf('list_ticket_types');
    const type = types.find(({ category }) => category === 'Customer');
    const made = await run('create_ticket', {
      ticket_type_id: type?.['id'],
      contact_id: contact?.[by],
      company_id: company?.['company_id'],
      ticket_attributes: '{"_default_title_":"Broken","_default_description_":"It does nothing."}',
    });
    expect(made.notes).toEqual(["One call more, for Intercom's id of the company."]);
    expect(await dataOf('retrieve_ticket', { ticket_id: (made.data as Json)['id'] })).toMatchObject({
      ticket_attributes: { _default_title_: 'Broken' },
      contacts: { contacts: [{ id: contact?.['id'] }] },
    });
    expect(sandbox.ledger().at(-1)?.body).toMatchObject({ company_id: company?.['id'] });
  });

  it('are refused for a company that nobody knows, before anything is made', async () => {
    const before = sandbox.ledger().length;
    const inputs = { ticket_type_id: '1234', contact_id: 'x@example.com', company_id: 'nobody' };
    expect(await refusal('create_ticket', inputs)).toMatchObject({ code: 'input_invalid', outcome: 'not_sent' });
    expect(sandbox.ledger()).toHaveLength(before);
  });
});

describe('a raw request', () => {
  it('reads JSON by default, text and bytes where asked, with a query and headers', async () => {
    expect(await dataOf('raw_request', { method: 'GET', url: '/contacts', query: { per_page: 2 } })).toMatchObject({ type: 'list' });
    expect(
      await dataOf('raw_request', { method: 'GET', url: 'https://api.intercom.io/tags', query: [{ key: 'a', value: 'b' }] }),
    ).toMatchObject({ type: 'list' });
    expect(typeof (await run('raw_request', { method: 'GET', url: '/tags', response_type: 'text' })).data).toBe('string');
    expect((await run('raw_request', { method: 'GET', url: '/tags', response_type: 'binary' })).data).toBeInstanceOf(Uint8Array);
    const old = await run('raw_request', { method: 'GET', url: '/counts', headers: { 'Intercom-Version': '2.4' } });
    expect(old.data).toMatchObject({ type: 'count' });
  });

  it('writes data', async () => {
    expect(await dataOf('raw_request', { method: 'POST', url: '/tags', data: { name: 'Raw' } })).toMatchObject({ name: 'Raw' });
    expect(await dataOf('raw_request', { method: 'POST', url: '/tags', data: '{"name":"Text"}' })).toMatchObject({ name: 'Text' });
  });

  it.each([
    ['another host', { url: 'https://evil.example/contacts' }, 'url'],
    ['a host that begins alike', { url: 'https://api.intercom.io.evil.example/contacts' }, 'url'],
    ['somebody in the address', { url: 'https://x@api.intercom.io/contacts' }, 'url'],
    ['no TLS', { url: 'http://api.intercom.io/contacts' }, 'url'],
    ['another port', { url: 'https://api.intercom.io:8443/contacts' }, 'url'],
    ['dots', { url: '/contacts/../admins' }, 'url'],
    ['dots, encoded', { url: '/contacts/%2e%2E/admins' }, 'url'],
    ['a slash in an id', { url: '/contacts/a%2fb' }, 'url'],
    ['an empty id', { url: '/contacts/' }, 'url'],
    ['a credential of its own', { headers: { Authorization: 'Bearer x' } }, 'headers'],
    ['a header in two lines', { headers: { 'x-a': 'b\r\nc: d' } }, 'headers'],
    ['a body with a GET', { data: { a: 1 } }, 'data'],
    ['two bodies', { method: 'POST', data: { a: 1 }, form_data: { b: 2 } }, 'data'],
    ['another method', { method: 'TRACE' }, 'method'],
  ])('is refused with %s', async (_, inputs, field) => {
    const error = await refusal('raw_request', { method: 'GET', url: '/contacts', ...inputs });
    expect(error).toBeInstanceOf(IntercomError);
    expect([error?.code, error?.outcome, error?.errors[0]?.field]).toEqual(['input_invalid', 'not_sent', field]);
    expect(sandbox.requests()).toEqual([]);
  });

  const fail = (status: number, times: number, path: string) => sandbox.addFault({ path, kind: 'status', status, times });

  it('repeats nothing unless told, then what its address may repeat', async () => {
    fail(503, 5, '/tags');
    expect(await refusal('raw_request', { method: 'GET', url: '/tags' })).toMatchObject({ status: 503 });
    expect(sent()).toHaveLength(1);
    expect(await refusal('raw_request', { method: 'GET', url: '/tags', max_retries: 2 })).toMatchObject({ status: 503 });
    expect(sent()).toHaveLength(4);
    expect(
      await dataOf('raw_request', { method: 'GET', url: '/tags', max_retries: 3, retry_delay: 1, use_exponential_backoff: true }),
    ).toBeDefined();
  });

  it('never repeats a write that may have been done, and what was refused only when told', async () => {
    fail(503, 1, '/custom_things');
    expect(
      await refusal('raw_request', { method: 'POST', url: '/custom_things', data: {}, max_retries: 3, retry_on_all_errors: true }),
    ).toMatchObject({
      outcome: 'unknown',
    });
    expect(sent()).toEqual(['POST /custom_things']);
    const again = { method: 'POST', url: '/custom_things', data: {}, max_retries: 2, retry_on_all_errors: true };
    expect(await refusal('raw_request', again)).toMatchObject({ status: 404 });
    expect(sent()).toHaveLength(4);
    expect(await refusal('raw_request', { ...again, retry_on_all_errors: false })).toMatchObject({ status: 404 });
    expect(sent()).toHaveLength(5);
  });
});

it('refuses an input that it does not have, or that does not fit, by its name', async () => {
  expect(await refusal('get_contact', { contact: 'x' })).toMatchObject({ code: 'input_invalid', errors: [{ field: 'contact' }] });
  expect(await refusal('get_contact', { contact_id: '' })).toMatchObject({ errors: [{ field: 'contact_id' }] });
  expect(await refusal('create_contact', { email: 'a@b.c', signed_up_at: 'yesterday' })).toMatchObject({
    errors: [{ field: 'signed_up_at' }],
  });
  await expect(run('juggle' as ActionName)).rejects.toThrow('There is no action "juggle"');
});
