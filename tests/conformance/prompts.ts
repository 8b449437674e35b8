import {
  inputRequired,
  type Prompt,
  type PromptMessage,
  ProtocolError,
  ProtocolErrorCode,
  type ServerContext,
} from '@modelcontextprotocol/server';
import { embedded, image, text } from './contents.ts';
import { askContext } from './rounds.ts';

type Arguments = Readonly<Record<string, string>>;

const required = (...names: string[]) => names.map((name) => ({ name, required: true }));

export const prompts: Prompt[] = [
  { name: 'test_simple_prompt' },
  { name: 'test_prompt_with_arguments', arguments: required('arg1', 'arg2') },
  { name: 'test_prompt_with_embedded_resource', arguments: required('resourceUri') },
  { name: 'test_prompt_with_image' },
  { name: 'test_input_required_result_prompt' },
].map((prompt) => ({ ...prompt, description: 'What the suite of the protocol asks for.' }));

const of = (...contents: PromptMessage['content'][]) => ({ messages: contents.map((content) => ({ role: 'user' as const, content })) });

export function getPrompt(name: string, args: Arguments, { inputResponses }: ServerContext['mcpReq']) {
  switch (name) {
    case 'test_simple_prompt':
      return of(text('This is a simple prompt for testing.'));
    case 'test_prompt_with_arguments':
      return of(text(`Prompt with arguments: arg1='${args['arg1']}', arg2='${args['arg2']}'`));
    case 'test_prompt_with_embedded_resource':
      return of(embedded(args['resourceUri'] ?? '', 'text/plain', 'Something embedded.'), text('Please process it.'));
    case 'test_prompt_with_image':
      return of(image, text('Please look at it.'));
    case 'test_input_required_result_prompt':
      return inputResponses?.['user_context'] ? of(text('Done.')) : inputRequired({ inputRequests: { user_context: askContext() } });
    default:
      throw new ProtocolError(ProtocolErrorCode.InvalidParams, `There is no prompt ${name}.`);
  }
}
