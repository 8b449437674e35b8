import type { OperationFacts } from '@gatehouse/connector';
import { GatewayError } from '../../../errors.ts';
import { isList } from '../lists/schemas.ts';

/** A field of one thing that is wanted to its end, with dots, and from where on: characters of a text, entries of what has several. */
export interface Part {
  readonly asked: string;
  readonly path: readonly string[];
  readonly from: number;
}

type Arguments = Readonly<Record<string, unknown>>;

/** What is wanted of one thing, apart from the operation's own input. Throws `input_invalid`. */
export function takeParts(
  operation: OperationFacts,
  given: Arguments,
): { readonly input: Arguments; readonly parts: readonly Part[] | undefined } {
  const { fields, ...input } = given;
  const takes = operation.effect === 'read' && operation.answer === undefined && !isList(operation);
  if (!takes || !Object.hasOwn(given, 'fields') || Object.hasOwn(operation.places, 'fields')) return { input: given, parts: undefined };
  if (fields === undefined || fields === null) return { input, parts: undefined };
  const list = typeof fields === 'string' ? fromText(fields) : fields;
  if (!Array.isArray(list) || list.length === 0 || list.length > 20) throw wrong;
  return { input, parts: list.map(readPart) };
}

function fromText(text: string): unknown {
  try {
    return text.trim().startsWith('[') ? JSON.parse(text) : text.split(',').map((one) => one.trim());
  } catch {
    return undefined;
  }
}

function readPart(asked: unknown): Part {
  const [, path, from = '0'] = (typeof asked === 'string' && /^(.{1,300}?)(?:@(\d{1,9}))?$/.exec(asked)) || [];
  if (path === undefined || typeof asked !== 'string') throw wrong;
  return { asked, path: path.split('.'), from: Number(from) };
}

const wrong = new GatewayError('input_invalid', {
  field: 'fields',
  fix: 'fields is a list of up to 20 names such as ["custom_attributes", "source.body"], each with @ and a number to begin there: "source.body@6000".',
});
