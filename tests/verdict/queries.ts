import { isReference, type Parameter, type Source } from '../description/description.ts';
import { type Shape, shapesOf } from './shapes.ts';
import { type Judged, pathOf } from './verdicts.ts';

/** One query that was made: fields that have to be there, and one that is looked at. */
export interface MadeQuery {
  readonly at: string;
  readonly kind: 'good' | 'odd' | 'absent' | 'twice' | 'undeclared';
  readonly value: string;
  readonly query: string;
  readonly isRequired: boolean;
}

const odd = ['7', '-1', '1.5', '9007199254740993', 'true', 'True', 'no such word', 'two,words', '', 'long '.repeat(500)];

/** Fields of which a description may say nothing. */
const undeclared = [
  ['no_such_field', '1'],
  ['email', 'ada@example.com'],
  ['per_page', '7'],
  ['page', '1'],
  ['page', '2'],
  ['utm_source', 'mail'],
  ['view', 'all'],
] as const;

interface Field {
  readonly name: string;
  readonly shapes: readonly Shape[];
  readonly required: boolean;
  /** A good value. */
  readonly word: string;
  /** The parameter that it is of: one of these fields is enough. */
  readonly of: string;
}

export function* queriesOf(judged: Judged): Generator<MadeQuery> {
  const { operation } = judged;
  const fields = judged.parameters.flatMap((parameter) => fieldsOf(parameter, judged));
  for (const field of fields) {
    const { name, shapes, required, word } = field;
    // What the address says already may only be the same.
    const kind = operation.places[name] === 'path' ? 'undeclared' : 'odd';
    const made = (what: MadeQuery['kind'], ...values: readonly string[]): MadeQuery => ({
      at: name,
      kind: what,
      value: values[0] ?? '',
      query: queryOf(fields, field.of, pairs(name, values)),
      isRequired: required,
    });
    for (const value of new Set([word, ...wordsOf(shapes)])) yield made('good', value);
    for (const value of odd) yield made(kind, value);
    yield made('twice', word, word);
    if (required) yield made('absent');
  }
  for (const [name, value] of undeclared)
    if (!fields.some((field) => field.name === name))
      yield { at: name, kind: 'undeclared', value, query: queryOf(fields, name, pairs(name, [value])), isRequired: false };
}

/** What has to be there, each with a good value. */
export const neededBy = (judged: Judged): string =>
  queryOf(
    judged.parameters.flatMap((parameter) => fieldsOf(parameter, judged)),
    '',
    [],
  );

const pairs = (name: string, values: readonly string[]) => values.map((value) => [name, value]);

const queryOf = (fields: readonly Field[], of: string, own: string[][]) =>
  String(
    new URLSearchParams([...fields.filter((field) => field.required && field.of !== of).map((field) => [field.name, field.word]), ...own]),
  );

/** An object stands in a query as its fields: the standard way of OpenAPI. */
function fieldsOf(parameter: Parameter, judged: Judged): Field[] {
  const { source } = judged;
  const shapes = shapesOf(parameter.schema ?? {}, source);
  const [first] = shapes;
  if (first?.type !== 'object')
    return [fieldOf(parameter.name, shapes, judged, { required: parameter.required ?? false, of: parameter.name })];
  const inner = Object.entries(Object.assign({}, ...shapes.map(({ fields }) => fields)) as Readonly<Record<string, object>>);
  return inner.map(([name, schema]) =>
    fieldOf(name, shapesOf(schema, source), judged, { required: first.required.includes(name), of: parameter.name }),
  );
}

function fieldOf(name: string, all: readonly Shape[], judged: Judged, more: Pick<Field, 'required' | 'of'>): Field {
  const shapes = all.flatMap((shape) => (shape.type === 'array' && shape.items ? shapesOf(shape.items, judged.source) : [shape]));
  const plain = shapes[0]?.type === 'boolean' ? 'true' : shapes[0]?.type === 'integer' ? '7' : 'x';
  return { ...more, name, shapes, word: pathOf(judged)[name] ?? wordsOf(shapes)[0] ?? plain };
}

const wordsOf = (shapes: readonly Shape[]) => shapes.flatMap(({ words = [] }) => words.map(String));

/** What the description has against a query; of fields that it does not have, nothing. */
export function misfitsOfQuery({ described, parameters, source, operation }: Judged, query: string): readonly string[] {
  const given = new URLSearchParams(query);
  return (described.parameters ?? []).flatMap((one, index) => {
    const parameter = parameters.find((each) => each === source.follow<Parameter>(one));
    if (!parameter) return [];
    const { name, required } = parameter;
    const value = readAs(parameter, given, source);
    // An object that has to be there is held against its own needs.
    if (value === undefined && !(required && shapesOf(parameter.schema ?? {}, source)[0]?.type === 'object'))
      return required ? [`${name}: must have required property`] : [];
    const pointer = isReference(one)
      ? one.$ref.replace('#/', '').split('/')
      : ['paths', operation.path, operation.method.toLowerCase(), 'parameters', String(index)];
    return source.misfits([...pointer, 'schema'], value ?? {}).map((misfit) => `${name}: ${misfit}`);
  });
}

/** A query is text: what its schema makes of it. */
function readAs({ name, schema = {} }: Parameter, given: URLSearchParams, source: Source): unknown {
  const shapes = shapesOf(schema, source);
  if (shapes[0]?.type === 'object') {
    const held = shapes.flatMap(({ fields }) => Object.keys(fields)).filter((field) => given.has(field));
    return held.length === 0 ? undefined : Object.fromEntries(held.map((field) => [field, given.get(field)]));
  }
  if (!given.has(name)) return undefined;
  const list = shapes.find(({ type }) => type === 'array');
  if (!list) return read(shapes[0]?.type, given.get(name) ?? '');
  const inner = list.items && shapesOf(list.items, source)[0]?.type;
  return given.getAll(name).flatMap((value) => value.split(',').map((text) => read(inner, text)));
}

function read(type: Shape['type'] | undefined, text: string): unknown {
  if (type === 'integer' || type === 'number') return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
  return type === 'boolean' && (text === 'true' || text === 'false') ? text === 'true' : text;
}
