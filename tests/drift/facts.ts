import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * Facts about Intercom's API that are not part of this repository: a folder beside the checkout, or where `INTERCOM_FACTS` says.
 * Without them the comparison is skipped, with the reason.
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
  /** Of an operation that newer versions do not have, it is not known. */
  readonly since?: string;
  /** Only Preview has it. */
  readonly previewOnly?: boolean;
}

interface Known {
  readonly operations: readonly Fact[];
  readonly legacyOperations: readonly Fact[];
  readonly previewOnlyOperations: readonly Fact[];
}

export const factsAt = folder;
const known: Known | undefined = existsSync(join(folder, 'operations.json'))
  ? (JSON.parse(readFileSync(join(folder, 'operations.json'), 'utf8')) as Known)
  : undefined;

/** Those of the newest version, those that only older ones have, and those that only Preview has. */
export const facts: readonly Fact[] | undefined = known && [...known.operations, ...known.legacyOperations, ...known.previewOnlyOperations];
