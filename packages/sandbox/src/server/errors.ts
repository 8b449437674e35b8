interface Options {
  field?: string;
  headers?: Record<string, string>;
}

/** An answer of Intercom's error list; handlers throw it, `app.ts` turns it into a response. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string;
  readonly field: string | undefined;
  readonly headers: Record<string, string>;

  constructor(status: number, code: string, message: string, options: Options = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.field = options.field;
    this.headers = options.headers ?? {};
  }
}

export function errorList(requestId: string, code: string, message: string, field?: string) {
  return { type: 'error.list', request_id: requestId, errors: [{ code, message, ...(field === undefined ? {} : { field }) }] };
}

export const notFound = (message = 'Resource Not Found', code = 'not_found') => new ApiError(404, code, message);
export const invalid = (message: string, field?: string) =>
  new ApiError(400, 'parameter_invalid', message, field === undefined ? {} : { field });
export const missing = (name: string) => new ApiError(400, 'parameter_not_found', `${name} is a required parameter`);
export const unauthorized = (message = 'Access Token Invalid') => new ApiError(401, 'unauthorized', message);

/** 20 characters like those of live answers, counted up so that a run can be told apart line by line. */
export function requestIds(): () => string {
  let count = 0;
  return () => `002c${(++count).toString(36).padStart(16, '0')}`;
}
