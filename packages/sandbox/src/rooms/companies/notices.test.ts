import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Subscriber, startSubscriber } from '../../testing/subscriber.ts';

let subscriber: Subscriber;
beforeEach(async () => {
  subscriber = await startSubscriber();
});
afterEach(() => subscriber.close());

test('a company: created, updated', async () => {
  const { caller, heard } = subscriber;
  await caller.send('POST', '/companies', { company_id: 'new', name: 'New' });
  const changed = await caller.send('POST', '/companies', { company_id: 'new', name: 'Newer' });
  const [created, updated] = await heard(2);
  expect(created).toMatchObject({ topic: 'company.created', item: { type: 'company', company_id: 'new', name: 'New' } });
  expect(updated).toEqual({ topic: 'company.updated', item: changed.body });
});
