import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';

/** What we read of a schema in an OpenAPI 3.0 description. */
export interface SchemaNode {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly nullable?: boolean;
  readonly enum?: readonly unknown[];
  readonly items?: SchemaNode;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly oneOf?: readonly SchemaNode[];
  readonly anyOf?: readonly SchemaNode[];
  readonly allOf?: readonly SchemaNode[];
}

interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: SchemaNode;
  readonly example?: unknown;
}

interface Content {
  readonly schema?: SchemaNode;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, { readonly value?: unknown }>>;
}

interface Response {
  readonly $ref?: string;
  readonly content?: Readonly<Record<string, Content>>;
}

export interface Endpoint {
  readonly operationId?: string;
  readonly tags?: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content?: Readonly<Record<string, Content>> };
  readonly responses?: Readonly<Record<string, Response>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Endpoint>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, SchemaNode>> };
}

/** An OpenAPI description of Intercom's API, which the user has; it is not part of this repository. */
export interface Description {
  /** The endpoint of a route such as `GET /macros/{id}`, or undefined. */
  endpoint(route: string): Endpoint | undefined;
  /** Every route of it, in its order. */
  readonly routes: readonly string[];
  /** Follows a reference, and joins what `allOf` lists. */
  resolve(node: SchemaNode): SchemaNode;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

export function readDescription(file: string): Description {
  const document = load(readFileSync(file, 'utf8')) as Document;
  if (typeof document !== 'object' || document === null || !document.paths) {
    throw new Error(`${file} is no OpenAPI description: it has no "paths".`);
  }
  const endpoints: ReadonlyMap<string, Endpoint> = new Map(
    Object.entries(document.paths).flatMap(([path, item]) =>
      methods.flatMap((method) => {
        const endpoint = item[method];
        return endpoint ? [[`${method.toUpperCase()} ${path}`, endpoint] as const] : [];
      }),
    ),
  );
  const resolve = (node: SchemaNode): SchemaNode => {
    if (node.$ref !== undefined) {
      const { nullable } = node;
      const found = document.components?.schemas?.[node.$ref.slice(node.$ref.lastIndexOf('/') + 1)] ?? {};
      return resolve(nullable === undefined ? found : { ...found, nullable });
    }
    if (!node.allOf) return node;
    const { allOf, ...own } = node;
    const all = [...allOf.map(resolve), own];
    const properties = Object.assign({}, ...all.map((one) => one.properties ?? {})) as Record<string, SchemaNode>;
    const required = all.flatMap((one) => one.required ?? []);
    return { ...(Object.assign({}, ...all) as SchemaNode), ...(Object.keys(properties).length > 0 ? { properties } : {}), required };
  };
  return { endpoint: (route) => endpoints.get(route), routes: [...endpoints.keys()], resolve };
}

/** The name of the component that a schema refers to. */
export const refName = (node: SchemaNode | undefined): string | undefined => node?.$ref?.slice(node.$ref.lastIndexOf('/') + 1);

/** The first example that a body or an answer is shown with. */
export function firstExample(content: Content | undefined): unknown {
  if (content?.example !== undefined) return content.example;
  return Object.values(content?.examples ?? {})[0]?.value;
}

/** The answer of success: its status and how it is written. */
export function successOf(endpoint: Endpoint): {
  readonly status: string;
  readonly type: string | undefined;
  readonly content: Content | undefined;
} {
  const [status, response] = Object.entries(endpoint.responses ?? {}).find(([code]) => /^[23]/.test(code)) ?? ['200', {}];
  const [type, content] = Object.entries((response as Response).content ?? {})[0] ?? [];
  return { status, type, content };
}
