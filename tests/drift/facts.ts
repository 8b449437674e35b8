import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * Facts about Intercom's API that are not part of this repository: `INTERCOM_FACTS` names their folder. Without them the tests
 * that compare with them say so and check nothing.
 */
const folder = resolve(import.meta.dirname, '../..', process.env['INTERCOM_FACTS'] ?? '../shared/intercom');

export interface Fact {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  readonly access: 'read' | 'write' | 'delete';
  readonly scope: string;
  readonly intercomScopes: readonly string[];
  readonly pagination: string;
  readonly idempotent: boolean;
  readonly since: string;
}

export const factsAt = folder;
export const facts: readonly Fact[] | undefined = existsSync(join(folder, 'operations.json'))
  ? (JSON.parse(readFileSync(join(folder, 'operations.json'), 'utf8')) as { operations: Fact[] }).operations
  : undefined;
