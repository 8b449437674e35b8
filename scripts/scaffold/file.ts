import { type Description, type Endpoint, firstExample, refName, type SchemaNode, successOf } from './description.ts';
import { bareOutput, type Describe, type Imports, inputField, outputField, quote } from './fields.ts';

/** What only a person can decide. Where something is missing, the file says TODO, and neither types nor tests pass until it is gone. */
export interface Decisions {
  /** `resource.verb`. */
  readonly name: string;
  readonly summary?: string;
  readonly description?: string;
  readonly effect?: string;
  readonly retry?: string;
  /** TypeScript. */
  readonly reconcile?: string;
  readonly scope?: string;
  readonly permissions?: readonly string[];
  readonly event?: string;
  readonly target?: string;
  readonly since?: string;
  readonly paging?: 'cursor' | 'body-cursor' | 'page' | 'url' | 'scroll' | 'next-cursor' | 'none';
  /** Most and standard rows of a page. */
  readonly perPage?: readonly [most: number, standard: number];
  readonly exampleTitle?: string;
  readonly describe?: Describe;
  readonly own?: (component: string, fields: readonly string[]) => readonly string[];
}

/** The names that `schemas.ts` files of the catalogue export, each with the path from one resource's folder to it. */
export type Exported = ReadonlyMap<string, string>;

export interface DraftedSchema {
  readonly name: string;
  readonly text: string;
  readonly node: SchemaNode;
}

export interface Drafted {
  readonly file: string;
  readonly text: string;
  /** What the resource's `schemas.ts` has to export besides. */
  readonly schemas: readonly DraftedSchema[];
}

/** A text, in pieces that fit a line. */
function pieces(text: string): string {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length > 125) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.map((line, index) => quote(index < lines.length - 1 ? `${line} ` : line)).join(' + ');
}

const todo = (what: string) => `TODO: ${what}`;
export const pascal = (name: string) => name.replaceAll(/(^|[_\s-])(\w)/g, (_, __, letter: string) => letter.toUpperCase());
const camel = (name: string) => pascal(name).replace(/^./, (letter) => letter.toLowerCase());
const rowFields = [
  'id',
  'name',
  'title',
  'label',
  'state',
  'status',
  'email',
  'event_name',
  'external_id',
  'url',
  'updated_at',
  'created_at',
];
const reserved = new Set(['delete', 'export', 'import', 'default', 'new', 'class', 'function', 'return', 'switch', 'case']);

