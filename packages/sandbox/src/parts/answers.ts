/** What a handler answers when it is not 200 with JSON. Made by the functions below. */
export class Answer {
  readonly status: number;
  readonly body: string | Uint8Array<ArrayBuffer> | null;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body: string | Uint8Array<ArrayBuffer> | null, headers: Readonly<Record<string, string>> = {}) {
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** JSON under another status: `answer(201, shape)`, or an error that Intercom does not answer as an error list. */
export const answer = (status: number, body: object): Answer => new Answer(status, JSON.stringify(body));

/** 204, or another status without a body: events are taken with an empty 202, a tag is deleted with an empty 200. */
export const noContent = (status = 204): Answer => new Answer(status, null);

export const text = (body: string): Answer => new Answer(200, body, { 'content-type': 'text/plain; charset=utf-8' });

/** Bytes to be kept as a file. */
export const file = (bytes: Uint8Array<ArrayBuffer>, name: string, type = 'application/octet-stream'): Answer =>
  new Answer(200, bytes, { 'content-type': type, 'content-disposition': `attachment; filename="${name}"` });

/** A 302: recordings are kept elsewhere, at an address that works for a short time. */
export const redirect = (location: string): Answer => new Answer(302, null, { location });
