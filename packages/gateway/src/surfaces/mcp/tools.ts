import { isInToolset, isOffered, type OperationFacts, operations, toolsets } from '@gatehouse/connector/operations';
import { type InputSchema, inputSchemaOf } from '@gatehouse/connector/tool-schemas';
import type { Tool } from '@modelcontextprotocol/server';
import { opensSome } from '../../access/opening.ts';
import type { GroupPolicy } from '../../access/policy.ts';
import { sandboxOrigin } from '../../store/words.ts';
import { asOpen } from './as-open.ts';
import { kinds } from './find/kinds.ts';
import { isList, listSchemas, threadSchemas } from './lists/schemas.ts';
import { mailSchemas } from './mail/arguments.ts';
import type { ListOptions } from './options.ts';
import own from './own-tools.json' with { type: 'json' };
import { withSeveral } from './several/schemas.ts';
import { rawToolName, toolName } from './tool-name.ts';
import { shorten } from './wire-schema.ts';
import { replySchemas } from './words/arguments.ts';

/** Not taken from `own-tools.ts`, which has schemas to load. */
const writeExecutor = 'intercom_run_write_operation';

/** Beside the fields of every tool that writes, as `connection` beside those of all. */
export const keyArgument = 'idempotency_key';

export const mayWrite = (tool: string, operation: OperationFacts | undefined): boolean =>
  operation === undefined ? tool === writeExecutor || tool === rawToolName : operation.effect !== 'read';

async function toTool(operation: OperationFacts, policy: GroupPolicy, whole: boolean): Promise<Tool> {
  const { title, description, schema } = asOpen(operation, await inputSchemaOf(operation.name), policy);
  return {
    name: toolName(operation),
    title,
    description,
    inputSchema: withReadingArguments(operation, whole ? schema : shorten(schema, operation.acting)) as Tool['inputSchema'],
    annotations: annotationsOf(operation, title),
  };
}

/** A field of the operation keeps its name. */
export function withReadingArguments(operation: OperationFacts, schema: InputSchema): InputSchema {
  const own = {
    ...(isList(operation) ? listSchemas : operation.thread ? threadSchemas : {}),
    ...(operation.searchFields?.replies ? replySchemas : {}),
    ...(operation.mail ? mailSchemas : {}),
  };
  return { ...schema, properties: { ...own, ...withSeveral(operation, schema.properties) } };
}

/** The title stands here again for clients of older revisions, which look for it only here; no model is shown it. */
function annotationsOf({ effect, retry }: OperationFacts, title: string): NonNullable<Tool['annotations']> {
  if (effect === 'read') return { title, readOnlyHint: true, openWorldHint: true };
  return {
    title,
    readOnlyHint: false,
    // Whatever changes what was there, not only what deletes it; a create that may be repeated overwrites too.
    destructiveHint: effect !== 'create' || retry === 'S',
    idempotentHint: retry === 'S',
    openWorldHint: true,
  };
}

const lists = new WeakMap<GroupPolicy, Map<string, Promise<readonly Tool[]>>>();

/** What a group is shown. A policy is a new object whenever it changes, so a list lives exactly as long as its policy. */
export function listTools(policy: GroupPolicy, options: ListOptions): Promise<readonly Tool[]> {
  const known = lists.get(policy)?.get(options.key);
  if (known) return known;
  const list = buildList(policy, options);
  const kept = lists.get(policy) ?? new Map<string, Promise<readonly Tool[]>>();
  kept.set(options.key, list);
  lists.set(policy, kept);
  return list;
}

async function buildList(policy: GroupPolicy, options: ListOptions): Promise<readonly Tool[]> {
  const may = (operation: OperationFacts) =>
    isOffered(operation, policy.experimental) && policy.connections.some(({ scopes }) => opensSome(scopes, operation));
  const allowed = operations.filter((operation) => may(operation) && !(options.readOnly && operation.effect !== 'read'));
  const names = policy.connections.map(({ connection }) => connection.name);
  const finds = kinds.some(({ get }) => may(get));
  const reads = allowed.some(({ effect }) => effect === 'read');
  const writes = allowed.some(({ effect }) => effect !== 'read');
  const shown: Readonly<Record<string, boolean>> = {
    search: finds,
    fetch: finds,
    intercom_run_read_operation: reads,
    [writeExecutor]: writes,
    // For whoever wants everything; beside a few chosen tools it would be the one that a model takes for all.
    [rawToolName]: options.mode === 'full' && options.toolsets.length === 0 && !options.readOnly,
  };
  // Whoever lists everything loads a tool when it is wanted, and then wants to know all of it.
  const whole = options.mode === 'full' && options.toolsets.length === 0;
  const [searchOperations, ...others] = own as readonly Tool[];
  const tools = [
    ...(await Promise.all(
      allowed.filter((operation) => isListed(operation, options)).map((operation) => toTool(operation, policy, whole)),
    )),
    ...others.filter(({ name }) => shown[name]),
  ];
  const keyed = tools.map((tool) => (tool.annotations?.readOnlyHint === false ? withArgument(tool, keyArgument, keySchema) : tool));
  const connection = { type: 'string', enum: [...names], description: `Which Intercom workspace.${madeUpAmong(policy)}` };
  const narrowed = names.length > 1 ? keyed.map((tool) => withArgument(tool, 'connection', connection)) : keyed;
  return searchOperations ? [searchOperations, ...narrowed] : narrowed;
}

/** Where both are there, an agent has to know which people are real. */
function madeUpAmong({ connections }: GroupPolicy): string {
  const names = connections.filter(({ connection }) => connection.origin === sandboxOrigin).map(({ connection }) => connection.name);
  return names.length === 0 || names.length === connections.length ? '' : ` Made up, to try things on: ${names.join(', ')}.`;
}

function isListed(operation: OperationFacts, { mode, toolsets: asked }: ListOptions): boolean {
  if (asked.length > 0) return mode !== 'lean' && toolsets.some((one) => asked.includes(one.name) && isInToolset(one, operation.name));
  return mode === 'full' || (mode === 'default' && operation.tool !== undefined);
}

const keySchema = { type: 'string', description: 'Same key: done once.' };

function withArgument(tool: Tool, name: string, argument: Readonly<Record<string, string | number | string[]>>): Tool {
  const { properties, ...schema } = tool.inputSchema;
  // A field of the operation keeps its name.
  return properties && Object.hasOwn(properties, name)
    ? tool
    : { ...tool, inputSchema: { ...schema, properties: { ...properties, [name]: argument } } };
}
