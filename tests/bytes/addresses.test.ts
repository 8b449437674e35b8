import { loadOperation, type OperationFacts, operations, regionUrls } from '@gatehouse/connector';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { type Answer, startDoor, startRecorder } from './door.ts';
import { requestFor } from './examples.ts';

let intercom: Awaited<ReturnType<typeof startRecorder>>;
let door: Awaited<ReturnType<typeof startDoor>>;
let answer: Partial<Answer> = {};

beforeAll(async () => {
  intercom = await startRecorder(() => answer);
  door = await startDoor(intercom.url);
});
afterAll(async () => {
  await door.stop();
  await intercom.stop();
});

/** Where Intercom's API is, as answers may write it. */
const bases = () => [...Object.values(regionUrls), intercom.url];
/** The same, as nobody should. */
const oddBases = () => [
  'https://api.intercom.com',
  'http://api.intercom.io',
  'https://api.eu.intercom.io:443',
  'HTTPS://API.AU.Intercom.io',
];
const slashed = (address: string) => address.replaceAll('/', '\\/');

/** Addresses at one base, in the fields and writings that answers have; what follows the base is never written anew. */
const addressesAt = (base: string, data: string) => `{
  "pages": {"type": "pages", "next": "${base}/companies?per_page=2\\u0026page=2", "since": "${base}\\/events?since=1#x", "prev": null},
  "download_url": "${base}\\u002fdownload/a%2Fb/\\u00e9😀", "recording_url": "${base}?a='b'",
  "${data}": "${base}", "resource_uri": "${base}/\\/", "next_page": "${base}/n", "nextUrl": "${base}/u", "links": ["${base}/1", {"self": "${base}\\/2", "href" : "${base}/3"}, ["${base}/4"]]
}`;

/** What looks like one and is none, or is somebody's own words. */
const others = () => {
  const [base] = bases();
  const words = `"see ${base}/contacts?x=1", "${base}", "\\u0068ttps://api.intercom.io/x"`;
  return `{
  "custom_attributes": {"url": "${base}/contacts/1", "next": "${slashed(base ?? '')}\\/1"}, "ticket_attributes": {"link": "${base}"}, "metadata": {"url": "${base}/x"},
  "body": "${base}/contacts/1", "name": "${base}", "words": [${words}], "text": "<a href=\\"${base}/x\\">x</a>",
  "url": "https://app.intercom.com/a/x", "source": {"url": "https://shop.example/?next=${base}/x"},
  "links": ["https://api.intercom.io.example/x", "https://user@evil.example/", "https://api.intercom.io@evil.example/x", "api.intercom.io/x", "ftp://api.intercom.io/x", "https://developers.intercom.com/"]
}`;
};

/** An answer with all of them, as Intercom sends it and as it has to come back. */
const withAddresses = (output: unknown, at: (base: string) => string, operation?: OperationFacts) => {
  const isConnector = operation?.name.startsWith('data_connectors.') ?? false;
  const whole = typeof output === 'object' && output !== null && !Array.isArray(output) ? JSON.stringify(output).slice(1, -1) : '';
  // The example of some has one, too.
  const shown = whole.replaceAll(`"url":"${regionUrls.us}/`, `"url":"${at(regionUrls.us)}/`);
  const used = operation ? bases() : [...bases(), ...oddBases()];
  const rows = used.flatMap((base) => [base, slashed(base)]);
  // An address that a connector calls is its workspace's own, at whatever host.
  const list = rows.map((base) =>
    addressesAt(at(base), 'url').replace(`"url": "${at(base)}"`, `"url": "${isConnector ? base : at(base)}"`),
  );
  const numbers = `"pages": {"page": 1, "per_page": 2, "total_pages": 2, "next": "${at(regionUrls.us)}/x?page=2"}`;
  return `{${shown}${shown === '' ? '' : ','}${numbers}, "rows": [${list.join(', ')}], "others": ${others()}, "odd": [1e2, 12345678901234567890] }\n`;
};

describe('no address of Intercom’s API is left where a client would follow it', () => {
  it.each(operations.map((operation) => [operation.name as string, operation] as const))('%s', async (name, operation) => {
    const { examples } = await loadOperation(name);
    const request = await requestFor(operation);
    const connection = operation.effect === 'read' ? 'default' : 'main';
    const own = `${door.url}/intercom/${connection}`;
    if (operation.answer === 'address') {
      for (const base of [...bases(), ...oddBases()]) {
        answer = { status: 302, headers: { location: `${base}/calls/1/recording?x=%2F` } };
        expect((await door.send(request, connection)).headers['location']).toBe(`${own}/calls/1/recording?x=%2F`);
      }
      answer = { status: 302, headers: { location: 'https://elsewhere.example/a?next=https://api.intercom.io/' } };
      expect((await door.send(request, connection)).headers['location']).toBe('https://elsewhere.example/a?next=https://api.intercom.io/');
      return;
    }
    const output = examples[0]?.output;
    const sent = withAddresses(output, (base) => base, operation);
    const isJson = operation.answer === undefined || operation.answer === 'empty';
    answer = { status: 200, bytes: Buffer.from(sent), ...(isJson ? {} : { headers: { 'content-type': 'text/plain' } }) };
    const { status, bytes } = await door.send(request, connection);
    expect(status, String(bytes)).toBe(200);
    expect(String(bytes)).toBe(isJson ? withAddresses(output, () => own, operation) : sent);
  });
});

test('of what the catalogue does not know, too', async () => {
  answer = { status: 200, bytes: Buffer.from(withAddresses({}, (base) => base)) };
  for (const method of ['GET', 'POST']) {
    const { bytes } = await door.send({ method, path: '/unicorns' });
    expect(String(bytes)).toBe(withAddresses({}, () => `${door.url}/intercom/main`));
  }
});

test('of refusals, too, and of the header that says where a contact lives on', async () => {
  const refusal = { type: 'error.list', request_id: 'r', errors: [{ code: 'not_found', message: `Look at ${regionUrls.us}/x` }] };
  const headers = { link: `<${regionUrls.us}/contacts/1>; rel="canonical", </contacts/2>; rel="other"` };
  answer = { status: 410, bytes: Buffer.from(withAddresses(refusal, (base) => base)), headers };
  const got = await door.send({ method: 'GET', path: '/contacts/3' });
  const own = `${door.url}/intercom/main`;
  expect([got.status, got.headers['link']]).toEqual([410, `<${own}/contacts/1>; rel="canonical", </contacts/2>; rel="other"`]);
  expect(String(got.bytes)).toBe(withAddresses(refusal, () => own));
});
