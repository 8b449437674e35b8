import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type AnswerDrift, createIntercom, fetchTransport, IntercomError, type OperationFacts, type Transport } from '@gatehouse/connector';
import type { World } from '../../packages/sandbox/src/parts/room.ts';
import { admins } from '../../packages/sandbox/src/rooms/admins/room.ts';
import { audiences } from '../../packages/sandbox/src/rooms/audiences/room.ts';
import { collections } from '../../packages/sandbox/src/rooms/collections/room.ts';
import { contacts } from '../../packages/sandbox/src/rooms/contacts/room.ts';
import { conversations } from '../../packages/sandbox/src/rooms/conversations/room.ts';
import { rooms } from '../../packages/sandbox/src/rooms/registry.ts';
import { teams } from '../../packages/sandbox/src/rooms/teams/room.ts';
import { createSandbox } from '../../packages/sandbox/src/sandbox.ts';
import { createWorld } from '../../packages/sandbox/src/state/world.ts';
import { createTestClock, smallSize, startOfDay } from '../../packages/sandbox/src/testing/caller.ts';
import { firstOf, type Samples } from '../../packages/sandbox/src/testing/samples.ts';

type Input = Readonly<Record<string, unknown>>;

/** The world of every sandbox here: the same seed, size and day. */
export const world = createWorld(rooms, { seed: 1, now: startOfDay(createTestClock()), size: smallSize, region: 'US' });

/** A call that the sandbox accepts, by the samples of its room. */
export async function sampleOf(operation: string): Promise<Input> {
  const [resource = '', verb = ''] = operation.split('.');
  const file = join(import.meta.dirname, '../../packages/sandbox/src/rooms', resource.replaceAll('_', '-'), 'samples.ts');
  const { samples } = existsSync(file) ? ((await import(file)) as { samples: Samples }) : { samples: {} as Samples };
  const sample = samples[verb];
  if (!sample) throw new Error(`${operation} has no sample in its room.`);
  return sample(world);
}

/** What an example cannot know: who and what there is in this world. */
const standIns: Readonly<Record<string, (world: World) => string>> = {
  admin_id: (of) => firstOf(of, admins).id,
  author_id: (of) => firstOf(of, admins).id,
  owner_id: (of) => firstOf(of, admins).id,
  sender_id: (of) => firstOf(of, admins).id,
  assignee_id: (of) => firstOf(of, admins).id,
  team: (of) => firstOf(of, teams).id,
  audience_ids: (of) => firstOf(of, audiences).id,
  parent_id: (of) => firstOf(of, collections).id,
  intercom_user_id: (of) => firstOf(of, conversations).contact_ids[0] ?? '',
};

/** A moment to come, in the time of the test clock. */
const tomorrow = () => Math.floor(createTestClock().now() / 1000) + 86_400;

/** Fields whose value has to be of this world, too, although their names do not say so. */
const fieldsOfTheWorld: Readonly<Record<string, readonly string[]>> = {
  'article_drafts.publish': ['locales'],
  'contact_merges.preview': ['from', 'into', 'skip_duplicate_validation'],
  'contact_subscriptions.attach': ['consent_type'],
  'contacts.update': ['custom_attributes'],
  'conversation_parts.update': ['secret'],
  'conversations.update': ['custom_attributes'],
  'contacts.merge': ['from', 'into', 'skip_duplicate_validation'],
  'events.create': ['user_id'],
  'help_center_redirects.create': ['from_url'],
  'ip_allowlist.update': ['enabled', 'ip_allowlist'],
  'office_hours_exceptions.create': ['exception_date'],
  'phone_call_redirects.create': ['custom_attributes'],
  'procedure_inputs.create': ['step_id', 'attribute_values'],
  'tickets.update': ['ticket_state_id'],
  'visitors.convert': ['visitor'],
};

export const ownFields = (operation: string): readonly string[] => fieldsOfTheWorld[operation] ?? [];

