import { findOperation, type OperationFacts } from '@gatehouse/connector';
import { isRecord } from '../record.ts';
import { operationOfTool } from '../tool-name.ts';
import { parsedText } from './values.ts';

/** What hosts add to the arguments of a tool by themselves, for their own book-keeping: it changes nothing of what is asked. */
const ofHosts: ReadonlySet<string> = new Set([
  '_meta',
  'toolCallId',
  'tool_call_id',
  'toolUseId',
  'tool_use_id',
  'callId',
  'call_id',
  'sessionId',
  'session_id',
  'chatInput',
  'requestContext',
  'progressToken',
  'runId',
  'run_id',
  'threadId',
  'thread_id',
  'explanation',
  'reasoning',
  'thought',
]);

/**
 * Under these hosts and models write for themselves, too, and people what they mean: whatever says something is refused by its name, and
 * only what says nothing is left out.
 */
const mayBeMeant: ReadonlySet<string> = new Set(['metadata', 'context', 'reason']);

const saysNothing = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (isRecord(value) && Object.entries(value).every(([name, one]) => ofHosts.has(name) || saysNothing(one)));

/** In what hosts and models wrap all of the arguments. */
const wrappers = ['arguments', 'args', 'params', 'parameters', 'kwargs', 'input', 'body'];

type Arguments = Readonly<Record<string, unknown>>;

const has = (operation: OperationFacts | undefined, name: string) => operation !== undefined && Object.hasOwn(operation.places, name);

/** Without what is the host's. A field of that name that the operation has is the operation's. */
export function withoutHosts(given: Arguments, operation?: OperationFacts): Arguments {
  return Object.fromEntries(
    Object.entries(given).filter(
      ([name, value]) => has(operation, name) || !(ofHosts.has(name) || (mayBeMeant.has(name) && saysNothing(value))),
    ),
  );
}

/** The arguments themselves: without what is the host's, and out of the one argument in which all are wrapped. */
export const argumentsOf = (given: Arguments, operation: OperationFacts): Arguments => unwrapped(withoutHosts(given, operation), operation);

/** Of the tools that run an operation: its input written as text, in another wrapper, or beside its name. */
export function runArguments(given: unknown): unknown {
  if (!isRecord(given)) return given;
  const { operation, input, ...beside } = given;
  const inner = input === null || input === '' ? undefined : parsedText(input);
  const facts = typeof operation === 'string' ? (findOperation(operation) ?? operationOfTool(operation)) : undefined;
  if (facts === undefined || (inner !== undefined && !isRecord(inner)))
    return { operation, ...(inner === undefined ? {} : { input: inner }), ...beside };
  // What the operation does not know is refused with the nearest that it does.
  return { operation: facts.name, input: { ...unwrapped(beside, facts), ...inner } };
}

function unwrapped(given: Arguments, operation: OperationFacts): Arguments {
  const [name, ...others] = Object.keys(given);
  if (name === undefined || others.length > 0 || !wrappers.includes(name) || has(operation, name)) return given;
  const inner = parsedText(given[name]);
  return isRecord(inner) ? inner : given;
}
