import type { Context } from 'hono';

/** A control was used wrongly; the message says how it is meant. */
export class ControlError extends Error {
  override readonly name = 'ControlError';
  readonly status: 400 | 404 | 409;

  constructor(status: 400 | 404 | 409, message: string) {
    super(message);
    this.status = status;
  }
}

export type Body = Record<string, unknown>;

export async function readBody(c: Context, fields: readonly string[]): Promise<Body> {
  let body: unknown;
  try {
    body = JSON.parse((await c.req.text()) || '{}');
  } catch {
    throw new ControlError(400, 'The body must be JSON.');
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw new ControlError(400, 'The body must be a JSON object.');
  const unknown = Object.keys(body).find((name) => !fields.includes(name));
  if (unknown !== undefined) throw new ControlError(400, `Unknown field "${unknown}". Known: ${fields.join(', ')}.`);
  return body as Body;
}

export function readText(body: Body, name: string): string {
  const value = body[name];
  if (typeof value !== 'string' || value === '') throw new ControlError(400, `"${name}" must be a text that is not empty.`);
  return value;
}

export function readNumber(body: Body, name: string, min: number, max: number): number {
  const value = body[name];
  if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max) {
    throw new ControlError(400, `"${name}" must be a whole number from ${min} to ${max}.`);
  }
  return value;
}

export function readShare(body: Body, name: string): number {
  const value = body[name];
  if (typeof value !== 'number' || !(value >= 0 && value <= 1)) throw new ControlError(400, `"${name}" must be a number from 0 to 1.`);
  return value;
}

export function readFlag(body: Body, name: string): boolean {
  const value = body[name];
  if (typeof value !== 'boolean') throw new ControlError(400, `"${name}" must be true or false.`);
  return value;
}

/** What came later than `?after={sequence}`. */
export function after<T extends { readonly sequence: number }>(entries: readonly T[], c: Context): readonly T[] {
  const from = c.req.query('after');
  if (from === undefined) return entries;
  if (!/^\d+$/.test(from)) throw new ControlError(400, '"after" must be a sequence number.');
  return entries.filter((entry) => entry.sequence > Number(from));
}
