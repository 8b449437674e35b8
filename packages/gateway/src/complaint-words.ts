import type * as z from 'zod';

type Complaint = z.core.$ZodIssue;

/** What a schema says where nobody gave it words of its own. */
const plain = /^(?:Invalid (?:input|option)(?::|$)|Too (?:big|small):)/;

/** What is wrong with a value, in words for whoever sent it. */
export function wordsOf(complaint: Complaint, value: unknown): string {
  if (!plain.test(complaint.message)) return complaint.message;
  switch (complaint.code) {
    case 'invalid_type':
    case 'invalid_union': {
      const kinds = kindsOf(complaint);
      return kinds.length === 0 ? `cannot be ${kindOf(value)}` : `must be ${joined(kinds)}, not ${kindOf(value)}`;
    }
    case 'invalid_value': {
      const words = complaint.values.map((word) => JSON.stringify(word));
      return `must be ${words.length === 1 ? '' : 'one of '}${words.join(', ')}${typeof value === 'string' ? `; ${JSON.stringify(value.slice(0, 50))} was given` : `, not ${kindOf(value)}`}`;
    }
    case 'too_big':
    case 'too_small':
      return boundOf(complaint, value);
    default:
      return complaint.message;
  }
}

type Bound = Extract<Complaint, { code: 'too_big' | 'too_small' }>;

/** With the number of the limit, and what there was. */
function boundOf(complaint: Bound, value: unknown): string {
  const most = complaint.code === 'too_big';
  const limit = String(most ? complaint.maximum : complaint.minimum);
  const way = most ? 'at most' : 'at least';
  const size = typeof value === 'string' || Array.isArray(value) ? value.length : undefined;
  if (size === undefined) return `must be ${complaint.inclusive === false ? (most ? 'less than' : 'more than') : way} ${limit}`;
  const one = Array.isArray(value) ? ['entry', 'entries'] : ['character', 'characters'];
  return `must have ${way} ${limit} ${one[limit === '1' ? 0 : 1]}, ${size === 0 ? 'and is empty' : `not ${size}`}`;
}

/** What would be taken, without what is within it. */
function kindsOf(complaint: Complaint): string[] {
  if (complaint.code === 'invalid_type') return [kindNames[complaint.expected] ?? complaint.expected];
  if (complaint.code === 'invalid_value') return complaint.values.map((word) => JSON.stringify(word));
  if (complaint.code !== 'invalid_union') return [];
  return [...new Set(complaint.errors.flatMap((errors) => errors.filter(({ path }) => path.length === 0).flatMap(kindsOf)))];
}

const kindNames: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
};

const joined = (kinds: readonly string[]) => (kinds.length < 2 ? kinds.join('') : `${kinds.slice(0, -1).join(', ')} or ${kinds.at(-1)}`);

function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  const kind = typeof value;
  if (kind === 'object') return 'an object';
  if (kind === 'boolean') return String(value);
  return kind === 'string' ? 'text' : 'a number';
}
