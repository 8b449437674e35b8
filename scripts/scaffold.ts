import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { readDescription } from './scaffold/description.ts';
import { draftOperation, type Exported } from './scaffold/file.ts';

/**
 * Drafts the file of an operation from an OpenAPI description of Intercom's API, which whoever calls this has. What a description cannot
 * know (when to use it, what happens when its answer is lost, who may) stands as TODO, and no test passes until it is said.
 */
const usage = `npm run scaffold -- DESCRIPTION "METHOD /path" resource.verb

  DESCRIPTION   an OpenAPI file of Intercom's API (YAML or JSON)
  "METHOD /path"  one of its routes, such as "GET /macros/{id}"
  resource.verb   the operation's name, such as macros.get

  --missing     lists the routes of DESCRIPTION that the catalogue does not have`;

const catalogue = join(import.meta.dirname, '../packages/connector/src/catalogue');

/** The things that schemas.ts files name, and the folder of each. */
function exportedSchemas(): Exported {
  const files = readdirSync(catalogue, { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== 'shared');
  return new Map(
    files.flatMap(({ name }) => {
      const file = join(catalogue, name, 'schemas.ts');
      const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
      return [...text.matchAll(/export const ([A-Z]\w*): Schema</g)].map((match) => [match[1] as string, name] as const);
    }),
  );
}

const shape = (route: string) => route.replace(/\{\w+\}/g, '{}');

async function listMissing(file: string): Promise<void> {
  const { operations } = await import('@gatehouse/connector');
  const known = new Set(operations.map(({ route }) => shape(route)));
  const { routes } = readDescription(file);
  const missing = routes.filter((route) => !known.has(shape(route)));
  console.log(missing.length === 0 ? `All ${routes.length} routes are in the catalogue.` : missing.join('\n'));
}

function draft(file: string, route: string, name: string): void {
  if (!/^[a-z][a-z_]*\.[a-z][a-z_]*$/.test(name)) throw new Error(`"${name}" is no name of an operation: resource.verb is expected.`);
  const drafted = draftOperation(readDescription(file), route, { name }, exportedSchemas());
  const path = join(catalogue, drafted.file);
  if (existsSync(path)) throw new Error(`${drafted.file} is there already; it was left as it is.`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, drafted.text);
  console.log(`Wrote ${drafted.file}.`);
  const schemasFile = join(dirname(path), 'schemas.ts');
  for (const { name: schema, text } of drafted.schemas) {
    const head = existsSync(schemasFile)
      ? `${readFileSync(schemasFile, 'utf8')}\n`
      : "import * as z from 'zod';\nimport { loose, resource, type Schema } from '../shared/resource.ts';\n\n";
    writeFileSync(schemasFile, `${head}${text}\n`);
    console.log(`Wrote ${schema} into ${drafted.file.replace(/[^/]*$/, 'schemas.ts')}.`);
  }
  console.log('Next: npm run fix, then say what stands as TODO, then CONTRIBUTING.md, "Add an operation".');
}

if (import.meta.main) {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { missing: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  const [file, route, name] = positionals;
  try {
    if (values.help || file === undefined) console.log(usage);
    else if (values.missing) await listMissing(file);
    else if (route === undefined || name === undefined) throw new Error(`A route and a name are needed.\n\n${usage}`);
    else draft(file, route, name);
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 2;
  }
}
