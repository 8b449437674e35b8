import type { Tool } from '@modelcontextprotocol/server';
import { capabilities, instructions, listCache, serverInfo } from './about.ts';
import { isRecord } from './record.ts';

/**
 * The opening of a conversation (`initialize`, `server/discover`, `tools/list`), answered from what is known beforehand: a host
 * that starts this program waits for it, and the library that speaks the protocol takes longer to load than everything else
 * together. Only a request that is exactly well-formed is answered here; any other is the library's, whose answers these equal
 * (`opening.test.ts` holds them together).
 */
export interface Opening {
  readonly id: string | number;
  readonly method: 'initialize' | 'server/discover' | 'tools/list';
  /** The protocol revision that the message itself names; null where it names none. */
  readonly revision: string | null;
  /** Whether every message names its revision (2026-07-28 and later), or `initialize` settled it for all. */
  readonly era: 'legacy' | 'modern';
}

export const modernRevision = '2026-07-28';
/** What the library would agree to. Asked for another one, it proposes its own. */
export const legacyRevisions: readonly string[] = ['2025-11-25', '2025-06-18', '2025-03-26', '2024-11-05'];

/** The message as an opening, or undefined when the library has to read it. */
export function readOpening(message: unknown): Opening | undefined {
  if (!isRecord(message) || message['jsonrpc'] !== '2.0' || !hasOnly(message, ['jsonrpc', 'id', 'method', 'params'])) return undefined;
  const { id, method, params } = message;
  if (typeof id !== 'string' && !Number.isSafeInteger(id)) return undefined;
  const request = { id: id as string | number };
  if (method === 'initialize') {
    const revision = legacyRevisionOf(params);
    return revision === undefined ? undefined : { ...request, method, revision, era: 'legacy' };
  }
  if (method !== 'tools/list' && method !== 'server/discover') return undefined;
  if (isModern(params)) return { ...request, method, revision: modernRevision, era: 'modern' };
  const plain =
    params === undefined || (isRecord(params) && hasOnly(params, ['cursor', '_meta']) && isFirstPage(params) && isToken(params));
  return plain && method === 'tools/list' ? { ...request, method, revision: null, era: 'legacy' } : undefined;
}

/** The JSON-RPC message that answers it. */
export async function answerOpening({ id, method, revision, era }: Opening, tools: () => Promise<readonly Tool[]>) {
  const result = async () => {
    if (method === 'initialize') return { protocolVersion: revision, capabilities, serverInfo, instructions };
    const answer = method === 'tools/list' ? { tools: await tools() } : { supportedVersions: [modernRevision], capabilities, instructions };
    if (era === 'legacy') return answer;
    return { ...answer, resultType: 'complete', ...listCache, _meta: { 'io.modelcontextprotocol/serverInfo': serverInfo } };
  };
  return { result: await result(), jsonrpc: '2.0' as const, id };
}

function legacyRevisionOf(params: unknown): string | undefined {
  if (!isRecord(params) || !hasOnly(params, ['protocolVersion', 'capabilities', 'clientInfo'])) return undefined;
  const { protocolVersion } = params;
  if (!isClient(params['clientInfo']) || !isCapabilities(params['capabilities'])) return undefined;
  return legacyRevisions.find((revision) => revision === protocolVersion);
}

const isFirstPage = ({ cursor }: Readonly<Record<string, unknown>>) => cursor === undefined || cursor === null;

/** A host may ask to be told how far it is, of what is done at once. */
const isToken = ({ _meta }: Readonly<Record<string, unknown>>) =>
  _meta === undefined || (isRecord(_meta) && hasOnly(_meta, ['progressToken']) && isProgressToken(_meta['progressToken']));

const isProgressToken = (value: unknown) => value === undefined || typeof value === 'string' || Number.isSafeInteger(value);

function isModern(params: unknown): boolean {
  if (!isRecord(params) || !hasOnly(params, ['_meta']) || !isRecord(params['_meta'])) return false;
  const {
    'io.modelcontextprotocol/protocolVersion': revision,
    'io.modelcontextprotocol/clientInfo': client,
    'io.modelcontextprotocol/clientCapabilities': offered,
    progressToken,
    ...others
  } = params['_meta'];
  return (
    revision === modernRevision &&
    isClient(client) &&
    isCapabilities(offered) &&
    isProgressToken(progressToken) &&
    Object.keys(others).length === 0
  );
}

const isClient = (value: unknown): boolean =>
  isRecord(value) &&
  hasOnly(value, ['name', 'version', 'title', 'description', 'websiteUrl']) &&
  typeof value['name'] === 'string' &&
  typeof value['version'] === 'string' &&
  Object.values(value).every((one) => typeof one === 'string');

/** Groups of switches; whatever says more is read by the library. */
const isCapabilities = (value: unknown): boolean =>
  isRecord(value) &&
  hasOnly(value, ['roots', 'sampling', 'elicitation']) &&
  Object.entries(value).every(
    ([name, group]) =>
      isRecord(group) &&
      hasOnly(group, switches[name] ?? []) &&
      Object.values(group).every((value) => (name === 'roots' ? typeof value === 'boolean' : isRecord(value) && hasOnly(value, []))),
  );

const switches: Readonly<Record<string, readonly string[]>> = { roots: ['listChanged'], elicitation: ['form', 'url'] };

const hasOnly = (value: Readonly<Record<string, unknown>>, names: readonly string[]) =>
  Object.keys(value).every((name) => names.includes(name));
