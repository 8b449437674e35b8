import facts from '../manifest/facts.json' with { type: 'json' };
import { type OperationName, resources } from '../manifest/resources.ts';
import type { OperationFacts } from './facts.ts';
import { indexByName } from './names.ts';
import type { Operation } from './operation.ts';

export type { OperationName } from '../manifest/resources.ts';

/** Every resource with its verbs; the shape of the typed client. */
export type Catalogue = { readonly [R in keyof typeof resources]: Awaited<ReturnType<(typeof resources)[R]>> };

/** Every operation, in the order of its name, without schemas: `loadOperation` has those. */
export const operations = facts as unknown as readonly OperationFacts<OperationName>[];

const byName = /* @__PURE__ */ indexByName(operations);

/** The facts of an operation, by its name or a former one. */
export function findOperation<const Name extends OperationName>(name: Name): OperationFacts<Name>;
export function findOperation(name: string): OperationFacts<OperationName> | undefined;
export function findOperation(name: string): OperationFacts<OperationName> | undefined {
  return byName.get(name);
}

/** The whole operation of a name; of any name when the name is not known to the compiler. */
export type OperationNamed<Name extends OperationName> = [Name] extends [`${infer R extends keyof Catalogue}.${infer V}`]
  ? [V] extends [keyof Catalogue[R]]
    ? Catalogue[R][V]
    : Operation<Name>
  : Operation<Name>;

const loading = new Map<string, Promise<Operation>>();

/**
 * An operation with its schemas and examples. Loads the module of its resource at first use. Rejects with a `TypeError` when
 * there is no such operation.
 */
export function loadOperation<const Name extends OperationName>(name: Name): Promise<OperationNamed<Name>>;
export function loadOperation(name: string): Promise<Operation>;
export function loadOperation(name: string): Promise<Operation> {
  const known = loading.get(name);
  if (known) return known;
  const operation = load(name);
  // A module that could not be read may be there the next time.
  operation.catch(() => loading.delete(name));
  loading.set(name, operation);
  return operation;
}

async function load(name: string): Promise<Operation> {
  const facts = byName.get(name);
  if (!facts) throw new TypeError(`There is no operation "${name}".`);
  const [resource, verb] = facts.name.split('.') as [keyof typeof resources, string];
  const module = (await resources[resource]()) as Readonly<Record<string, unknown>>;
  return module[verb] as Operation;
}
