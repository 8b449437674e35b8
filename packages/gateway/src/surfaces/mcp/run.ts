import { findOperation, isOffered, type OperationFacts, operations, toolsets } from '@gatehouse/connector';
import { inputSchemaOf } from '@gatehouse/connector/tool-schemas';
import type * as z from 'zod';
import type { GroupPolicy } from '../../access/policy.ts';
import { GatewayError } from '../../errors.ts';
import { toIssues } from '../../issues.ts';
import { runReadTool, searchOperationsTool } from './own-tools.ts';
import { toolName } from './tool-name.ts';
import { shorten } from './wire-schema.ts';

const mostHits = 10;
/** With so few hits, the model has found what it looked for and needs the input next. */
const hitsWithSchema = 2;

/** The catalogue searched by words; nothing of a workspace is read. */
export async function searchOperations(args: unknown, policy: GroupPolicy): Promise<Readonly<Record<string, unknown>>> {
  const { query } = parse(searchOperationsTool.input, args);
  const words = query
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const ranked = operations
    .filter((operation) => isOffered(operation, policy.experimental))
    .map((operation) => ({ operation, score: scoreOf(operation, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score);
  const best = ranked[0]?.score ?? 0;
  // What shares only a word or two with the question is noise beside a full match.
  const hits = ranked.filter(({ score }) => score * 2 >= best).slice(0, mostHits);
  if (hits.length === 0)
    return { operations: [], hint: `Nothing fits. There are operations on ${toolsets.map(({ name }) => name).join(', ')}.` };
  const named = hits.filter(({ operation }) => operation.name === query.trim());
  const withSchema = named.length > 0 ? named : hits.length <= hitsWithSchema ? hits : [];
  return {
    operations: await Promise.all(
      (named.length > 0 ? named : hits).map(({ operation }) =>
        describe(
          operation,
          policy,
          withSchema.some((hit) => hit.operation === operation),
        ),
      ),
    ),
    ...(withSchema.length === 0 ? { hint: 'Search for one of these names to see its input.' } : {}),
  };
}

async function describe(operation: OperationFacts, policy: GroupPolicy, whole: boolean) {
  const { name, summary, description, effect, scope } = operation;
  const where = policy.connections.filter(({ scopes }) => scopes.has(scope)).map(({ connection }) => connection.name);
  return {
    operation: name,
    summary,
    effect,
    scope,
    allowed: where.length > 0,
    ...(where.length > 0 && where.length < policy.connections.length ? { connections: where } : {}),
    ...(operation.tool === undefined ? {} : { tool: toolName(operation) }),
    ...(whole ? { description, input: shorten(await inputSchemaOf(name)) } : {}),
  };
}

/** A word in the name counts most; the start of a word is enough (`tag` finds `tags`, `tagging`). */
function scoreOf(operation: OperationFacts, words: readonly string[]): number {
  const places: readonly [string, number][] = [
    [operation.name, 4],
    [operation.summary, 3],
    [`${operation.scope} ${operation.path}`, 2],
    [operation.description, 1],
  ];
  return words.reduce((sum, word) => {
    const stem = word.length > 3 ? word.replace(/(?:ies|s)$/, '') : word;
    const found = places.find(([text]) =>
      text
        .toLowerCase()
        .split(/[^a-z0-9]+/)
        .some((other) => other.startsWith(stem)),
    );
    return sum + (found?.[1] ?? 0);
  }, 0);
}

export interface Run {
  readonly operation: OperationFacts | undefined;
  readonly asked: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Why the executor does not take it. */
  readonly refusal?: GatewayError;
}

export function readRun(args: unknown, kind: 'read' | 'write'): Run {
  const { operation: asked, input } = parse(runReadTool.input, args);
  const operation = findOperation(asked);
  if (!operation) {
    const fix = 'Find its name with intercom_search_operations.';
    return { operation, asked, input, refusal: new GatewayError('operation_unknown', { field: 'operation', fix }) };
  }
  const other = operation.effect === 'read' ? 'read' : 'write';
  if (other === kind) return { operation, asked, input };
  const fix = `${asked} is a ${other}: use intercom_run_${other}_operation.`;
  return { operation, asked, input, refusal: new GatewayError('input_invalid', { field: 'operation', operation: asked, fix }) };
}

/** Throws `input_invalid` naming the argument. */
export function parse<S extends z.ZodType>(schema: S, args: unknown): z.output<S> {
  const result = schema.safeParse(args);
  if (result.success) return result.data;
  const found = toIssues(result.error.issues, { input: args, unknownField: () => 'is not an argument of this tool' });
  const issues = found.map(({ field, problem }) => ({ field: field || 'arguments', problem }));
  const [first] = issues;
  throw new GatewayError('input_invalid', { field: first?.field ?? 'arguments', fix: `${first?.field}: ${first?.problem}`, issues });
}
