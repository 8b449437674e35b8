import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { IntercomClient } from 'intercom-client';

export interface Method {
  /** From the client, with dots. */
  readonly name: string;
  /** The arguments with which the SDK's own reference shows it. */
  readonly shown: readonly unknown[];
}

const root = dirname(createRequire(import.meta.url).resolve('intercom-client/package.json'));
const reference = readFileSync(join(root, 'reference.md'), 'utf8');

/** Every method that the client has, found by walking it: what a newer SDK adds is here by itself. */
export function methodsOfSdk(): Method[] {
  const client = new IntercomClient({ token: 'none' });
  return [...walk(client, [], 0)].map((path) => ({ name: path.join('.'), shown: argumentsOf(path.join('.')) }));
}

function* walk(thing: object, path: readonly string[], depth: number): Iterable<readonly string[]> {
  const prototypes = [];
  for (let one: object | null = thing; one && one !== Object.prototype; one = Object.getPrototypeOf(one)) prototypes.push(one);
  for (const prototype of prototypes) {
    for (const [name, { get, value }] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
      if (name === 'constructor' || name.startsWith('_')) continue;
      if (typeof value === 'function') yield [...path, name];
      const inner: unknown = get === undefined ? undefined : (thing as Record<string, unknown>)[name];
      if (typeof inner === 'object' && inner !== null && depth < 3) yield* walk(inner, [...path, name], depth + 1);
    }
  }
}

/** What stands between the brackets of its first call in the reference: a JavaScript literal. */
function argumentsOf(method: string): readonly unknown[] {
  const call = `client.${method}(`;
  const at = reference.indexOf(`await ${call}`);
  if (at < 0) throw new Error(`The SDK's reference shows no call of ${method}.`);
  const start = at + `await ${call}`.length;
  let depth = 1;
  let end = start;
  for (let quoted = false; depth > 0; end += 1) {
    const character = reference[end];
    if (character === '"' && reference[end - 1] !== '\\') quoted = !quoted;
    else if (!quoted && character !== undefined && '({['.includes(character)) depth += 1;
    else if (!quoted && character !== undefined && ')}]'.includes(character)) depth -= 1;
  }
  return new Function(`return [${reference.slice(start, end - 1)}]`)() as unknown[];
}

/** The method of one client by its name. */
export function call(client: IntercomClient, name: string, args: readonly unknown[]): PromiseLike<unknown> {
  const path = name.split('.');
  const owner = path.slice(0, -1).reduce<unknown>((thing, key) => (thing as Record<string, unknown>)[key], client);
  return (owner as Record<string, (...args: readonly unknown[]) => PromiseLike<unknown>>)[path.at(-1) ?? '']?.(
    ...args,
  ) as PromiseLike<unknown>;
}
