import { operations } from '@gatehouse/connector';
import * as z from 'zod';

/** One file an operation: what the public sees of it, so that every change is a diff that somebody reads. */
export function snapshots(): [path: string, text: string][] {
  return operations.map((operation) => {
    const { name, route, effect, retry, scope, permissions, audit, since, tool, paging } = operation;
    const { $schema: _, ...input } = z.toJSONSchema(operation.input, { io: 'input' });
    const snapshot = { name, route, effect, retry, scope, permissions, audit, since, tool, paging, places: operation.places, input };
    return [`packages/connector/snapshots/${name}.json`, `${JSON.stringify(snapshot, null, 2)}\n`];
  });
}
