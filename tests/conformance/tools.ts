import { type CallToolResult, type JSONObject, ProtocolError, type ServerContext, type Tool } from '@modelcontextprotocol/server';
import { audio, embedded, image, text } from './contents.ts';
import { capabilitiesOf, roundTools } from './rounds.ts';

type Asked = ServerContext['mcpReq'];

/** A tool that the suite calls by this name, and what answers it. */
export interface FixtureTool {
  readonly inputSchema?: JSONObject;
  /** A tool of the product, which then answers in its place. */
  readonly as?: { readonly name: string; readonly arguments: JSONObject };
  readonly answer?: (asked: Asked, args: JSONObject) => unknown;
}

const say = (...content: CallToolResult['content']) => ({ content });
const soon = () => new Promise((resolve) => setTimeout(resolve, 1));

/** What the 2020-12 dialect has and earlier ones do not. */
const dialect: JSONObject = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  $defs: {
    address: { $anchor: 'addressDef', type: 'object', properties: { street: { type: 'string' }, city: { type: 'string' } } },
  },
  properties: {
    name: { type: 'string' },
    address: { $ref: '#/$defs/address' },
    contactMethod: { type: 'string', enum: ['phone', 'email'] },
    phone: { type: 'string' },
    email: { type: 'string' },
  },
  allOf: [{ anyOf: [{ required: ['phone'] }, { required: ['email'] }] }],
  if: { properties: { contactMethod: { const: 'phone' } }, required: ['contactMethod'] },
  // biome-ignore lint/suspicious/noThenProperty: the keyword's name
  then: { required: ['phone'] },
  else: { required: ['email'] },
  additionalProperties: false,
};

const headers: JSONObject = {
  type: 'object',
  properties: { region: { type: 'string', 'x-mcp-header': 'Region' }, query: { type: 'string' } },
};

const ours: Readonly<Record<string, FixtureTool>> = {
  test_simple_text: { as: { name: 'intercom_list_tags', arguments: {} } },
  test_error_handling: { as: { name: 'intercom_get_contact', arguments: { id: 'nobody' } } },
  test_tool_with_progress: {
    as: { name: 'intercom_list_all_contacts', arguments: { all: true, count: true, where: [{ field: 'role', value: 'user' }] } },
  },
};

const others: Readonly<Record<string, FixtureTool>> = {
  test_image_content: { answer: () => say(image) },
  test_audio_content: { answer: () => say(audio) },
  test_embedded_resource: { answer: () => say(embedded('test://embedded-resource', 'text/plain', 'Something embedded.')) },
  test_multiple_content_types: {
    answer: () => say(text('Several kinds.'), image, embedded('test://mixed-content-resource', 'application/json', '{"value":123}')),
  },
  test_tool_with_logging: { answer: logged },
  test_logging_tool: { answer: logged },
  test_missing_capability: {
    answer(asked) {
      if (capabilitiesOf(asked).sampling) return say(text('It can.'));
      throw new ProtocolError(-32021, 'Sampling is needed.', { requiredCapabilities: { sampling: {} } });
    },
  },
  json_schema_2020_12_tool: { inputSchema: dialect, answer: (_, args) => say(text(JSON.stringify(args))) },
  test_custom_headers: { inputSchema: headers, answer: (_, args) => say(text(JSON.stringify(args))) },
};

async function logged({ log }: Asked) {
  for (const line of ['Tool execution started', 'Tool processing data', 'Tool execution completed']) {
    await log('info', line);
    await soon();
  }
  return say(text('Said three things.'));
}

export const fixtureTools: Readonly<Record<string, FixtureTool>> = { ...ours, ...others, ...roundTools };

export const listed: readonly Tool[] = Object.entries(fixtureTools).map(([name, { inputSchema }]) => ({
  name,
  description: 'What the suite of the protocol calls.',
  inputSchema: (inputSchema ?? { type: 'object', properties: {} }) as Tool['inputSchema'],
}));
