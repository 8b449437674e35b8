import type { OperationFacts } from '@gatehouse/connector';

const text = { type: 'string' };
/** Beside the fields of every tool that lists. What they are for is said once, in the instructions of the server. */
export const listSchemas = {
  fields: { type: 'array', items: text },
  where: { type: 'array', items: { type: 'object' } },
  count: { type: 'boolean' },
  group_by: text,
  sort: text,
  all: { type: 'boolean' },
  each: { type: 'object' },
  last: { type: 'integer' },
};

/** Beside the fields of every tool that reads a thread. */
export const threadSchemas = { last: listSchemas.last, where: listSchemas.where };

export type ListArgument = keyof typeof listSchemas;
export const listArguments = Object.keys(listSchemas) as readonly ListArgument[];

export const isList = ({ effect, paging, rows }: OperationFacts): boolean => effect === 'read' && (paging !== undefined || rows === true);
