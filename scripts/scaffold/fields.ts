import type { Description, SchemaNode } from './description.ts';

/** What is imported from the catalogue's own building blocks. */
export type Imports = Set<string>;

/** The words for a field, which nobody but a person can write. */
export type Describe = (field: string, place: 'path' | 'query' | 'body') => string;

const texts = new Set(['body', 'html', 'body_markdown', 'description']);
const isTime = (name: string) => /(_at|_until|_ts|_since|_time|_after|_before)$/.test(name);
export const quote = (text: string) => (text.includes("'") && !text.includes('"') ? `"${text}"` : `'${text.replaceAll("'", "\\'")}'`);
const key = (name: string) => (/^[a-z_]\w*$/i.test(name) ? name : quote(name));

/** The one form behind an object that has a field for each of Intercom's forty languages. */
const localized = ({ properties = {} }: SchemaNode): SchemaNode | undefined =>
  properties['en'] && properties['fr'] && properties['de'] ? properties['en'] : undefined;

/** TypeScript that builds the zod schema of what a caller gives. */
export function inputField(
  description: Description,
  name: string,
  given: SchemaNode,
  {
    required,
    place,
    describe,
    imports,
    depth = 0,
  }: { required: boolean; place: 'path' | 'query' | 'body'; describe: Describe; imports: Imports; depth?: number },
): string {
  const node = description.resolve(given);
  const words = describe(name, place);
  const ended = (code: string) => `${code}${node.nullable ? '.nullable()' : ''}${required ? '' : '.optional()'}`;
  const said = (code: string) => ended(words === '' ? code : `${code}.describe(${quote(words)})`);
  const inner = (innerName: string, innerNode: SchemaNode, innerRequired = true) =>
    inputField(description, innerName, innerNode, { required: innerRequired, place, describe, imports, depth: depth + 1 });
  if (place === 'path' || (node.type === 'string' && !node.enum && /(^|_)id$/.test(name))) {
    imports.add('id');
    return ended(`id(${quote(words)})`);
  }
  if (name === 'custom_attributes') {
    imports.add('customAttributes');
    return ended('customAttributes');
  }
  if (name === 'starting_after' && place === 'query') {
    imports.add('startingAfter');
    return 'startingAfter';
  }
  if (name === 'page' && place === 'query') {
    imports.add('page');
    return 'page';
  }
  const choices = node.oneOf ?? node.anyOf;
  if (choices && !node.properties) return said(`z.union([${choices.map((choice) => inner('', choice)).join(', ')}])`);
  if (node.enum && node.type !== 'boolean') {
    const values = node.enum.filter((value) => value !== null && value !== '');
    if (values.every((value) => typeof value === 'string') && values.length > 0)
      return said(`z.enum([${values.map((value) => quote(String(value))).join(', ')}])`);
  }
  if (node.type === 'integer' || (node.type === 'string' && isTime(name) && /created_at_(after|before)/.test(name))) {
    if (isTime(name)) {
      imports.add('seconds');
      return ended(`seconds(${quote(words)})`);
    }
    return said('z.int()');
  }
  if (node.type === 'number') return said('z.number()');
  if (node.type === 'boolean') return said('z.boolean()');
  if (node.type === 'array') return said(`z.array(${inner('', node.items ?? {})}).max(1000)`);
  if (node.type === 'object' || node.properties) {
    const fields = Object.entries(node.properties ?? {});
    const english = localized(node);
    if (english) return said(`z.record(z.string().max(10), ${inner('', english)})`);
    if (fields.length === 0 || depth > 4) return said('z.record(z.string(), z.unknown())');
    const lines = fields.map(([field, held]) => `${key(field)}: ${inner(field, held, node.required?.includes(field) ?? false)}`);
    return said(`z.strictObject({ ${lines.join(', ')} })`);
  }
  if (node.type === 'string')
    return said(texts.has(name) ? 'z.string().max(1_000_000)' : name === '' ? 'z.string().min(1).max(255)' : 'z.string().max(2000)');
  return said('z.unknown()');
}

/** TypeScript that builds the schema of what Intercom answers: only what is read by somebody is named, and all of it may be missing. */
export function outputField(
  description: Description,
  name: string,
  given: SchemaNode,
  known: (node: SchemaNode) => string | undefined,
  depth = 0,
): string {
  const named = known(given);
  if (named) return `${named}.nullish()`;
  return `${bareOutput(description, name, given, known, depth)}.nullish()`;
}

export function bareOutput(
  description: Description,
  name: string,
  given: SchemaNode,
  known: (node: SchemaNode) => string | undefined,
  depth: number,
): string {
  const named = known(given);
  if (named) return named;
  const node = description.resolve(given);
  if (/(^|_)id$/.test(name)) return node.type === 'integer' ? 'z.union([z.int(), z.string()])' : 'z.union([z.string(), z.int()])';
  if (node.oneOf ?? node.anyOf) return 'z.unknown()';
  if (node.type === 'integer') return isTime(name) ? 'z.int()' : 'z.number()';
  if (node.type === 'number') return 'z.number()';
  if (node.type === 'boolean') return 'z.boolean()';
  if (node.type === 'string') return 'z.string()';
  if (node.type === 'array') return `z.array(${bareOutput(description, '', node.items ?? {}, known, depth + 1)})`;
  const fields = Object.entries(node.properties ?? {});
  const english = localized(node);
  if (english) return `z.record(z.string(), ${bareOutput(description, '', english, known, depth + 1)})`;
  if (fields.length === 0) return node.type === 'object' ? 'z.record(z.string(), z.unknown())' : 'z.unknown()';
  if (depth > 3) return 'z.record(z.string(), z.unknown())';
  return `loose({ ${fields.map(([field, held]) => `${key(field)}: ${outputField(description, field, held, known, depth + 1)}`).join(', ')} })`;
}
