import { findOperation, isOffered, loadOperation, type OperationFacts, operations, toolsets } from '@gatehouse/connector';
import { inputSchemaOf } from '@gatehouse/connector/tool-schemas';
import { opensSome } from '../../access/opening.ts';
import type { GroupPolicy } from '../../access/policy.ts';
import { asOpen, partsOpen } from './as-open.ts';
import { nameable } from './meant/nameable.ts';
import type { createOperationIndex } from './operation-index.ts';
import { searchOperationsTool } from './own-tools.ts';
import { parse } from './run.ts';
import { operationOfTool, toolName } from './tool-name.ts';
import { withReadingArguments } from './tools.ts';
import { shorten } from './wire-schema.ts';

/** The right one is among the first three or far down; more would only be read. */
const mostHits = 5;

/** What there is none of may have been meant as an operation that scores so much of it. */
const closeBy = 0.5;

let loading: Promise<ReturnType<typeof createOperationIndex>> | undefined;

/** The first search loads it: most processes never search. */
function loadIndex(): Promise<ReturnType<typeof createOperationIndex>> {
  loading ??= import('./operation-index.ts').then(async (module) => module.createOperationIndex(await module.everyEntry()));
  return loading;
}

/** The catalogue searched by words; nothing of a workspace is read. */
export async function searchOperations(args: unknown, policy: GroupPolicy): Promise<Readonly<Record<string, unknown>>> {
  const { query } = parse(searchOperationsTool.input, args);
  const named = findOperation(query.trim()) ?? operationOfTool(query.trim());
  if (named && isOffered(named, policy.experimental)) return { operations: [await inFull(named, policy)] };
  const ofResource = operations.filter((operation) => resourceOf(operation) === query.trim() && isOffered(operation, policy.experimental));
  if (ofResource.length > 0) return { operations: ofResource.map((operation) => inShort(operation, policy)), hint: hintForInput };
  const { hits, absent, fits } = (await loadIndex()).search(query);
  const offeredHits = hits.filter(({ operation }) => isOffered(operation, policy.experimental));
  const offered = offeredHits.map(({ operation }) => operation);
  const [best, ...others] = offered.slice(0, mostHits);
  if (absent) {
    const close = offeredHits.slice(0, 1).flatMap(({ operation, score }) => (score >= closeBy ? [operation.name] : []));
    return {
      operations: [],
      hint: `There is no such operation: Intercom's API cannot ${absent.what}. ${nearest([...new Set([...close, ...absent.near])])}`,
    };
  }
  if (!best || !fits) return { operations: [], hint: `There is no such operation. ${nearest(resourcesOf(offered))}` };
  return {
    operations: [await inFull(best, policy), ...others.map((operation) => inShort(operation, policy))],
    ...(others.length === 0 ? {} : { hint: hintForInput }),
  };
}

const hintForInput = 'Search for a name to see its input.';

const resourceOf = ({ name }: OperationFacts) => name.slice(0, name.indexOf('.'));

const nearest = (names: readonly string[]) => `Nearest: ${names.join(', ')}. Search for one of these, or in other words.`;

/** Those of the best few hits, or where nothing is near, what there is. */
function resourcesOf(offered: readonly OperationFacts[]): readonly string[] {
  const near = offered.slice(0, mostHits).map(resourceOf);
  return near.length > 0 ? [...new Set(near)] : toolsets.map(({ name }) => name);
}

function inShort(operation: OperationFacts, policy: GroupPolicy) {
  const { name, summary, effect, scope } = operation;
  const where = policy.connections.filter(({ scopes }) => opensSome(scopes, operation)).map(({ connection }) => connection.name);
  const parts = partsOpen(operation, policy);
  return {
    operation: name,
    summary,
    effect,
    allowed: where.length > 0,
    // Needed by whoever asks for it to be allowed.
    ...(where.length === 0 ? { scope } : {}),
    ...(parts.length === 0 ? {} : { only: parts.map(({ opens }) => opens).join('; ') }),
    ...(where.length > 0 && where.length < policy.connections.length ? { connections: where } : {}),
  };
}

async function inFull(operation: OperationFacts, policy: GroupPolicy) {
  const { description, schema } = asOpen(operation, await inputSchemaOf(operation.name), policy);
  const isOpen = (at: string) => Object.hasOwn(schema.properties, at.replace(/[.[].*/s, ''));
  const names = nameable(await loadOperation(operation.name)).filter(isOpen);
  return {
    ...inShort(operation, policy),
    scope: operation.scope,
    ...(operation.tool === undefined ? {} : { tool: toolName(operation) }),
    description,
    ...(names.length === 0 ? {} : { names_do_for: names }),
    input: withReadingArguments(operation, shorten(schema, operation.acting)),
  };
}
