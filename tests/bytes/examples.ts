import { loadOperation, type OperationFacts } from '@gatehouse/connector';
import { requestOf } from '../../packages/sandbox/src/testing/samples.ts';
import { type Contents, examplesOf, type NamedExample, sourceOf } from '../description/description.ts';

const describedOf = (operation: OperationFacts) => sourceOf(operation).description?.paths[operation.path]?.[operation.method.toLowerCase()];

export const isDescribed = (operation: OperationFacts): boolean => describedOf(operation) !== undefined;

/** The requests that the description shows of an operation. */
export function requestsOf(operation: OperationFacts): readonly NamedExample[] {
  const content = describedOf(operation)?.requestBody?.content['application/json'];
  return content ? examplesOf(content) : [];
}

export interface AnswerExample extends NamedExample {
  readonly status: number;
}

/** The answers that it shows. */
export function answersOf(operation: OperationFacts): readonly AnswerExample[] {
  return Object.entries(describedOf(operation)?.responses ?? {}).flatMap(([status, answer]) => {
    const content = sourceOf(operation).follow<{ content?: Contents }>(answer).content?.['application/json'];
    return content ? examplesOf(content).map((example) => ({ ...example, status: Number(status) })) : [];
  });
}

/** A request that the operation takes, by the catalogue's first example. */
export async function requestFor(operation: OperationFacts) {
  const { examples } = await loadOperation(operation.name);
  const { path, body } = requestOf(operation, examples[0]?.input ?? {});
  return { method: operation.method, path, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
}
