import { loadOperation, type Operation, type OperationFacts, toExactJson } from '@gatehouse/connector';
import { checkWire } from '../../packages/gateway/src/calls/check-wire.ts';
import { GatewayError } from '../../packages/gateway/src/errors.ts';
import type { Issue } from '../../packages/gateway/src/issues.ts';
import { readWireInput } from '../../packages/gateway/src/surfaces/rest/wire-input.ts';
import { type Described, examplesOf, type Parameter, type Source, sourceOf } from '../description/description.ts';

type Text = Readonly<Record<string, string>>;

/** One operation, in the catalogue and in Intercom's description. */
export interface Judged {
  readonly name: string;
  readonly operation: Operation;
  readonly source: Source;
  readonly described: Described;
  /** Of its body, if it has one. */
  readonly schema: object | undefined;
  readonly parameters: readonly Parameter[];
}

/** Nothing where the description does not have it: only older versions do. */
export async function judgedOf(facts: OperationFacts): Promise<Judged | undefined> {
  const source = sourceOf(facts);
  const described = source.description?.paths[facts.path]?.[facts.method.toLowerCase()];
  if (!described) return undefined;
  const parameters = (described.parameters ?? []).map((one) => source.follow<Parameter>(one)).filter((one) => one.in === 'query');
  const schema = described.requestBody?.content['application/json']?.schema;
  const operation = await loadOperation(facts.name as string);
  return { name: facts.name, operation, source, described, schema, parameters };
}

/** An address of the operation, with ids that no check minds. */
export const pathOf = ({ operation: { places } }: Judged): Text =>
  Object.fromEntries(Object.entries(places).flatMap(([name, place]) => (place === 'path' ? [[name, '123']] : [])));

/** What the gateway tells whoever sends this over REST; nothing where it goes to Intercom. */
export async function refusalOf(
  judged: Judged,
  sent: { readonly query?: string; readonly body?: unknown; readonly path?: Text },
): Promise<readonly Issue[] | undefined> {
  const { operation } = judged;
  const text = sent.body === undefined ? '' : toExactJson(sent.body);
  try {
    const read = await readWireInput({ operation, path: { ...pathOf(judged), ...sent.path } }, new URLSearchParams(sent.query), text);
    checkWire(operation, read, { version: operation.since === 'Preview' ? 'Preview' : '2.16', strict: false });
    return undefined;
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    const { issues, field = '', fix = error.message } = error.details;
    return issues ?? [{ field, problem: fix }];
  }
}

/** What the description has against a body. */
export function misfitsOf({ operation: { path, method }, source }: Judged, body: unknown): readonly string[] {
  return source.misfits(['paths', path, method.toLowerCase(), 'requestBody', 'content', 'application/json', 'schema'], withNumbers(body));
}

/** The first body that the description shows and takes. */
export function shownBy(judged: Judged): Readonly<Record<string, unknown>> {
  const content = judged.described.requestBody?.content['application/json'];
  const shown = content ? examplesOf(content) : [];
  return (shown.find(({ value }) => misfitsOf(judged, value).length === 0)?.value ?? {}) as Readonly<Record<string, unknown>>;
}

/** The description's validator knows no bigint. */
function withNumbers(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withNumbers);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withNumbers(inner)]));
}
