import { type OperationFacts, operations } from '@gatehouse/connector';
import { expect } from 'vitest';
import { requestOf } from '../../packages/sandbox/src/testing/samples.ts';
import { type Contents, examplesOf, isReference, sourceOf } from '../description/description.ts';
import { inThisWorld, sampleOf } from '../description/exchange.ts';
import type { Slip } from './slips.ts';

/** One of the description's, with its place in the document. */
export interface Example {
  readonly operation: OperationFacts;
  readonly name: string;
  readonly pointer: string;
  readonly value: unknown;
}
export interface AnswerExample extends Example {
  readonly status: number;
}

const describedOf = (operation: OperationFacts) => sourceOf(operation).description?.paths[operation.path]?.[operation.method.toLowerCase()];

const escaped = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1');
const within = (operation: OperationFacts, keys: readonly string[], content: Contents | undefined): Example[] => {
  const json = content?.['application/json'];
  return json === undefined
    ? []
    : examplesOf(json).map(({ name, value }) => {
        const last = name === '' ? ['example'] : ['examples', name];
        const pointer = `/${[...keys, 'content', 'application/json', ...last].map(escaped).join('/')}`;
        return { operation, name, value, pointer };
      });
};
const placeOf = ({ path, method }: OperationFacts) => ['paths', path, method.toLowerCase()];

/** The requests that the description shows. */
export const requests: readonly Example[] = operations.flatMap((operation) =>
  within(operation, [...placeOf(operation), 'requestBody'], describedOf(operation)?.requestBody?.content),
);

/** The answers that it shows, those that several operations share with each of them. */
export const answers: readonly AnswerExample[] = operations.flatMap((operation) =>
  Object.entries(describedOf(operation)?.responses ?? {}).flatMap(([status, answer]) => {
    const place = isReference(answer) ? answer.$ref.slice(2).split('/') : [...placeOf(operation), 'responses', status];
    const { content } = sourceOf(operation).follow<{ content?: Contents }>(answer);
    return within(operation, place, content).map((example) => ({ ...example, status: Number(status) }));
  }),
);

/** By operation, in the order of the catalogue. */
export const byOperation = <E extends Example>(examples: readonly E[]) =>
  [...Map.groupBy(examples, ({ operation }) => operation.name)].map(([name, own]) => [name as string, own] as const);

/** A request that Intercom takes. */
export async function requestFor(operation: OperationFacts) {
  const { path, body } = requestOf(operation, await sampleOf(operation.name));
  return { method: operation.method, path, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
}

/** An example with the ids of the sandbox's world. Fields that the operation does not have stay. */
export async function requestInTheWorld({ operation, value }: Example) {
  const isObject = typeof value === 'object' && value !== null;
  const input = inThisWorld(operation, isObject ? (value as Readonly<Record<string, unknown>>) : {}, await sampleOf(operation.name));
  const { path } = requestOf(operation, input);
  const body = Object.entries(input).filter(([field]) => (operation.places[field] ?? 'body') === 'body');
  return { method: operation.method, path, body: isObject ? Object.fromEntries(body) : value };
}

/** Entries of a list, each of which something has to need. */
export function createSlipCount<S extends Slip>(slips: readonly S[]) {
  const used = new Set<S>();
  return {
    at(pointer: string): S | undefined {
      const slip = slips.find((one) => one.pointer === pointer);
      if (slip) used.add(slip);
      return slip;
    },
    expectAllUsed(): void {
      expect(slips.filter((slip) => !used.has(slip)).map(({ pointer }) => pointer)).toEqual([]);
    },
  };
}