/** The file of one operation, drafted from a description. Everything that a description cannot know is left to whoever asked for it. */
export function draftOperation(description: Description, route: string, decisions: Decisions, exported: Exported): Drafted {
  const endpoint = description.endpoint(route);
  if (!endpoint) throw new Error(`The description has no ${route}.`);
  const [resource = '', verb = ''] = decisions.name.split('.');
  const folder = resource.replaceAll('_', '-');
  const imports: Imports = new Set();
  const describe = decisions.describe ?? ((field) => todo(`what is ${field}?`));
  const [method = '', path = ''] = route.split(' ');
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string);

  const pathFields = inPath.map(
    (name) => `${name}: ${inputField(description, name, { type: 'string' }, { required: true, place: 'path', describe, imports })}`,
  );
  const declared = (endpoint.parameters ?? []).filter((parameter) => parameter.in === 'query' && !inPath.includes(parameter.name));
  const pageSize = decisions.perPage ? `perPage(${decisions.perPage.join(', ')})` : undefined;
  const query = new Map(
    declared.map((parameter) => {
      if (parameter.name === 'per_page' && pageSize) {
        imports.add('perPage');
        return ['per_page', pageSize] as const;
      }
      const node = parameter.schema ?? {};
      return [
        parameter.name,
        inputField(description, parameter.name, node, { required: parameter.required ?? false, place: 'query', describe, imports }),
      ] as const;
    }),
  );
  // Several lists page without the description saying so.
  const paged = {
    page: ['page', 'per_page'],
    cursor: ['starting_after', 'per_page'],
    'body-cursor': [],
    url: [],
    scroll: [],
    'next-cursor': [],
    none: [],
  }[decisions.paging ?? 'none'];
  if (method === 'GET') {
    for (const name of paged) {
      if (query.has(name)) continue;
      const code = name === 'per_page' ? (pageSize ?? 'perPage(150, 20)') : name === 'page' ? 'page' : 'startingAfter';
      imports.add(code.replace(/\(.*/, ''));
      query.set(name, code);
    }
  }
  const [, bodyContent] = Object.entries(endpoint.requestBody?.content ?? {})[0] ?? [];
  const bodyNode = bodyContent?.schema ? description.resolve(bodyContent.schema) : undefined;
  const body = bodyOf(description, bodyNode, describe, imports);

  const { status, type, content } = successOf(endpoint);
  const schemas: DraftedSchema[] = [];
  const used = new Map<string, string>();
  const known = (node: SchemaNode): string | undefined => {
    const name = refName(node);
    if (name === undefined) return undefined;
    const from = exported.get(pascal(name));
    if (from === undefined) return undefined;
    used.set(pascal(name), from);
    return pascal(name);
  };
  const output = outputOf({ description, status, type, node: content?.schema, known, schemas, used, folder, imports, decisions });
  const example = exampleOf(description, endpoint, { inPath, fields: new Set([...query.keys(), ...body.keys]) });

  const exportName = reserved.has(verb) ? 'remove' : camel(verb);
  const lines = [
    `export const ${exportName === 'remove' && verb !== 'remove' ? 'remove' : exportName} = operation({`,
    `name: ${quote(decisions.name)},`,
    `route: ${quote(route)},`,
    `summary: ${quote(decisions.summary ?? todo('four words for a person'))},`,
    `description: ${pieces(decisions.description ?? todo('when to use it, which neighbour instead, limits, units'))},`,
    `asked: [${quote(todo('how people ask for it, three to eight ways'))}],`,
    `effect: ${quote(decisions.effect ?? (method === 'GET' ? 'read' : todo('read, create, update or delete')))},`,
    `retry: ${quote(decisions.retry ?? (method === 'GET' ? 'R' : todo('R, S, K or D')))},`,
    ...(decisions.reconcile ? [`reconcile: ${decisions.reconcile},`] : []),
    `scope: ${quote(decisions.scope ?? todo('a key of scopes.ts'))},`,
    `permissions: [${(decisions.permissions ?? [todo('keys of permissions.ts')]).map(quote).join(', ')}],`,
    `audit: { event: ${quote(decisions.event ?? todo('resource.happened'))}${decisions.target ? `, target: ${quote(decisions.target)}` : ''} },`,
    `since: ${quote(decisions.since ?? todo('the first API version that has it'))},`,
    ...(output.items ? [`paging: { form: ${quote(decisions.paging ?? 'none')}, items: ${quote(output.items)} },`] : []),
    ...(pathFields.length > 0 ? [`path: { ${pathFields.join(', ')} },`] : []),
    ...(query.size > 0 ? [`query: { ${[...query].map(([name, code]) => (name === code ? name : `${name}: ${code}`)).join(', ')} },`] : []),
    ...(body.code ? [`body: ${body.code},`] : []),
    `output: ${output.code},`,
    `docs: 'https://developers.intercom.com/docs/references/rest-api/api.intercom.io/${(endpoint.tags?.[0] ?? '').toLowerCase().replaceAll(' ', '-')}/${(endpoint.operationId ?? verb).toLowerCase()}',`,
    `examples: [{ title: ${quote(decisions.exampleTitle ?? decisions.summary ?? todo('what it shows'))}, input: ${JSON.stringify(example.input)}, output: ${output.form === 'json' ? JSON.stringify(example.output) : output.form === 'file' ? 'new Uint8Array()' : output.form === 'text' ? "'…'" : output.form === 'address' ? "{ url: 'https://example.com/file' }" : 'undefined'} }],`,
    '});',
    ...(reserved.has(verb) ? ['', `export { remove as ${verb} };`] : []),
  ];
  const text = lines
    .join('\n')
    .replace('export const remove = operation', reserved.has(verb) ? 'const remove = operation' : 'export const remove = operation');
  const zod = /\bz\./.test(text) ? ["import * as z from 'zod';"] : [];
  const shared = [...imports]
    .filter((name) => ['id', 'seconds', 'perPage', 'startingAfter', 'page', 'customAttributes'].includes(name))
    .sort();
  const answers = ['Nothing', 'Text', 'File', 'Address'].filter((name) => imports.has(name));
  const pages = ['listOf', 'CursorPages', 'NumberedPages', 'UrlPages'].filter((name) => new RegExp(`\\b${name}\\b`).test(text));
  const byFile = Map.groupBy(
    [...used].filter(([name]) => new RegExp(`\\b${name}\\b`).test(text)),
    ([, from]) => (from === folder ? './schemas.ts' : `../${from}/schemas.ts`),
  );
  const head = [
    ...zod,
    "import { operation } from '../operation.ts';",
    ...(answers.length > 0 ? [`import { ${answers.join(', ')} } from '../shared/answers.ts';`] : []),
    ...(shared.length > 0 ? [`import { ${shared.join(', ')} } from '../shared/fields.ts';`] : []),
    ...(pages.length > 0 ? [`import { ${pages.join(', ')} } from '../shared/pages.ts';`] : []),
    ...(/\bloose\(/.test(text) ? ["import { loose } from '../shared/resource.ts';"] : []),
    ...[...byFile].map(
      ([from, names]) =>
        `import { ${names
          .map(([name]) => name)
          .sort()
          .join(', ')} } from '${from}';`,
    ),
  ];
  return { file: `${folder}/${verb}.ts`, text: `${head.join('\n')}\n\n${text}\n`, schemas };
}

function bodyOf(
  description: Description,
  node: SchemaNode | undefined,
  describe: Describe,
  imports: Imports,
): { code: string | undefined; keys: readonly string[] } {
  if (!node) return { code: undefined, keys: [] };
  const objectOf = (one: SchemaNode) =>
    Object.entries(one.properties ?? {}).map(([name, held]) => {
      const code = inputField(description, name, held, {
        required: one.required?.includes(name) ?? false,
        place: 'body',
        describe,
        imports,
      });
      return name === code ? name : `${name}: ${code}`;
    });
  const variants = (node.oneOf ?? node.anyOf)?.map((one) => description.resolve(one)).filter((one) => one.properties);
  if (variants && variants.length > 1 && !node.properties) {
    return {
      code: `[${variants.map((one) => `z.strictObject({ ${objectOf(one).join(', ')} })`).join(', ')}]`,
      keys: [...new Set(variants.flatMap((one) => Object.keys(one.properties ?? {})))],
    };
  }
  const whole = variants?.[0] && !node.properties ? variants[0] : node;
  const fields = objectOf(whole);
  return fields.length === 0
    ? { code: undefined, keys: [] }
    : { code: `{ ${fields.join(', ')} }`, keys: Object.keys(whole.properties ?? {}) };
}

type Form = 'json' | 'empty' | 'text' | 'file' | 'address';

interface OutputRequest {
  description: Description;
  status: string;
  type: string | undefined;
  node: SchemaNode | undefined;
  known: (node: SchemaNode) => string | undefined;
  schemas: DraftedSchema[];
  used: Map<string, string>;
  folder: string;
  imports: Imports;
  decisions: Decisions;
}

function outputOf({ description, status, type, node, known, schemas, used, folder, imports, decisions }: OutputRequest): {
  code: string;
  items?: string;
  form: Form;
} {
  const plain = (name: string, form: Form) => {
    imports.add(name);
    return { code: name, form };
  };
  if (status === '302') return plain('Address', 'address');
  if (!node) return /download/.test(decisions.name) ? plain('File', 'file') : plain('Nothing', 'empty');
  if (type?.startsWith('text/')) return plain('Text', 'text');
  const whole = description.resolve(node);
  const list =
    Object.entries(whole.properties ?? {}).find(
      ([name, held]) => description.resolve(held).type === 'array' && ['data', refName(node)?.replace(/_list$/, 's')].includes(name),
    ) ??
    (/list|search/i.test(decisions.name)
      ? Object.entries(whole.properties ?? {}).find(([, held]) => description.resolve(held).type === 'array')
      : undefined);
  const nameOf = (one: SchemaNode): string => {
    const existing = known(one);
    if (existing) return existing;
    const name = refName(one);
    const resolved = description.resolve(one);
    if (name === undefined || !resolved.properties) return bareOutput(description, '', one, known, 1);
    const made = schemaOf(description, pascal(name), resolved, known, decisions);
    if (!schemas.some((schema) => schema.name === pascal(name))) schemas.push({ name: pascal(name), text: made, node: resolved });
    used.set(pascal(name), folder);
    return pascal(name);
  };
  if (list) {
    const [items, held] = list;
    const row = nameOf(description.resolve(held).items ?? {});
    const pages = decisions.paging === 'page' ? 'NumberedPages' : decisions.paging === 'url' ? 'UrlPages' : 'CursorPages';
    if (items === 'data' && whole.properties?.['pages'])
      return { code: pages === 'CursorPages' ? `listOf(${row})` : `listOf(${row}, ${pages})`, items, form: 'json' };
    const rest = Object.entries(whole.properties ?? {}).filter(([name]) => name !== items);
    const fields = rest.map(([name, one]) =>
      name === 'type'
        ? 'type: z.string().nullish()'
        : name === 'pages'
          ? `pages: ${pages}.nullish()`
          : `${name}: ${outputField(description, name, one, known, 2)}`,
    );
    return { code: `loose({ ${[`${items}: z.array(${row})`, ...fields].join(', ')} })`, items, form: 'json' };
  }
  return { code: nameOf(node), form: 'json' };
}

/** The thing of an answer, under the name that types say instead of its fields. */
export function schemaOf(
  description: Description,
  name: string,
  node: SchemaNode,
  known: (node: SchemaNode) => string | undefined,
  decisions: Decisions,
): string {
  const fields = Object.keys(node.properties ?? {});
  const lines = Object.entries(node.properties ?? {}).map(([field, held]) => {
    if (field === 'id') return description.resolve(held).type === 'integer' ? 'id: z.union([z.int(), z.string()])' : 'id: z.string()';
    return `${/^[a-z_]\w*$/i.test(field) ? field : quote(field)}: ${outputField(description, field, held, known)}`;
  });
  const row = rowFields.filter((field) => fields.includes(field)).slice(0, 5);
  const html = ['body', 'html'].filter((field) => fields.includes(field));
  const own = decisions.own?.(name, fields) ?? [];
  const variable = camel(name);
  return [
    `const ${variable} = resource(`,
    `{ ${lines.join(', ')} },`,
    `{ row: [${(row.length > 0 ? row : fields.slice(0, 3)).map(quote).join(', ')}], own: [${own.map(quote).join(', ')}]${html.length > 0 ? `, html: [${html.map(quote).join(', ')}]` : ''} },`,
    ');',
    '',
    `export interface ${name} extends z.output<typeof ${variable}> {}`,
    `export const ${name}: Schema<${name}> = ${variable};`,
  ].join('\n');
}

interface ExampleRequest {
  inPath: readonly string[];
  fields: ReadonlySet<string>;
}

function exampleOf(description: Description, endpoint: Endpoint, { inPath, fields }: ExampleRequest) {
  const path = inPath.map((name) => [name, String(parameterOf(endpoint, name)?.example ?? '123')] as const);
  const query = (endpoint.parameters ?? [])
    .filter((parameter) => parameter.in === 'query' && parameter.required && fields.has(parameter.name))
    .map((parameter) => [parameter.name, adapt(description, parameter.example ?? 'x', parameter.schema)] as const);
  const [, request] = Object.entries(endpoint.requestBody?.content ?? {})[0] ?? [];
  const asked = adapt(description, firstExample(request) ?? {}, request?.schema) as Record<string, unknown>;
  const { content } = successOf(endpoint);
  return {
    input: Object.fromEntries([...path, ...query, ...Object.entries(asked).filter(([name]) => fields.has(name))]),
    output: prune(adapt(description, firstExample(content) ?? {}, content?.schema)),
  };
}

const parameterOf = (endpoint: Endpoint, name: string) => endpoint.parameters?.find((parameter) => parameter.name === name);

/** Examples write numbers where the schema says text, and the other way round. */
function adapt(description: Description, value: unknown, given: SchemaNode | undefined): unknown {
  const node = given && description.resolve(given);
  if (!node || value === null) return value;
  if (node.type === 'string' && typeof value === 'number') return String(value);
  if (node.type === 'integer' && typeof value === 'string' && /^\d+$/.test(value)) return Number(value);
  if (Array.isArray(value)) return value.map((one) => adapt(description, one, node.items));
  if (typeof value !== 'object') return value;
  const properties = [node, ...(node.oneOf ?? node.anyOf ?? []).map((one) => description.resolve(one))].map((one) => one.properties ?? {});
  return Object.fromEntries(
    Object.entries(value as object).map(([name, held]) => [name, adapt(description, held, properties.find((one) => name in one)?.[name])]),
  );
}

/** The first row, and of every thing what tells it. */
function prune(value: unknown, depth = 0): unknown {
  if (Array.isArray(value)) return depth > 3 ? [] : value.slice(0, 1).map((one) => prune(one, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name, held]) => {
    if (['type', ...rowFields].includes(name)) return true;
    return depth < 2 && (Array.isArray(held) || name === 'total_count');
  });
  return Object.fromEntries(
    (kept.length > 0 ? kept : Object.entries(value).slice(0, 3)).map(([name, held]) => [name, prune(held, depth + 1)]),
  );
}
