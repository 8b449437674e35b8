import { addedBy, findOperation, loadOperation, type OperationFacts } from '@gatehouse/connector';
import {
  type CallToolRequestParams,
  type CallToolResult,
  ProtocolError,
  ProtocolErrorCode,
  Server,
  type ServerContext,
} from '@modelcontextprotocol/server';
import type { Access } from '../../access/access.ts';
import type { GroupPrincipal } from '../../access/principal.ts';
import type { Call } from '../../calls/call.ts';
import type { Calls } from '../../calls/calls.ts';
import { checkKey } from '../../calls/repeats.ts';
import { GatewayError } from '../../errors.ts';
import { isForOperator, toGatewayError } from '../../http/errors.ts';
import { capabilities, instructions, listCache, serverInfo } from './about.ts';
import { readerOf } from './escaped.ts';
import { fetchFound, readFetch } from './find/fetch.ts';
import { type Finding, readSearchTool, searchEverywhere } from './find/search.ts';
import { answerEach } from './lists/answer-each.ts';
import { answerList } from './lists/answer-list.ts';
import { takeWanted, type Wanted } from './lists/arguments.ts';
import { takeHowMany } from './lists/how-many.ts';
import { type MeanRows, meanRows } from './lists/meant-rows.ts';
import { withNames } from './lists/named-groups.ts';
import { withNamesBeside } from './lists/names-beside.ts';
import { isList } from './lists/schemas.ts';
import { takeQuotes } from './mail/arguments.ts';
import type { MailWanted } from './mail/markup.ts';
import { byAnotherId, type OtherId } from './meant/another-id.ts';
import { shownExactly, wantedExactly } from './meant/exact-times.ts';
import { explained } from './meant/explained.ts';
import { argumentsOf, withoutHosts } from './meant/host-arguments.ts';
import { grantedOf, type Meant, readMeant, withNotes } from './meant/meant.ts';
import { withOwnTimes } from './meant/own-times.ts';
import { type Part, takeParts } from './one/arguments.ts';
import { howToGoOn, showParts } from './one/show-parts.ts';
import { type ThreadWanted, takeThread } from './one/thread.ts';
import type { ListOptions } from './options.ts';
import { fetchTool, runReadTool, runWriteTool, searchOperationsTool, searchTool } from './own-tools.ts';
import { progressOf } from './progress.ts';
import { toErrorResult, toResult } from './results.ts';
import { readRun } from './run.ts';
import type { Cancellable } from './running.ts';
import { searchOperations } from './search-operations.ts';
import { takeSeveral } from './several/arguments.ts';
import { writeSeveral } from './several/write-several.ts';
import { rowViewsOf, shapeOf, shapeRaw } from './shape.ts';
import { fit, goneOnAfter } from './shape-limits.ts';
import { operationOfTool, plainName, rawToolName } from './tool-name.ts';
import { keyArgument, listTools, mayWrite } from './tools.ts';
import { unknownTool } from './unknown-tool.ts';
import { takeReplies } from './words/arguments.ts';
import { orLooser } from './words/looser.ts';
import { peopleFor } from './words/people.ts';
import { type Answered, searchWords, withoutWords } from './words/search-words.ts';

export interface McpCaller {
  readonly principal: GroupPrincipal;
  readonly surface: 'mcp' | 'stdio';
  /** What the answer weighs until the caller has it. */
  readonly load?: Call['load'];
  readonly options: ListOptions;
  readonly cancellable?: Cancellable | undefined;
}

export interface McpDeps {
  readonly calls: Calls;
  readonly access: Pick<Access, 'policyOf'>;
  readonly newId: () => string;
  /** Milliseconds. @default the system's */
  readonly now?: () => number;
  /** Told of failures that are ours; the caller sees only the request id. */
  readonly onError?: (error: unknown, requestId: string) => void;
  /** Whom people ask who are stuck, told where nobody else can help. */
  readonly support?: { readonly label: string } | null;
}

type Arguments = Readonly<Record<string, unknown>>;

