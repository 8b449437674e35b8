import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isExperimental, type OperationFacts } from '@gatehouse/connector';
import { Ajv, type ErrorObject } from 'ajv';
import { load } from 'js-yaml';
import { factsAt } from '../drift/facts.ts';

/** Intercom's own description of its API: not part of this repository, read where the facts are. */
export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

export interface Described {
  readonly operationId: string;
  readonly parameters?: readonly (Parameter | Reference)[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Contents };
  readonly responses: Readonly<Record<string, { readonly content?: Contents } | Reference>>;
}

export interface Reference {
  readonly $ref: string;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema?: object;
}

export type Contents = Readonly<Record<string, Content>>;

interface Content {
  readonly schema?: object;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value?: unknown }>>;
}

export interface NamedExample {
  readonly name: string;
  readonly value: unknown;
}

/**
 * In JSON Schema. `nullable` is a word of OpenAPI 3.0 alone: null becomes one more alternative. And `oneOf` becomes `anyOf`: the
 * alternatives of some bodies overlap (POST /tags, PUT /data_attributes/{id}), and what fits two of them fits.
 */
function toJsonSchema(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toJsonSchema);
  if (typeof value !== 'object' || value === null) return value;
  const { nullable, oneOf, ...rest } = Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toJsonSchema(inner)]));
  const schema = Array.isArray(oneOf) ? { ...rest, anyOf: oneOf } : rest;
  return nullable === true ? { anyOf: [{ type: 'null' }, schema] } : schema;
}

/** Schemas alone are rewritten: an example may have a field of such a name. */
function read(text: string): Description {
  const { paths, components } = load(text) as Description;
  return { paths: schemasIn(paths), components: { ...schemasIn(components), schemas: toJsonSchema(components['schemas']) } } as Description;
}

function schemasIn<T>(value: T): T {
  if (Array.isArray(value)) return value.map(schemasIn) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      key === 'schema' ? toJsonSchema(inner) : key === 'example' || key === 'examples' ? inner : schemasIn(inner),
    ]),
  ) as T;
}

const options = { strict: false, inlineRefs: false, validateFormats: false, allErrors: true } as const;

const escaped = (text: string) => text.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D');

/** A description of one version, if it is there. */
export interface Source {
  readonly description: Description | undefined;
  /** What does not fit a schema of the description, as `field: why`; nothing where it has no schema. `pointer` names its place, key by key. */
  misfits(pointer: readonly string[], value: unknown): string[];
  follow<T extends object>(value: T | Reference): T;
}

function open(version: string): Source {
  const file = join(factsAt, 'openapi', `${version}.yaml`);
  const description = existsSync(file) ? read(readFileSync(file, 'utf8')) : undefined;
  const ajv = description && new Ajv(options).addSchema({ $id: 'intercom', ...description });
  return {
    description,
    misfits(pointer, value) {
      const check = ajv?.getSchema(`intercom#/${pointer.map(escaped).join('/')}`);
      if (!check) throw new Error(`${file} has nothing at ${pointer.join(' > ')}.`);
      return check(value) ? [] : [...new Set((check.errors ?? []).map(told))];
    },
    follow: <T extends object>(value: T | Reference): T => {
      if (!isReference(value)) return value;
      const keys = value.$ref.replace('#/', '').split('/');
      return keys.reduce<unknown>((inner, key) => (inner as Record<string, unknown>)[key], description) as T;
    },
  };
}

const stable = open('2.16');
const preview = open('preview');

export const sourceOf = (operation: OperationFacts): Source => (isExperimental(operation) ? preview : stable);
/** Whether both are there. */
export const isThere = stable.description !== undefined && preview.description !== undefined;
export const absent = `no descriptions in ${factsAt}/openapi: INTERCOM_FACTS names the folder that has openapi/2.16.yaml and preview.yaml`;

const told = ({ instancePath, message }: ErrorObject) => `${instancePath.slice(1) || '(whole)'}: ${message}`;

export const isReference = (value: object): value is Reference => '$ref' in value;

export const examplesOf = ({ example, examples }: Content): NamedExample[] => [
  ...(example === undefined ? [] : [{ name: '', value: example }]),
  ...Object.entries(examples ?? {}).flatMap(([name, { value }]) => (value === undefined ? [] : [{ name, value }])),
];
