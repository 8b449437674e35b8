import type { Call } from '../../parts/call.ts';
import { ApiError } from '../../server/errors.ts';
import type { Option } from './room.ts';

const refusal = (message: string) => new ApiError(422, 'parameter_invalid', message);

export function readLabel(label: unknown): string {
  if (label === undefined || label === null || label === '') throw refusal('label is required');
  if (typeof label !== 'string') throw refusal('label must be a string');
  return label;
}

/** Its id is a UUID. */
export function newOption({ newHexId }: Call, label: unknown): Option {
  const hex = newHexId() + newHexId();
  const id = [hex.slice(16, 24), hex.slice(8, 12), hex.slice(12, 16), hex.slice(40, 44), hex.slice(32, 44)].join('-');
  return { id, label: readLabel(label), archived: false };
}
