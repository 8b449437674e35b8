import { operations } from '@gatehouse/connector';
import { describe, expect, it, test } from 'vitest';
import { type Difference, differences } from './differences.ts';
import { facts, factsAt } from './facts.ts';

const shape = (path: string) => path.replace(/\{\w+\}/g, '{}');

test('the catalogue is compared with what is known of Intercom', ({ skip }) => {
  skip(facts === undefined, `no facts at ${factsAt}: INTERCOM_FACTS names their folder`);
  expect(facts?.length).toBeGreaterThanOrEqual(operations.length);
  expect(operations.length).toBeGreaterThanOrEqual(25);
});

if (facts) {
  const used = new Set<Difference>();
  /** Holds what is ours to what is known, unless a difference is listed, which then has to be one. */
  const agree = (operation: string, about: Difference['about'], ours: unknown, known: unknown): void => {
    const difference = differences.find((one) => one.operation === operation && one.about === about);
    if (!difference) {
      expect(ours).toEqual(known);
      return;
    }
    used.add(difference);
    expect(ours, 'a difference that is listed, and is none').not.toEqual(known);
  };
  const own = new Set(operations.map(({ method, path }) => `${method} ${shape(path)}`));

  test('every operation that is known is in the catalogue', () => {
    expect(facts?.filter(({ method, path }) => !own.has(`${method} ${shape(path)}`)).map(({ operationId }) => operationId)).toEqual([]);
  });

  const byRoute = new Map(facts.map((fact) => [`${fact.method} ${shape(fact.path)}`, fact]));

  describe.each(operations.map((operation) => [operation.name, operation] as const))('%s', (_name, operation) => {
    const fact = byRoute.get(`${operation.method} ${shape(operation.path)}`);

    it('exists in Intercom, with the same parameter names', () => {
      expect(fact?.path).toBe(operation.path);
    });

    it('has the scope, the permissions and the version that are known of it', () => {
      expect(operation.scope).toBe(fact?.scope);
      agree(operation.name, 'permissions', [...operation.permissions].sort(), [...(fact?.intercomScopes ?? [])].sort());
      expect(operation.since).toBe(fact?.previewOnly ? 'Preview' : (fact?.since ?? '<=2.7').replace('<=', ''));
    });

    it('reads or writes as it is known to', () => {
      agree(operation.name, 'access', operation.effect === 'read', fact?.access === 'read');
    });

    it('pages as it is known to', () => {
      const form = { cursor: 'cursor', 'body-cursor': 'body-cursor', page: 'page', scroll: 'scroll', token: 'url', none: 'none' }[
        fact?.pagination ?? 'none'
      ];
      agree(operation.name, 'paging', operation.paging?.form ?? 'none', form);
    });

    it('may be repeated blindly only where a repeat changes nothing', () => {
      if (operation.retry === 'S') expect(fact?.idempotent).toBe(true);
    });
  });

  test('every difference that is listed is used', () => {
    expect(differences.filter((one) => !used.has(one)).map(({ operation, about }) => `${operation}: ${about}`)).toEqual([]);
  });
}
