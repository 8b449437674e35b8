import { type Readable, Writable } from 'node:stream';
import type { GroupPrincipal } from '../../access/principal.ts';
import { answerOpening, type Opening, readOpening } from './opening.ts';
import { type ListOptions, standardOptions } from './options.ts';
import type { McpDeps } from './server.ts';
import type { Conversation, ConversationEnd } from './stdio-wire.ts';
import { listTools } from './tools.ts';

export interface StdioDeps extends Omit<McpDeps, 'newId'> {
  readonly principal: GroupPrincipal;
  readonly options?: ListOptions;
  /** Instead of this process's own input and output. */
  readonly input?: Readable;
  readonly output?: Writable;
}

/** Once somebody reads the first list, the call that follows should not wait for the library. */
const warmUpMs = 150;
/** No opening is longer; whatever is goes to the library, which has a limit of its own. */
const longestOpening = 64 * 1024;

/**
 * MCP on this process's input and output, for whoever started it. Nothing else may be written to stdout.
 *
 * The opening is answered here. With the first message that is anything else, the library takes the conversation over: it is told
 * what was said so far, and what it says to that is dropped, because the host has that answer.
 */
export function serveOverStdio(deps: StdioDeps): Conversation {
  const { principal, access, options = standardOptions, input = process.stdin, output = process.stdout } = deps;
  const library = () => import('./stdio-library.ts');
  const tools = async () => listTools(await access.policyOf(principal), options);
  let rest: Buffer = Buffer.alloc(0);
  let era: Opening['era'] | undefined;
  let initialize: { readonly id: Opening['id']; said: Buffer } | undefined;
  let handle: Promise<Conversation> | undefined;
  const answers: Promise<unknown>[] = [];
  const { promise: over, resolve } = Promise.withResolvers<ConversationEnd>();

  const write = (message: unknown) => output.write(`${JSON.stringify(message)}\n`);
  const onData = (chunk: Buffer) => {
    rest = Buffer.concat([rest, chunk]);
    for (let end = rest.indexOf(10); end !== -1; end = rest.indexOf(10)) {
      const line = rest.subarray(0, end + 1);
      if (!answered(line)) return handOver();
      rest = rest.subarray(end + 1);
    }
    if (rest.length > longestOpening) handOver();
  };
  const answered = (line: Buffer): boolean => {
    const message = parse(line);
    if (isInitialized(message) && initialize) {
      initialize.said = Buffer.concat([initialize.said, line]);
      return true;
    }
    const opening = readOpening(message);
    if (!opening || (era !== undefined && opening.era !== era) || (opening.method === 'initialize' && era !== undefined)) return false;
    era = opening.era;
    if (opening.method === 'initialize') initialize = { id: opening.id, said: Buffer.from(line) };
    answers.push(answerOpening(opening, tools).then(write, (error) => deps.onError?.(error, '')));
    if (opening.method === 'tools/list') setTimeout(() => library().catch(() => {}), warmUpMs).unref();
    return true;
  };
  const handOver = () => {
    letGo();
    const said = Buffer.concat([initialize?.said ?? Buffer.alloc(0), rest]);
    handle = library().then(({ serveWithLibrary }) =>
      serveWithLibrary(deps, options, input, withoutAnswerTo(initialize?.id, output), said),
    );
    handle
      .then((conversation) => conversation.over)
      .then(resolve, (error) => {
        deps.onError?.(error, '');
        resolve('broken');
      });
  };
  const onEnd = () => Promise.all(answers).then(() => resolve('ended'));
  const letGo = () => input.off('data', onData).off('end', onEnd).off('close', onEnd).pause();

  // A host that has gone hears nothing any more; its end of the input says so, too.
  output.on('error', () => {});
  input.on('data', onData).once('end', onEnd).once('close', onEnd);
  return {
    over,
    async close() {
      letGo();
      await (await handle?.catch(() => undefined))?.close();
    },
  };
}

const isInitialized = (message: unknown) =>
  typeof message === 'object' && message !== null && 'method' in message && message.method === 'notifications/initialized';

/** The output for the library; its answer to what has been answered is dropped, once. */
function withoutAnswerTo(id: Opening['id'] | undefined, output: Writable): Writable {
  let waiting = id !== undefined;
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      const message = waiting ? (parse(chunk) as { id?: unknown; result?: unknown } | undefined) : undefined;
      if (message?.result !== undefined && message.id === id) {
        waiting = false;
        done();
      } else output.write(chunk, done);
    },
  });
}

function parse(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString());
  } catch {
    return undefined;
  }
}
