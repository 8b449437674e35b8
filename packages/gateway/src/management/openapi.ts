import { apiVersions, isOffered, latestVersion, type OperationFacts, operations } from '@gatehouse/connector';
import { inputSchemaOf, outputSchemaOf } from '@gatehouse/connector/tool-schemas';
import * as z from 'zod';
import { errorTable } from '../errors.ts';
import { type ManagementOperation, management } from './index.ts';
import { apiRoot } from './request.ts';

type Json = Record<string, unknown>;

interface Described {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly input: Json;
  readonly output: Json;
  place(field: string): 'path' | 'query' | 'body';
  /** What does not come from the schemas. */
  readonly about: Json;
  readonly parameters: readonly Json[];
  readonly error: string;
}

let described: { readonly key: string; readonly document: Promise<Json> } | undefined;

/** One OpenAPI document for the management API and for `/intercom/{connection}/…`; made once. */
export function describe(told: { publicUrl: string; version: string; experimental: boolean }): Promise<Json> {
  const key = JSON.stringify(told);
  if (described?.key !== key) described = { key, document: build(told) };
  return described.document;
}

const inBraces = /\{(\w+)\}/g;

function withNames(operation: Json, own: string, spelled: string): Json {
  if (own === spelled) return operation;
  const [from, to] = [own, spelled].map((path) => [...path.matchAll(inBraces)].map(([, name]) => name));
  const named = (parameter: Json) =>
    parameter['in'] === 'path'
      ? { ...parameter, name: to?.[from?.indexOf(String(parameter['name'])) ?? -1] ?? parameter['name'] }
      : parameter;
  return { ...operation, parameters: (operation['parameters'] as Json[]).map(named) };
}

async function build({ publicUrl, version, experimental }: Parameters<typeof describe>[0]): Promise<Json> {
  const offered = operations.filter((operation) => isOffered(operation, experimental));
  const all = [...Object.values(management).flatMap(fromManagement), ...(await Promise.all(offered.map(fromCatalogue)))];
  const paths: Record<string, Json> = {};
  const spelled = new Map<string, string>();
  for (const one of all) {
    // OpenAPI takes addresses that differ only by the names in them for one: the first spelling stands, as Intercom has `team_id` and `id`.
    const bare = one.path.replaceAll(inBraces, '{}');
    const path = spelled.get(bare) ?? one.path;
    spelled.set(bare, path);
    paths[path] = { ...paths[path], [one.method.toLowerCase()]: withNames(toOperation(one), one.path, path) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Gatehouse',
      version,
      description:
        "The management API, with a person's session, and Intercom's own API through a connection, with an API key. " +
        'Below `/intercom/{connection}` paths, bodies and answers are Intercom’s; `default` names the only connection of the key’s group.',
    },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'gatehouse_session', description: 'A person who signed in to the console.' },
        key: { type: 'http', scheme: 'bearer', description: 'An API key of a group: `gh_…`.' },
      },
      responses: {
        Error: { description: 'Refused or failed.', content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } } },
        IntercomError: {
          description: 'Refused or failed, in the form of Intercom.',
          content: { 'application/json': { schema: { $ref: '#/components/schemas/IntercomError' } } },
        },
      },
      schemas: { Error: toSchema(ErrorAnswer, 'output'), IntercomError: toSchema(IntercomErrorAnswer, 'output') },
    },
  };
}

const ErrorAnswer = z.strictObject({
  error: z.strictObject({
    code: z.enum(Object.keys(errorTable) as [string, ...string[]]).describe('Permanent.'),
    message: z.string().describe('The same for every case of the code.'),
    details: z
      .looseObject({
        field: z.string().optional(),
        fix: z.string().optional().describe('What to do about it, and who can.'),
        issues: z.array(z.strictObject({ field: z.string(), problem: z.string() })).optional(),
      })
      .describe('The facts of the case.'),
    request_id: z.string(),
    retry: z.enum(['safe', 'later', 'no', 'check']).describe('`check`: look whether it was done before you repeat it.'),
  }),
});

const IntercomErrorAnswer = z.looseObject({
  type: z.literal('error.list'),
  request_id: z.string().nullable(),
  errors: z.array(z.looseObject({ code: z.string(), message: z.string().optional(), field: z.string().optional() })),
});

/** None for an operation without an address of its own. */
function fromManagement({ name, method, path, access, summary, input, output }: ManagementOperation): Described[] {
  if (path === null) return [];
  return [
    {
      name,
      method,
      path: `${apiRoot}${path}`,
      input: toSchema(input, 'input'),
      output: toSchema(output, 'output'),
      place: (field) => (path.includes(`{${field}}`) ? 'path' : method === 'GET' ? 'query' : 'body'),
      about: {
        tags: ['management'],
        summary,
        security: access === 'public' ? [] : [{ session: [] }],
        ...(access === 'admin' ? { description: 'For administrators of the organisation.' } : {}),
      },
      parameters: [],
      error: 'Error',
    },
  ];
}

async function fromCatalogue(operation: OperationFacts): Promise<Described> {
  return {
    name: operation.name,
    method: operation.method,
    path: `/intercom/{connection}${operation.path}`,
    input: await inputSchemaOf(operation.name),
    output: await outputSchemaOf(operation.name),
    place: (field) => operation.places[field] ?? 'body',
    about: {
      tags: [operation.name.split('.')[0]],
      summary: operation.summary,
      description: `${operation.description}\n\nNeeds the scope \`${operation.scope}\`.`,
      externalDocs: { url: operation.docs },
      security: [{ key: [] }],
    },
    parameters: [
      { name: 'connection', in: 'path', required: true, schema: { type: 'string' }, description: 'Name of a connection, or `default`.' },
      { name: 'Intercom-Version', in: 'header', schema: { type: 'string', enum: apiVersions, default: latestVersion } },
    ],
    error: 'IntercomError',
  };
}

function toOperation({ name, input, output, place, about, parameters, error }: Described): Json {
  const { properties = {}, required = [] } = input as { properties?: Record<string, Json>; required?: string[] };
  const fields = Object.entries(properties).map(([field, schema]) => ({
    field,
    schema,
    required: required.includes(field),
    in: place(field),
  }));
  const body = fields.filter((field) => field.in === 'body');
  const needed = body.filter((field) => field.required).map(({ field }) => field);
  return {
    operationId: name,
    ...about,
    parameters: [
      ...parameters,
      ...fields
        .filter((field) => field.in !== 'body')
        .map(({ field, schema: { description, ...schema }, required: isRequired, in: where }) => ({
          name: field,
          in: where,
          ...(where === 'path' || isRequired ? { required: true } : {}),
          ...(description === undefined ? {} : { description }),
          schema,
        })),
    ],
    ...(body.length === 0
      ? {}
      : {
          requestBody: {
            required: needed.length > 0,
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  properties: Object.fromEntries(body.map(({ field, schema }) => [field, schema])),
                  ...(needed.length > 0 ? { required: needed } : {}),
                  additionalProperties: false,
                },
              },
            },
          },
        }),
    responses: {
      '200': { description: 'Done.', content: { 'application/json': { schema: output } } },
      '4XX': { $ref: `#/components/responses/${error}` },
      default: { $ref: `#/components/responses/${error}` },
    },
  };
}

/** What a schema cannot say in JSON Schema stands as "anything": the server checks it all the same. */
function toSchema(schema: z.ZodType, io: 'input' | 'output'): Json {
  const { $schema: _, ...made } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
  });
  return made as Json;
}
