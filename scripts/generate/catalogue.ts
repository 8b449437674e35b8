import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Operation } from '@gatehouse/connector';

const folder = join(import.meta.dirname, '../../packages/connector/src/catalogue');

/** An operation where it is declared: the one place from which everything that lists operations is made. */
export interface Declared {
  readonly operation: Operation;
  /** Such as `contacts/search.ts`. */
  readonly file: string;
  /** What the file exports it as. */
  readonly as: string;
}

/** Every operation of the catalogue's files, in the order of its name. Reads the files, so that nothing generated is needed. */
export async function readCatalogue(): Promise<readonly Declared[]> {
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => readdirSync(join(folder, name)).map((file) => `${name}/${file}`))
    .filter((file) => file.endsWith('.ts') && !/\.test(-d)?\.ts$/.test(file));
  const declared = await Promise.all(
    files.map(async (file) => {
      const exported = (await import(join(folder, file))) as Record<string, unknown>;
      return Object.entries(exported).flatMap(([as, value]) => (isOperation(value) ? [{ operation: value, file, as }] : []));
    }),
  );
  for (const { operation, file } of declared.flat()) refuseIncomplete(operation, file);
  return declared.flat().sort((a, b) => (a.operation.name < b.operation.name ? -1 : 1));
}

/** Types ask for all of it. Whoever generates first is told the same here, before anything is written. */
function refuseIncomplete(operation: Partial<Operation>, file: string): void {
  const needed = [
    'name',
    'summary',
    'description',
    'asked',
    'retry',
    'scope',
    'permissions',
    'audit',
    'since',
    'output',
    'examples',
    'docs',
  ] as const;
  const missing = needed.filter((field) => operation[field] === undefined);
  if (missing.length > 0) throw new Error(`${file} has no ${missing.join(', no ')}: "npm run types" says what belongs there.`);
}

function isOperation(value: unknown): value is Operation {
  return typeof value === 'object' && value !== null && 'route' in value && 'effect' in value && 'input' in value;
}
