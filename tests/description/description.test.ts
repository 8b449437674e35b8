import { checkAnswer, loadOperation, type OperationFacts, operations } from '@gatehouse/connector';
import { describe, expect, it, test } from 'vitest';
import { absent, type Contents, examplesOf, isReference, isThere, type Parameter, sourceOf } from './description.ts';
import { type Exchange, exchange, inThisWorld, sampleOf } from './exchange.ts';
import { meantToBeRefused, putRight, refusedBySandbox, type Slip, slips, undescribed } from './slips.ts';

type Value = Readonly<Record<string, unknown>>;
interface Given {
  readonly title: string;
  readonly input: Value;
}

const used = new Set<Slip>();
const refused = new Set<string>();
let shown = 0;

const described = (operation: OperationFacts) => sourceOf(operation).description?.paths[operation.path]?.[operation.method.toLowerCase()];
const place = ({ path, method }: OperationFacts) => ['paths', path, method.toLowerCase()];
const json = (content: Contents | undefined) => content?.['application/json'];

/** The examples of requests that the description has of an operation. */
const requestsOf = (operation: OperationFacts) => {
  const content = json(described(operation)?.requestBody?.content);
  return content ? examplesOf(content) : [];
};

const isRefusal = ({ name }: OperationFacts, example: string) => meantToBeRefused[name]?.includes(example) ?? false;

/** With its slips put right where it does not fit as it is. */
function expectToFit(operation: OperationFacts, of: Slip['of'], pointer: readonly string[], value: unknown, at: string): void {
  const { misfits } = sourceOf(operation);
  if (misfits(pointer, value).length === 0) return;
  const right = putRight(operation.name, of, value);
  for (const slip of right.used) used.add(slip);
  expect(misfits(pointer, right.value), at).toEqual([]);
}

function expectQueryToFit(operation: OperationFacts, { searchParams }: URL, at: string): void {
  const parameters = (described(operation)?.parameters ?? [])
    .map((one) => sourceOf(operation).follow<Parameter>(one))
    .filter((one) => one.in === 'query');
  const known = new Set(parameters.map(({ name }) => name));
  const complaints = (query: Value) => [
    ...Object.keys(query)
      .filter((name) => !known.has(name) && !known.has(name.replace(/\[.*/, '')))
      .map((name) => `${name} is not described`),
    ...parameters.filter(({ name, required }) => required && query[name] === undefined).map(({ name }) => `${name} is required`),
  ];
  const query = Object.fromEntries(searchParams);
  if (complaints(query).length === 0) return;
  const right = putRight(operation.name, 'query', query);
  for (const slip of right.used) used.add(slip);
  expect(complaints(right.value), at).toEqual([]);
}

/** Of a multipart form, a file as its text. */
async function fieldsOf(body: string): Promise<Value> {
  const boundary = /^--(.*)\r\n/.exec(body)?.[1] ?? '';
  const form = await new Response(body, { headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } }).formData();
  const fields = [...form].map(async ([name, value]) => [name, typeof value === 'string' ? value : await value.text()] as const);
  return Object.fromEntries(await Promise.all(fields));
}

/** What went over the wire, held against the description. */
async function expectDescribed(operation: OperationFacts, { request, status, text }: Exchange, at: string): Promise<void> {
  const { requestBody, responses = {} } = described(operation) ?? {};
  const schema = (...keys: string[]) => [...place(operation), ...keys, 'content', 'application/json', 'schema'];
  if (request.body !== undefined) {
    expect(requestBody, `${at}: a body is described`).toBeDefined();
    const type = operation.form ? 'multipart/form-data' : 'application/json';
    const sent = operation.form ? await fieldsOf(request.body) : JSON.parse(request.body);
    expectToFit(operation, 'request', [...place(operation), 'requestBody', 'content', type, 'schema'], sent, at);
  }
  expectQueryToFit(operation, request.url, at);
  const answer = responses[String(status)];
  if (answer === undefined) {
    expect(undescribed[operation.name]?.status, `${at}: ${status} is described`).toBe(status);
    return;
  }
  const pointer = isReference(answer)
    ? [...answer.$ref.replace('#/', '').split('/'), 'content', 'application/json', 'schema']
    : schema('responses', String(status));
  if (json(sourceOf(operation).follow<{ content?: Contents }>(answer).content)?.schema)
    expectToFit(operation, 'answer', pointer, JSON.parse(text), at);
}

