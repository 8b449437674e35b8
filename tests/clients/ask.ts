import type { Client, Shape } from './client.ts';

/** Where a client asks, and with which key. */
export interface Way {
  readonly base: string;
  readonly key: string;
  /** What is known there by name: the ids of the world, and beside them what answers gave. */
  readonly names: ReadonlyMap<string, string>;
  readonly given: Map<string, string>;
}

type Json = Readonly<Record<string, unknown>>;

export interface Answered {
  readonly status: number;
  /** JSON without the number of the request; names stand for the address that was asked and for what answers gave. */
  readonly body: unknown;
  readonly text: string;
}

export async function ask(way: Way, client: Client, { ask: line, body, version, keeps = {} }: Shape): Promise<Answered> {
  const space = line.indexOf(' ');
  const [method, path] = [line.slice(0, space), line.slice(space + 1)];
  const url = path.startsWith('/') ? way.base + named(way, path, encodeURIComponent) : named(way, path, String);
  const headers = new Headers({ ...client.headers, ...(version === undefined ? {} : { 'intercom-version': version }) });
  if (version === '') headers.delete('intercom-version');
  headers.set('authorization', `Bearer ${way.key}`);
  const sent = body === undefined ? undefined : JSON.stringify(filled(way, body));
  const response = await fetch(url, {
    method,
    headers,
    ...(sent === undefined ? {} : { body: sent }),
  });
  const text = await response.text();
  const answer = text === '' ? undefined : parsed(text);
  for (const [name, place] of Object.entries(keeps)) {
    const value = place.split('.').reduce<unknown>((thing, key) => (thing as Json | undefined)?.[key], answer);
    if (typeof value === 'string' || typeof value === 'number') way.given.set(name, String(value));
  }
  const alike = [...way.given].reduce((said, [name, value]) => said.replaceAll(value, `{${name}}`), text.replaceAll(way.base, 'BASE'));
  return { status: response.status, text, body: withoutNumber(parsed(alike)) };
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

/** Each way counts its requests itself. */
const withoutNumber = (body: unknown): unknown =>
  typeof body === 'object' && body !== null && 'request_id' in body ? { ...body, request_id: undefined } : body;

const known = ({ names, given }: Way, name: string) => given.get(name) ?? names.get(name);

function named(way: Way, text: string, spelled: (value: string) => string): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = known(way, name);
    if (value === undefined) throw new Error(`Nothing is known by the name ${name}.`);
    return spelled(value);
  });
}

function filled(way: Way, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => filled(way, one));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, held]) => [key, filled(way, held)]));
  if (typeof value !== 'string') return value;
  const number = /^\{(\w+):number\}$/.exec(value)?.[1];
  return number === undefined ? named(way, value, String) : Number(known(way, number));
}
