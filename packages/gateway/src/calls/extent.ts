import { type OperationFacts, walkJson } from '@gatehouse/connector';
import type { Extent } from '../access/opening.ts';
import type { Call, RawSend, WireSend } from './call.ts';

/**
 * What a call asks for, for the decision: its input, where the request says it in one way only. A server may take a field from the query
 * or from the body, the first of two or the last, and read a form otherwise than JSON: what leaves that open counts as all of the operation.
 */
export function extentOf({ operation, input, wire, raw }: Call): Extent {
  if (operation.narrower === undefined) return { input };
  if (wire) return ofWire(operation, wire);
  return raw ? ofRaw(operation, raw, input) : { input };
}

const beside = { unread: 'fields stand beside the body: send them in the body alone' };

function ofWire({ places }: OperationFacts, { path, search, body = {} }: WireSend): Extent {
  if (search !== '' || Object.keys(body).some((name) => places[name] === 'path')) return beside;
  // A name that stands twice was refused when it was read.
  return { input: { ...body, ...path } };
}

function ofRaw({ places }: OperationFacts, { wire: { path, headers, body } }: RawSend, input: unknown): Extent {
  if (path.includes('?')) return beside;
  if (body === undefined) return { input };
  const isJson =
    /^application\/json\s*(?:;|$)/i.test(headers['content-type'] ?? 'application/json') && headers['content-encoding'] === undefined;
  if (typeof body !== 'string' || !isJson) return { unread: 'only JSON is looked into' };
  const problems: Extent[] = [];
  walkJson(body, {
    name(name, again, at) {
      if (again) problems.push({ unread: `${name.slice(0, 100)} stands twice` });
      else if (at.length === 1 && places[name] === 'path') problems.push(beside);
    },
  });
  return problems[0] ?? { input };
}