test("the catalogue and the sandbox are compared with Intercom's own description", ({ skip }) => {
  skip(!isThere, absent);
  for (const one of operations) expect(Object.keys(sourceOf(one).description?.paths ?? {}).length).toBeGreaterThan(100);
});

describe.each(operations.map((operation) => [operation.name, operation] as const))('%s', (name, operation) => {
  it('runs its examples and those of the description against the sandbox, over HTTP, and each request and answer fits', async () => {
    const sample = await sampleOf(name);
    const { examples } = await loadOperation(name as string);
    const given: Given[] = [
      ...examples,
      ...requestsOf(operation)
        .filter((example) => !isRefusal(operation, example.name))
        .map((example) => ({ title: example.name, input: example.value as Value })),
    ];
    const runs = [
      { title: 'the sample', input: sample },
      ...given.map(({ title, input }) => ({ title, input: inThisWorld(operation, input, sample) })),
    ];
    for (const { title, input } of runs) {
      const went = await exchange(operation, input);
      const code = refusedBySandbox[name]?.[title];
      const at = `${title}: ${JSON.stringify(input)} ${went.text.slice(0, 500)}`;
      expect({ code: went.refusal?.code, drift: went.drift }, at).toEqual({ code, drift: [] });
      if (described(operation) && code === undefined) await expectDescribed(operation, went, title);
    }
  });

  if (!isThere) return;

  it('takes the requests that the description shows, and refuses those that are meant to be refused', async () => {
    const { input } = await loadOperation(name as string);
    const ids = Object.fromEntries(Object.entries(operation.places).flatMap(([field, at]) => (at === 'path' ? [[field, '123']] : [])));
    for (const { name: example, value } of requestsOf(operation)) {
      shown += 1;
      const taken = input.safeParse(typeof value === 'object' ? { ...value, ...ids } : ids);
      if (isRefusal(operation, example)) {
        expect(taken.success, example).toBe(false);
        refused.add(`${name} ${example}`);
        continue;
      }
      expect(taken.error?.issues, example).toBeUndefined();
      expectToFit(operation, 'request', [...place(operation), 'requestBody', 'content', 'application/json', 'schema'], value, example);
    }
  });

  it('reads the answers that the description shows', async () => {
    const whole = await loadOperation(name as string);
    for (const [status, answer] of Object.entries(described(operation)?.responses ?? {})) {
      const content = json(sourceOf(operation).follow<{ content?: Contents }>(answer).content);
      const pointer = isReference(answer) ? answer.$ref.replace('#/', '').split('/') : [...place(operation), 'responses', status];
      for (const { name: example, value } of content ? examplesOf(content) : []) {
        shown += 1;
        const at = `${status} ${example}`;
        if (content?.schema) expectToFit(operation, 'answer', [...pointer, 'content', 'application/json', 'schema'], value, at);
        if (!status.startsWith('2') || checkAnswer(whole, value).drift.length === 0) continue;
        const right = putRight(name, 'answer', value);
        for (const slip of right.used) used.add(slip);
        expect(checkAnswer(whole, right.value), at).toMatchObject({ drift: [] });
      }
    }
  });
});

test('every example of the description was looked at, and nothing is listed that is not needed', ({ skip }) => {
  skip(!isThere, absent);
  expect(shown).toBeGreaterThan(800);
  expect(slips.filter((slip) => !used.has(slip)).map(({ operations: of, field }) => `${of.join(', ')}: ${field}`)).toEqual([]);
  const listed = Object.entries(meantToBeRefused).flatMap(([name, examples]) => examples.map((example) => `${name} ${example}`));
  expect([...refused].sort()).toEqual(listed.sort());
});
