import { holdsTooMuch } from './json-text.ts';

/** What is in a body, as far as it says. */
export interface RawBody {
  /** Of a JSON object or a form of one text. */
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly isMultipart: boolean;
  /** What a server may take for fields of a form. */
  readonly names: readonly string[];
}

/** `contentType` as the request says it. */
export function readRawBody(body: string | Uint8Array | undefined, contentType: string): RawBody | 'too much' {
  const type = contentType.replace(/;.*$/s, '').trim().toLowerCase();
  if (type === 'multipart/form-data') {
    const text = typeof body === 'string' ? body : new TextDecoder().decode(body);
    // A line that begins with a space goes on (RFC 822), and a backslash in quotes stands for the next letter.
    const read = text.replaceAll(/\r?\n[ \t]+/g, ' ').replaceAll(/\\(?=[^\r\n])/g, '');
    const names = [...read.matchAll(/^content-disposition:[^\r\n]*?[\s;]name\*?="?([^";\r\n]*)/gim)].map(([, name]) =>
      unquoted(name ?? ''),
    );
    return { isMultipart: true, names };
  }
  if (type === 'application/x-www-form-urlencoded') {
    const entries = [...new URLSearchParams(typeof body === 'string' ? body : new TextDecoder().decode(body))];
    return { isMultipart: false, names: entries.map(([name]) => name), fields: Object.fromEntries(entries) };
  }
  if (typeof body !== 'string') return { isMultipart: false, names: [] };
  if (holdsTooMuch(body)) return 'too much';
  const fields = fieldsOf(body);
  return { isMultipart: false, ...(fields && { fields }), names: Object.keys(fields ?? {}) };
}

const unquoted = (name: string) => name.trim().replace(/^[\w-]*'[^']*'/, '');

/** The fields of a JSON object. A mark before the first letter is no letter. */
function fieldsOf(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
