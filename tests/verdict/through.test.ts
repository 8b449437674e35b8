import { isExperimental, loadOperation, type OperationFacts, operations, parseExact } from '@gatehouse/connector';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createSandbox, type Listening, type Sandbox } from '../../packages/sandbox/src/index.ts';
import { createTestClock, smallSize } from '../../packages/sandbox/src/testing/caller.ts';
import { formOf, requestOf } from '../../packages/sandbox/src/testing/samples.ts';
import { createHurriedClock } from '../bytes/clock.ts';
import { type Answer, startDoor } from '../bytes/door.ts';
import { sampleOf } from '../description/exchange.ts';

/* Each operation, asked of a sandbox directly and, of another in the same state, through the gateway over REST. */

let now = createTestClock().now();
/** Time stands, so that what is made is the same; pauses are over at once. */
const clock = { ...createHurriedClock(now), now: () => now };

interface Side {
  readonly sandbox: Sandbox;
  readonly listening: Listening;
}
const sides: Side[] = [];
let door: Awaited<ReturnType<typeof startDoor>>;
let token: string;

beforeAll(async () => {
  for (let side = 0; side < 2; side += 1) {
    const sandbox = createSandbox({ size: smallSize, clock });
    sides.push({ sandbox, listening: await sandbox.listen(0) });
  }
  const [direct, behind] = sides as [Side, Side];
  token = direct.sandbox.mintToken();
  door = await startDoor(behind.listening.url, { token: behind.sandbox.mintToken(), clock });
});

afterAll(async () => {
  await door.stop();
  for (const { sandbox, listening } of sides) {
    await listening.close();
    await sandbox.close();
  }
});

interface Request {
  readonly method: string;
  readonly path: string;
  readonly body?: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

const requestFor = async (operation: OperationFacts, version: string | undefined) =>
  toRequest(operation, version, await sampleOf(operation.name));

async function toRequest(
  operation: OperationFacts,
  version: string | undefined,
  input: Readonly<Record<string, unknown>>,
): Promise<Request> {
  const { path, body } = requestOf(operation, input);
  const { method } = operation;
  const headers = {
    accept: operation.answer === 'file' ? 'application/octet-stream' : 'application/json',
    ...(version === undefined ? {} : { 'intercom-version': version }),
  };
  if (body === undefined) return { method, path, headers };
  if (!operation.form) return { method, path, body: Buffer.from(JSON.stringify(body)), headers };
  const form = new Response(formOf(operation, body));
  return {
    method,
    path,
    body: Buffer.from(await form.arrayBuffer()),
    headers: { ...headers, 'content-type': form.headers.get('content-type') ?? '' },
  };
}

/** Whether the last request may have changed something: a new world takes longer than a call. */
let isChanged = false;

/** The same of both; each in the state that it began with. */
async function both(request: Request): Promise<{ direct: ReturnType<typeof read>; through: ReturnType<typeof read> }> {
  if (isChanged) for (const { sandbox } of sides) sandbox.reset();
  // Into another window of the rate limit.
  now += 10_000;
  const { listening } = sides[0] as Side;
  const directly = await door.ask(`${listening.url}${request.path}`, {
    ...request,
    headers: { ...request.headers, authorization: `Bearer ${token}` },
  });
  const through = await door.send(request);
  isChanged = request.method !== 'GET' && directly.status < 400;
  return { direct: read(directly, listening.url), through: read(through, `${door.url}/intercom/main`) };
}

/** Without what each side counts itself; addresses are those of whoever was asked. */
function read({ status, headers, bytes }: Answer, base: string) {
  const text = String(bytes).replaceAll(base, 'BASE').replaceAll('https://api.intercom.io', 'BASE');
  const body = text.startsWith('{') ? { ...(parseExact(text) as object), request_id: undefined, scroll_param: undefined } : text;
  return { status, version: headers['intercom-version'], location: headers['location']?.replaceAll(base, 'BASE'), body };
}

test.each(operations.map((facts) => [facts.name, facts] as const))('%s answers the same through the gateway', async (name, facts) => {
  const { until } = await loadOperation(name as string);
  const newest = isExperimental(facts) ? 'Preview' : (until ?? '2.16');
  for (const version of facts.effect === 'read' && newest !== 'Preview' ? [newest, undefined] : [newest]) {
    const { direct, through } = await both(await requestFor(facts, version));
    expect(through, `version ${version}`).toEqual(direct);
    if (version !== undefined) expect(direct.status).toBeLessThan(400);
  }
  if (!facts.path.includes('{')) return;
  const request = await requestFor(facts, newest);
  const path = `${facts.path.replaceAll(/\{\w+\}/g, '404404')}${/\?.*/.exec(request.path)?.[0] ?? ''}`;
  const { direct, through } = await both({ ...request, path });
  expect(through, 'what is not there').toEqual(direct);
});

const sentences = operations.flatMap((facts) =>
  Object.entries(facts.said ?? {}).flatMap(([field, said]) =>
    (['absent', 'wrong'] as const).flatMap((how) => (said[how] ? [[facts.name, field, how, said[how], facts] as const] : [])),
  ),
);

test.each(sentences)('%s: of %s, %s, both say what Intercom says', async (name, field, how, sentence, facts) => {
  const { [field]: _, ...others } = await sampleOf(name);
  const wrong = facts.places[field] === 'body' ? {} : 'no such word';
  const request = await toRequest(facts, '2.16', how === 'absent' ? others : { ...others, [field]: wrong });
  const { direct, through } = await both(request);
  const read = ({ status, body }: typeof direct) => ({
    status,
    said: (body as { errors?: { code: string; message: string }[] }).errors?.map(({ code, message }) => [code, message]),
  });
  const [code, words, status = 400] = sentence;
  expect(read(through)).toEqual({ status, said: [[code, words]] });
  expect(read(direct)).toEqual(read(through));
});
