import { randomBytes } from 'node:crypto';
import {
  acceptedContent,
  CLIENT_CAPABILITIES_META_KEY,
  type ClientCapabilities,
  createRequestStateCodec,
  type InputRequests,
  inputRequired,
  inputResponse,
  type JSONObject,
  ProtocolError,
  ProtocolErrorCode,
  type ServerContext,
} from '@modelcontextprotocol/server';
import { text } from './contents.ts';
import type { FixtureTool } from './tools.ts';

type Asked = ServerContext['mcpReq'];

const codec = createRequestStateCodec<{ step: number }>({ key: randomBytes(32) });

const ask = (message: string, properties: JSONObject) =>
  inputRequired.elicit({ message, requestedSchema: { type: 'object', properties, required: Object.keys(properties) } as never });
const askName = (message = 'What is your name?') => ask(message, { name: { type: 'string' } });
const askModel = (question: string, maxTokens = 100) =>
  inputRequired.createMessage({ messages: [{ role: 'user', content: { type: 'text', text: question } }], maxTokens });

/** What the host says of itself with each request. */
export const capabilitiesOf = ({ envelope }: Asked): ClientCapabilities =>
  (envelope as Record<string, ClientCapabilities> | undefined)?.[CLIENT_CAPABILITIES_META_KEY] ?? {};

const done = (value: string) => ({ content: [text(value)] });
const has = ({ inputResponses }: Asked, names: readonly string[]) => names.every((name) => inputResponses?.[name] !== undefined);

/** The state that comes back is anybody's, so it is read only with its seal. */
async function stepOf(asked: Asked): Promise<number> {
  const state: unknown = asked.requestState();
  if (state === undefined) return 0;
  try {
    return (await codec.verify(String(state), undefined as never)).step;
  } catch {
    throw new ProtocolError(ProtocolErrorCode.InvalidParams, 'That is not the state that was given.');
  }
}

const once = (inputRequests: InputRequests, answer: (asked: Asked) => string): FixtureTool => ({
  answer: (asked) => (has(asked, Object.keys(inputRequests)) ? done(answer(asked)) : inputRequired({ inputRequests })),
});

const sealed = (inputRequests: InputRequests, said: string): FixtureTool => ({
  async answer(asked) {
    const step = await stepOf(asked);
    if (step === 1 && has(asked, Object.keys(inputRequests))) return done(said);
    return inputRequired({ inputRequests, requestState: await codec.mint({ step: 1 }) });
  },
});

/** Tools that need an answer of the person, the model or the host before they have their own. */
export const roundTools: Readonly<Record<string, FixtureTool>> = {
  test_input_required_result_elicitation: {
    answer({ inputResponses }) {
      const { name } = acceptedContent<{ name?: unknown }>(inputResponses, 'user_name') ?? {};
      return typeof name === 'string' ? done(`Hello, ${name}!`) : inputRequired({ inputRequests: { user_name: askName() } });
    },
  },
  test_input_required_result_sampling: once({ capital_question: askModel('What is the capital of France?') }, ({ inputResponses }) =>
    JSON.stringify(inputResponse(inputResponses, 'capital_question')),
  ),
  test_input_required_result_list_roots: once({ client_roots: inputRequired.listRoots() }, ({ inputResponses }) =>
    JSON.stringify(inputResponse(inputResponses, 'client_roots')),
  ),
  test_input_required_result_request_state: sealed({ confirm: ask('Please confirm', { ok: { type: 'boolean' } }) }, 'state-ok'),
  test_input_required_result_tampered_state: sealed({ confirm: ask('Please confirm', { ok: { type: 'boolean' } }) }, 'state-ok'),
  test_input_required_result_multiple_inputs: sealed(
    { user_name: askName(), greeting: askModel('Generate a greeting', 50), client_roots: inputRequired.listRoots() },
    'All three came.',
  ),
  test_input_required_result_multi_round: {
    async answer(asked) {
      const step = await stepOf(asked);
      if (step === 2 && has(asked, ['step2'])) return done('Both came.');
      if (step === 1 && has(asked, ['step1'])) {
        const step2 = ask('Step 2: What is your favorite color?', { color: { type: 'string' } });
        return inputRequired({ inputRequests: { step2 }, requestState: await codec.mint({ step: 2 }) });
      }
      const step1 = askName('Step 1: What is your name?');
      return inputRequired({ inputRequests: { step1 }, requestState: await codec.mint({ step: 1 }) });
    },
  },
  test_input_required_result_capabilities: {
    answer(asked) {
      const { sampling, elicitation } = capabilitiesOf(asked);
      const inputRequests = {
        ...(sampling ? { greeting: askModel('Generate a greeting') } : {}),
        ...(elicitation ? { user_name: askName() } : {}),
      };
      return inputRequired({ inputRequests });
    },
  },
  test_sampling: once({ answer: askModel('What is two and two?') }, () => 'Answered.'),
  test_elicitation: once({ answer: askName() }, () => 'Answered.'),
  test_elicitation_sep1034_defaults: once({ answer: askName() }, () => 'Answered.'),
  test_elicitation_sep1330_enums: once({ answer: askName() }, () => 'Answered.'),
  test_streaming_elicitation: once({ user_name: askName() }, () => 'Hello!'),
};

export const askContext = () => ask('What context should the prompt use?', { context: { type: 'string' } });
