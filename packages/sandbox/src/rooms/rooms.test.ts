import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isExperimental, loadOperation, operations } from '@gatehouse/connector';
import { expect, test } from 'vitest';
import { createWorld } from '../state/world.ts';
import { createCaller, createTestClock, smallSize, startOfDay } from '../testing/caller.ts';
import { formOf, requestOf, type Samples } from '../testing/samples.ts';
import { handlerOf, rooms } from './registry.ts';

const world = createWorld(rooms, { seed: 1, now: startOfDay(createTestClock()), size: smallSize, region: 'US' });

/** The samples of a resource are in its folder: what has none fails here, by name. */
async function sampleOf(operation: string): Promise<Readonly<Record<string, unknown>>> {
  const [resource = '', verb = ''] = operation.split('.');
  const folder = resource.replaceAll('_', '-');
  const { samples }: { samples: Samples } = existsSync(join(import.meta.dirname, folder, 'samples.ts'))
    ? await import(`./${folder}/samples.ts`)
    : { samples: {} };
  const sample = samples[verb];
  if (!sample) throw new Error(`${operation} has no sample in rooms/${folder}/samples.ts.`);
  return sample(world);
}

test('there are operations to walk', () => {
  expect(operations.length).toBeGreaterThanOrEqual(231);
});

test.each(operations.map((operation) => [operation.name, operation] as const))(
  '%s answers at its own address what the catalogue says; a write stands once in the ledger, a read never',
  async (name, operation) => {
    const { send, sandbox } = createCaller();
    const { path, body } = requestOf(operation, await sampleOf(name));
    const accept = operation.answer === 'file' ? { accept: 'application/octet-stream' } : {};
    const named = operation.until ?? (isExperimental(operation) ? operation.since : undefined);
    const version = named === undefined ? {} : { 'intercom-version': named };
    const answer = await send(operation.method, path, operation.form && body ? formOf(operation, body) : body, { ...accept, ...version });
    expect(answer.status, JSON.stringify(answer.body).slice(0, 200)).toBeLessThan(400);
    const { answer: form = 'json' } = operation;
    const whole = String(answer.body['text'] ?? '');
    const said = form !== 'json' ? whole : whole.startsWith('[') ? JSON.parse(whole) : answer.body;
    if (form === 'empty') expect(said).toBe('');
    else if (form === 'address') expect([answer.status, URL.canParse(answer.headers.get('location') ?? '')]).toEqual([302, true]);
    else if (form === 'file') expect(said).not.toBe('');
    else expect((await loadOperation(name)).output.safeParse(said).error).toBeUndefined();
    expect(sandbox.ledger().map((entry) => entry.operation)).toEqual(operation.effect === 'read' ? [] : [name]);
  },
);

test('a handler that is not there is named, with where it belongs', () => {
  expect(() => handlerOf('contacts.juggle')).toThrow('contacts.juggle has no handler');
});

test('names of rooms, which state files hold, are unique', () => {
  expect(new Set(rooms.map(({ name }) => name)).size).toBe(rooms.length);
});
