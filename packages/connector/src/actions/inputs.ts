import { IntercomError } from '../client/errors.ts';

/** What a value may be. Forms and automations send text for everything, so text is read as what is meant. */
export type InputKind = 'text' | 'number' | 'boolean' | 'time' | 'object' | 'data' | 'files';

export interface ActionInput {
  /** What a person reads above the field. */
  readonly label: string;
  readonly help: string;
  readonly kind: InputKind;
  readonly required?: true;
  readonly default?: string | number | boolean;
  readonly choices?: readonly string[];
  /** Where it goes: `operation:field`. Empty where the action itself acts on it; its help says how. */
  readonly to: readonly `${string}.${string}:${string}`[];
}

export type Inputs = Readonly<Record<string, unknown>>;

/** The inputs of one run: nothing for what was left empty, defaults in the place of what was not given. */
export function readInputs(action: string, inputs: Readonly<Record<string, ActionInput>>, given: Inputs): Inputs {
  for (const key of Object.keys(given)) {
    if (!Object.hasOwn(inputs, key)) {
      throw invalid(action, key, `is not an input of this action; it takes ${Object.keys(inputs).join(', ') || 'none'}`);
    }
  }
  return Object.fromEntries(
    Object.entries(inputs).flatMap(([key, input]) => {
      const value = read(action, key, input, given[key]);
      if (value === undefined && input.required) throw invalid(action, key, `is needed (${input.label})`);
      return value === undefined ? [] : [[key, value] as const];
    }),
  );
}

function read(action: string, key: string, input: ActionInput, given: unknown): unknown {
  const value = isEmpty(given) ? input.default : given;
  if (value === undefined) return undefined;
  const wrong = (expected: string) => invalid(action, key, `${expected} is expected`);
  if (input.choices && !input.choices.includes(String(value))) throw wrong(`one of ${input.choices.join(', ')}`);
  switch (input.kind) {
    case 'text':
      if (typeof value !== 'string' && typeof value !== 'number') throw wrong('text');
      return String(value);
    case 'number': {
      const number = typeof value === 'string' ? Number(value) : value;
      if (typeof number !== 'number' || !Number.isFinite(number)) throw wrong('a number');
      return number;
    }
    case 'boolean':
      if (value === true || value === 'true') return true;
      if (value === false || value === 'false') return false;
      throw wrong('true or false');
    case 'time':
      return readTime(value) ?? fail(wrong('a date such as 2026-03-10T15:30:00Z, or Unix seconds'));
    case 'object': {
      const object = typeof value === 'string' ? parse(value) : value;
      if (typeof object !== 'object' || object === null || Array.isArray(object)) throw wrong('a JSON object');
      return object;
    }
    default:
      return value;
  }
}

const isEmpty = (value: unknown) => value === undefined || value === null || value === '';

/** Unix seconds, of seconds or of a date. */
function readTime(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isInteger(value) ? value : undefined;
  if (typeof value !== 'string') return undefined;
  if (/^\d{1,10}$/.test(value)) return Number(value);
  const time = /^\d{4}-\d{2}-\d{2}/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? undefined : Math.floor(time / 1000);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const fail = (error: Error): never => {
  throw error;
};

export const invalid = (action: string, field: string, problem: string) =>
  new IntercomError('input_invalid', `${field}: ${problem}.`, {
    operation: action,
    outcome: 'not_sent',
    errors: [{ code: 'input_invalid', field, message: `${field} ${problem}.` }],
  });