/**
 * A server for one request, or one stdio connection. Whatever is asked, alone or in a batch, arrives at the handlers here, so
 * this is where the caller's right to it is settled: in `calls`, with every call.
 */
export function createMcpServer(deps: McpDeps, caller: McpCaller): Server {
  const { principal, options } = caller;
  const server = new Server(serverInfo, {
    capabilities,
    instructions,
    cacheHints: { 'tools/list': listCache, 'server/discover': listCache },
  });
  const callTool = createCallTool(deps, caller);
  server.setRequestHandler('tools/list', async ({ params }) => {
    if (params?.cursor) throw new ProtocolError(ProtocolErrorCode.InvalidParams, 'cursor: the list has one page. Leave it out.');
    return { tools: [...(await listTools(await deps.access.policyOf(principal), options))] };
  });
  const { cancellable = uncancelled } = caller;
  server.setRequestHandler('tools/call', ({ params }, { mcpReq }) =>
    cancellable(mcpReq, (signal) => callTool(params, { ...mcpReq, signal })),
  );
  return server;
}

/** Where the protocol library sees to it. */
const uncancelled: Cancellable = ({ signal }, work) => work(signal);

type AskedFor = ServerContext['mcpReq'];

/** What answers `tools/call`, also where it fails. */
export function createCallTool(deps: McpDeps, caller: McpCaller) {
  const { calls, access, newId, onError = () => {}, now = Date.now, support = null } = deps;
  const { principal, surface, options, load } = caller;

  return async (params: CallToolRequestParams, asked: AskedFor): Promise<CallToolResult> => {
    const requestId = newId();
    try {
      return toResult(await answer(plainName(params.name), params.arguments ?? {}, requestId, asked));
    } catch (cause) {
      const error = toGatewayError(cause, asked.signal);
      if (isForOperator(error)) onError(cause, requestId);
      return toErrorResult(error, requestId, support);
    }
  };

  async function answer(name: string, given: Arguments, requestId: string, asked: AskedFor): Promise<Arguments> {
    const { signal } = asked;
    const operation = operationOfTool(name);
    // A tool whose operation has a field of that name keeps it.
    const own = operation !== undefined && Object.hasOwn(operation.places, 'connection');
    const { connection: named, [keyArgument]: key, ...rest } = withoutHosts(given, operation);
    const input = {
      ...rest,
      ...(own && named !== undefined ? { connection: named } : {}),
      // A read cannot be done twice: there it is an argument that nobody knows.
      ...(key !== undefined && !mayWrite(name, operation) ? { [keyArgument]: key } : {}),
    };
    const connection = own || named === undefined ? 'default' : typeof named === 'string' ? named.slice(0, 100) : '';
    const request = { principal, surface, requestId, connection, signal, load };

    const call = async (called: OperationFacts, with_: Arguments, own: Pick<Call, 'raw' | 'version' | 'idempotencyKey'> = {}) => {
      if (options.readOnly && called.effect !== 'read') return refuse(called.name, with_, readOnlyAddress(called.name));
      const named_ =
        called.effect === 'read' || key === undefined ? {} : { idempotencyKey: await orRefuse(() => checkKey(key, keyArgument)) };
      const answer = await calls.invoke({ ...request, operation: called, input: with_, ...named_, ...own });
      return { ...answer, body: await asPeopleSee(called, answer.body) };
    };
    const shaped = async (called: OperationFacts, given_: Arguments) => {
      const { input: with_, quotes } = await orRefuse(() => takeQuotes(called, argumentsOf(given_, called)));
      const { input: rest_, parts } = await orRefuse(() => takeParts(called, with_));
      const { input: left_, thread } = await orRefuse(() => takeThread(called, rest_));
      const { input: found_, replies } = await orRefuse(() => takeReplies(called, left_));
      const { input: own_, wanted } = await orRefuse(async () => {
        const { input: asked_, rows } = await takeHowMany(called, found_);
        return takeWanted(called, asked_, rows);
      });
      const several = await orRefuse(() => takeSeveral(called, own_));
      if (several) {
        const named_ = key === undefined ? undefined : await orRefuse(() => checkKey(key, keyArgument));
        const world = { meant: meaning, call, key: named_, now: () => performance.now(), ...progressOf(asked) };
        return fit(await writeSeveral(called, several, world));
      }
      const meant = await meaning(called, own_, !wanted?.each);
      const { exact = [] } = meant;
      const fitting = wantedExactly(wanted, exact, meant.input);
      const asking = { policy: await access.policyOf(principal), granted: undefined, call, now: now() };
      try {
        const ask = async (with_: Arguments): Promise<Answered> =>
          withStaff(
            wanted?.each?.operation ?? called,
            await (fitting
              ? listed(called, with_, fitting, quotes).then((one) => ({ ...one, shown: shownExactly(one.shown, wanted, exact) }))
              : whole(called, with_, { quotes, ...(thread && { thread }) }, parts)),
          );
        if (meant.text) {
          const { text, input } = meant;
          const clock = () => performance.now();
          const people = peopleFor(grantedOf(asking.policy, connection), call);
          const words = { operation: called, input, text, replies, people, fields: wanted?.fields, ask, call, clock, now: now() };
          const found = await searchWords(words);
          return await withNotes(found.shown, called, { ...meant, notes: [...meant.notes, ...found.notes] }, asking, found.body);
        }
        const answered: (Answered & { notes: readonly string[] }) | OtherId = await orLooser(called, meant.input, ask).catch(
          (cause: unknown) => byAnotherId(cause, called, meant.input, { ...asking, granted: grantedOf(asking.policy, connection) }),
        );
        const { shown, body } = 'input' in answered ? await ask(answered.input) : answered;
        const notes = [...meant.notes, ...answered.notes, ...(replies ? [withoutWords] : [])];
        return await withNotes(shown, called, { ...meant, notes }, asking, body);
      } catch (cause) {
        throw await explained(cause, called, meant.input, asking);
      }
    };
    const withStaff = async (of: OperationFacts, { shown, body }: Answered): Promise<Answered> => {
      const policy = await access.policyOf(principal);
      const lists = { policy, connectionId: grantedOf(policy, connection)?.connection.id ?? '', call };
      return { shown: of.effect === 'read' ? await withNamesBeside(of, shown, lists) : shown, body };
    };
    const meaning = async (called: OperationFacts, with_: Arguments, exactly = false): Promise<Meant> => {
      // Nothing is looked up for what is refused in any case.
      if (options.readOnly && called.effect !== 'read') return { input: with_, notes: [], near: [] };
      const policy = await access.policyOf(principal);
      try {
        return await readMeant(called, with_, { policy, granted: grantedOf(policy, connection), call, now: now(), exactly });
      } catch (cause) {
        const isRefusal = cause instanceof GatewayError && cause.code === 'input_invalid';
        return isRefusal ? refuse(called.name, with_, cause) : Promise.reject(cause);
      }
    };
    const ownTimes = async (called: OperationFacts, shown: Arguments) => {
      const policy = await access.policyOf(principal);
      return withOwnTimes(called, shown, { policy, connectionId: grantedOf(policy, connection)?.connection.id ?? '', call });
    };
    const whole = async (
      called: OperationFacts,
      with_: Arguments,
      asked: MailWanted & { readonly thread?: ThreadWanted },
      parts: readonly Part[] | undefined,
    ): Promise<{ shown: Arguments; body: unknown }> => {
      const { body, repeated } = await call(called, with_);
      const operation = await loadOperation(called.name);
      if (parts) {
        const thread = asked.thread ? await shapeOf(operation)(body, with_, asked) : {};
        return { shown: { ...thread, ...(await showParts(operation, body, parts, asked)) }, body };
      }
      const added = called.effect === 'read' ? undefined : addedBy(called, with_, body);
      const written = added && (await fit({ written: rowViewsOf(operation, added.path).written(added.row) }));
      const shown = { ...(await ownTimes(called, await shapeOf(operation)(body, with_, asked))), ...written };
      return { shown: repeated ? { ...shown, repeated } : called.effect === 'read' && !isList(called) ? howToGoOn(shown) : shown, body };
    };
    const listed = async (called: OperationFacts, with_: Arguments, wanted: Wanted, quotes: boolean) => {
      const operation = await loadOperation(called.name);
      const policy = await access.policyOf(principal);
      const lists = { policy, connectionId: grantedOf(policy, connection)?.connection.id ?? '', call };
      const mean: MeanRows = (of, rows, wanted_) => meanRows(of, rows, wanted_, lists);
      const world = { call, now: () => performance.now(), meanRows: mean, ...progressOf(asked) };
      const listing = wanted.each
        ? await answerEach(operation, with_, wanted, wanted.each, { ...world, meant: meaning })
        : await answerList(operation, with_, wanted, { ...world, fetchPage: (page) => call(called, page) }, rowViewsOf(operation));
      const named = await withNames(wanted.each?.operation ?? called, listing.wanted, listing.shown, lists);
      const fitted = await withOwnTimes(called, await fit(named, { quotes }), lists);
      const shown = fitted['cut'] === undefined ? fitted : { ...fitted, next: listing.after(goneOnAfter(fitted['rows'] as unknown[])) };
      return { shown, body: bodyOf(operation, listing.read ?? []) };
    };
    const refuse = (asked: string, with_: Arguments, error?: GatewayError) =>
      calls.refuseUnknown({ ...request, asked, input: with_, ...(error === undefined ? {} : { error }) });
    /** Arguments that cannot be read are a call that somebody made, too. */
    const orRefuse = async <T>(read: () => T | Promise<T>): Promise<T> => {
      try {
        return await read();
      } catch (cause) {
        return cause instanceof GatewayError ? refuse(name, input, cause) : Promise.reject(cause);
      }
    };
    const run = async (kind: 'read' | 'write') => {
      const wanted = await orRefuse(() => readRun(input, kind));
      if (!wanted.operation || wanted.refusal) return refuse(wanted.asked, wanted.input, wanted.refusal);
      return shaped(wanted.operation, wanted.input);
    };

    if (!own && named !== undefined && typeof named !== 'string') return refuse(name, input, notAName);
    if (operation) return shaped(operation, input);
    switch (name) {
      case searchOperationsTool.name:
        return orRefuse(async () => searchOperations(input, await access.policyOf(principal)));
      case runReadTool.name:
        return run('read');
      case runWriteTool.name:
        return run('write');
      case rawToolName: {
        const { readRawTool } = await import('./raw-tool.ts');
        const raw = await orRefuse(() => readRawTool(input));
        return call(raw.operation, raw.input as Arguments, raw).then(({ body, repeated }) => shapeRaw(body, repeated));
      }
      case searchTool.name:
        return searchEverywhere(await orRefuse(() => readSearchTool(input)), await finding(connection, call));
      case fetchTool.name:
        return fetchFound(await orRefuse(() => readFetch(input)), await finding(connection, call));
      default:
        return refuse(name, input, unknownTool(name, await access.policyOf(principal)));
    }
  }

  async function finding(name: string, call: Finding['call']): Promise<Finding> {
    const policy = await access.policyOf(principal);
    return { policy, granted: grantedOf(policy, name) ?? (name === 'default' ? policy.connections[0] : undefined), call, now: now() };
  }
}

/** Rows in the place of an answer where they stand. */
const bodyOf = ({ paging }: OperationFacts, rows: readonly unknown[]): unknown =>
  paging ? paging.items.split('.').reduceRight<unknown>((inner, name) => ({ [name]: inner }), rows) : rows;

/** Whatever is shown can be given back: Intercom escapes some names, and takes them as they are. */
async function asPeopleSee({ name }: OperationFacts, body: unknown): Promise<unknown> {
  const read = findOperation(name) && readerOf((await loadOperation(name)).output);
  return read ? read(body) : body;
}

const notAName = new GatewayError('input_invalid', {
  field: 'connection',
  fix: 'connection: give the name of a connection as text, or leave it out.',
});

const readOnlyAddress = (operation: string) =>
  new GatewayError('input_invalid', {
    operation,
    field: 'readonly',
    fix: 'This address was opened with readonly=1, so nothing is changed through it.',
  });
