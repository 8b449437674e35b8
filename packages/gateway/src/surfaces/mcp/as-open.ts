import type { Narrower, OperationFacts } from '@gatehouse/connector/operations';
import type { InputSchema, JsonSchema } from '@gatehouse/connector/tool-schemas';
import { partsHeld } from '../../access/opening.ts';
import type { GroupPolicy } from '../../access/policy.ts';

/** The parts of an operation that a group may ask for, on any of its connections; none where one opens all of it, or nothing does. */
export function partsOpen(operation: OperationFacts, { connections }: GroupPolicy): readonly Narrower[] {
  if (connections.some(({ scopes }) => scopes.has(operation.scope))) return [];
  const held = new Set(connections.flatMap(({ scopes }) => partsHeld(scopes, operation)));
  return (operation.narrower ?? []).filter((part) => held.has(part));
}

/** What is said of an operation, and its fields, as far as they are open to a group: what it may not send is not there to be filled in. */
export function asOpen(
  operation: OperationFacts,
  schema: InputSchema,
  policy: GroupPolicy,
): { readonly title: string; readonly description: string; readonly schema: InputSchema } {
  const parts = partsOpen(operation, policy);
  const { summary } = operation;
  if (parts.length === 0) return { title: summary, description: operation.description, schema };
  const isOpen = (name: string) => operation.places[name] === 'path' || parts.some(({ fields }) => fields.includes(name));
  const open = Object.fromEntries(Object.entries(schema.properties).filter(([name]) => isOpen(name)));
  const properties = wordsOf(parts).reduce((all, [path, words]) => withWords(all, path.split('.'), words), open);
  const always = wordsOf(parts).map(([path]) => path);
  const required = Object.keys(properties).filter((name) => schema.required?.includes(name) || always.includes(name));
  const description = parts.map((part) => part.description).join(' Or: ');
  // Hosts show it to the person who is asked whether it may be done.
  const title = `${summary}: only ${parts.map(({ opens }) => opens).join('; ')}`;
  return { title, description, schema: { ...schema, properties, ...(required.length === 0 ? {} : { required }) } };
}

/** The words of fields that every one of the parts has words for. */
function wordsOf([first, ...others]: readonly Narrower[]): [path: string, words: readonly string[]][] {
  return Object.entries(first?.when ?? {}).flatMap(([path, words]) => {
    const all = [words, ...others.map(({ when }) => when[path])];
    return all.every((one) => one !== undefined) ? [[path, [...new Set(all.flat())]] as [string, string[]]] : [];
  });
}

type Properties = InputSchema['properties'];

function withWords(properties: Properties, [name = '', ...rest]: readonly string[], words: readonly string[]): Properties {
  const field = properties[name];
  if (field === undefined) return properties;
  const { description, ...type } = field as JsonSchema & { readonly description?: string; readonly properties?: Properties };
  if (rest.length > 0) return { ...properties, [name]: { ...field, properties: withWords(type.properties ?? {}, rest, words) } };
  // What is said of it tells of words that are not there any more.
  const isOther = 'enum' in type && (type['enum'] as readonly unknown[]).some((word) => !words.includes(String(word)));
  return { ...properties, [name]: { type: 'string', enum: [...words], ...(isOther || description === undefined ? {} : { description }) } };
}
