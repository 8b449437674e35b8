import { expect, test } from 'vitest';
import { createCaller, errorOf } from '../../testing/caller.ts';

test('up to version 2.4, and no later [facts 12, "Legacy"]', async () => {
  const { get } = createCaller();
  expect(errorOf(await get('/counts'))).toEqual([
    400,
    'intercom_version_invalid',
    'Requested resource is not available in current API version.',
  ]);
  const { body } = await get('/counts', { 'intercom-version': '2.4' });
  expect(body).toMatchObject({ type: 'count', user: { count: expect.any(Number) }, company: { count: expect.any(Number) } });
});

test('conversations by state add up, and by teammate [facts 12, "Legacy"]', async () => {
  const { get } = createCaller();
  const counts = async (query: string) => (await get(`/counts?${query}`, { 'intercom-version': '2.4' })).body as unknown as Counts;
  const { conversation } = await counts('type=conversation');
  expect(conversation.open).toBe(conversation.assigned + conversation.unassigned);
  const { admin } = (await counts('type=conversation&count=admin')).conversation;
  expect(admin.reduce((sum, { open }) => sum + open, 0)).toBeLessThanOrEqual(conversation.open);
});

interface Counts {
  readonly conversation: Readonly<Record<'open' | 'closed' | 'assigned' | 'unassigned', number>> & {
    readonly admin: readonly { readonly open: number }[];
  };
}
