import { operations } from '@gatehouse/connector';
import { describe, expect, it, test } from 'vitest';
import { facts, factsAt } from './facts.ts';

const shape = (path: string) => path.replace(/\{\w+\}/g, '{}');

test('the catalogue is compared with what is known of Intercom', ({ skip }) => {
  skip(facts === undefined, `no facts at ${factsAt}: INTERCOM_FACTS names their folder`);
  expect(facts?.length).toBeGreaterThanOrEqual(operations.length);
  expect(operations.length).toBeGreaterThanOrEqual(25);
});

if (facts) {
  const byRoute = new Map(facts.map((fact) => [`${fact.method} ${shape(fact.path)}`, fact]));

  describe.each(operations.map((operation) => [operation.name, operation] as const))('%s', (_name, operation) => {
    const fact = byRoute.get(`${operation.method} ${shape(operation.path)}`);

    it('exists in Intercom, with the same parameter names', () => {
      expect(fact?.path).toBe(operation.path);
    });

    it('has the scope, the permissions and the version that are known of it', () => {
      expect(operation.scope).toBe(fact?.scope);
      expect([...operation.permissions].sort()).toEqual([...(fact?.intercomScopes ?? [])].sort());
      expect(operation.since).toBe(fact?.since.replace('<=', ''));
    });

    it('reads or writes as it is known to', () => {
      expect(operation.effect === 'read').toBe(fact?.access === 'read');
    });

    it('pages as it is known to', () => {
      const form = { cursor: 'cursor', 'body-cursor': 'body-cursor', page: 'page', token: 'url', none: 'none' }[fact?.pagination ?? 'none'];
      expect(operation.paging?.form ?? 'none').toBe(form);
    });

    it('may be repeated blindly only where a repeat changes nothing', () => {
      if (operation.retry === 'S') expect(fact?.idempotent).toBe(true);
    });
  });
}
