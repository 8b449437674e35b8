import type { ApiError } from '../queries/api-error.ts';

/** The complaints that belong to a field the form has; empty when the error is about something else. */
export function toFieldErrors(error: ApiError, fields: readonly string[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { field, problem } of error.issues) {
    if (fields.includes(field)) found[field] ??= sentence(problem);
  }
  if (error.field !== null && fields.includes(error.field)) found[error.field] ??= error.fix ?? error.message;
  return found;
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;