const isId = (key: string) => /(?:^|_)(?:id|ids|identifier)$/.test(key);

/** An example's input with the ids of this world, in the form that they have there. */
export function inThisWorld({ name, places }: OperationFacts, input: Input, sample: Input): Input {
  const fields = ownFields(name);
  const own = Object.entries(input)
    .filter(([key]) => places[key] !== 'path' && !fields.includes(key))
    .map(([key, value]) => [key, stoodIn(key, value, sample[key], input)] as const);
  const ofTheWorld = Object.keys(places)
    .filter((key) => (places[key] === 'path' || fields.includes(key)) && sample[key] !== undefined)
    .map((key) => [key, sample[key]] as const);
  return Object.fromEntries([...own, ...ofTheWorld]);
}

export function stoodIn(key: string, value: unknown, sample: unknown, beside: Input): unknown {
  if (Array.isArray(value)) {
    const samples = Array.isArray(sample) ? sample : [sample];
    return value.map((one, index) => stoodIn(key, one, samples[index] ?? samples[0], beside));
  }
  if (typeof value === 'object' && value !== null) {
    const inner = value as Input;
    const known = (typeof sample === 'object' && sample !== null ? sample : {}) as Input;
    return Object.fromEntries(Object.entries(inner).map(([name, held]) => [name, stoodIn(name, held, known[name], inner)]));
  }
  if (key === 'snoozed_until') return tomorrow();
  if (!isId(key)) return value;
  const { type } = beside;
  if (key === 'id' && (type === 'user' || type === 'lead')) return contactOf(type);
  const standIn = standIns[key === 'assignee_id' && type === 'team' ? 'team' : key];
  const found = sample ?? standIn?.(world) ?? value;
  return typeof value === 'number' ? Number(found) : found;
}

const contactOf = (role: string) =>
  world
    .of(contacts)
    .listed()
    .find((contact) => contact.role === role)?.id;

/** One call, as it went over the wire. */
export interface Exchange {
  readonly request: { readonly url: URL; readonly body: string | undefined };
  readonly status: number;
  readonly text: string;
  readonly drift: AnswerDrift['fields'];
  readonly refusal: IntercomError | undefined;
}

/** From the connector to a sandbox of its own and back, over HTTP. */
export async function exchange({ name }: OperationFacts, input: Input): Promise<Exchange> {
  const [resource = '', verb = ''] = name.split('.');
  const sandbox = createSandbox({ size: smallSize, clock: createTestClock() });
  const { url, close } = await sandbox.listen(0);
  const send = fetchTransport();
  let seen: Pick<Exchange, 'request' | 'status' | 'text'> | undefined;
  const transport: Transport = async (request) => {
    const response = await send(request);
    const bytes = await response.bytes(16 * 1024 * 1024);
    const text = new TextDecoder().decode(bytes);
    const body = typeof request.body === 'object' ? new TextDecoder().decode(request.body) : request.body;
    seen = { request: { url: new URL(request.url), body }, status: response.status, text };
    return { status: response.status, header: (header) => response.header(header), text: async () => text, bytes: async () => bytes };
  };
  const drift: AnswerDrift['fields'][number][] = [];
  const onDrift = ({ fields }: AnswerDrift) => drift.push(...fields);
  const intercom = createIntercom({
    token: sandbox.mintToken(),
    baseUrl: url,
    experimental: true,
    transport,
    onDrift,
  }) as unknown as Record<string, Record<string, (input: Input) => PromiseLike<unknown>>>;
  try {
    const refusal = await intercom[resource]?.[verb]?.(input).then(
      () => undefined,
      (error: unknown) => error,
    );
    if (refusal !== undefined && !(refusal instanceof IntercomError)) throw refusal;
    if (!seen) throw refusal ?? new Error(`${name} sent nothing.`);
    // What does not fit is told after the answer.
    await Promise.resolve();
    return { ...seen, drift, refusal };
  } finally {
    await close();
  }
}
