import { loadOperation, type Operation, type OperationFacts } from '@gatehouse/connector';
import { GatewayError } from '../../../errors.ts';
import { parsedText } from '../meant/values.ts';
import { isRecord } from '../record.ts';
import { isList } from './schemas.ts';

type Arguments = Readonly<Record<string, unknown>>;

/** How models say how many rows they want. */
const names = ['per_page', 'limit', 'page_size', 'max_results'];
const most = 10_000;

/**
 * How many rows are wanted, where that is more than a page has: they are read page by page. As many as a page may have are a page's size,
 * whatever it is called. Throws `input_invalid`.
 */
export async function takeHowMany(
  facts: OperationFacts,
  given: Arguments,
): Promise<{ readonly input: Arguments; readonly rows: number | undefined }> {
  const inBody = facts.places['pagination'] === 'body';
  const pagination = inBody ? parsedText(given['pagination']) : undefined;
  const within = isRecord(pagination) ? pagination : {};
  const isGiven = (one: string) => given[one] !== undefined && given[one] !== null;
  const [name, other] = names.filter((one) => isGiven(one) && (one === 'per_page' || facts.places[one] === undefined));
  // Beside how many are wanted, how many a page has is another thing; of all, and of what is gathered and put in order, so many are wanted.
  const isOfAll = isGiven('all') || (isGiven('each') && isGiven('sort') && facts.places['sort'] === undefined);
  const [wanted = ''] = name !== 'per_page' ? (isOfAll && name ? [name] : []) : other ? [other] : [];
  const wantedRows = isList(facts) ? numberOf(given[wanted]) : undefined;
  if (wantedRows !== undefined && wantedRows <= most)
    return {
      input: Object.fromEntries(
        Object.entries(given).filter(([one]) => one !== wanted && (one !== 'per_page' || facts.places[one] !== undefined)),
      ),
      rows: wantedRows,
    };
  const rows = numberOf(name === undefined ? within['per_page'] : given[name]);
  if (!isList(facts) || rows === undefined) return { input: given, rows: undefined };
  if (rows > most)
    throw new GatewayError('input_invalid', { field: name ?? 'pagination.per_page', fix: `Up to ${most} rows in one call.` });
  const { pagination: _, ...others } = given;
  const rest = Object.fromEntries(Object.entries(others).filter(([one]) => one !== name));
  const { per_page: __, ...cursor } = within;
  const withSize = (size: object) => {
    const body = { ...cursor, ...size };
    return inBody ? { ...rest, ...(Object.keys(body).length === 0 ? {} : { pagination: body }) } : { ...rest, ...size };
  };
  if (!fitsPage(await loadOperation(facts.name), rows)) return { input: withSize({}), rows };
  return { input: withSize({ per_page: rows }), rows: goesOnWithin(facts, given) ? rows : undefined };
}

/** In the middle of a page: without rows of the next one there would be fewer with every call. */
const goesOnWithin = ({ places }: OperationFacts, given: Arguments): boolean =>
  places['skip'] === undefined &&
  numberOf(given['skip']) !== undefined &&
  ['all', 'last', 'each', 'count', 'group_by'].every((one) => given[one] === undefined || places[one] !== undefined);

const fitsPage = ({ fields }: Operation, rows: number): boolean =>
  (fields['pagination'] ? fields['pagination'].safeParse({ per_page: rows }) : fields['per_page']?.safeParse(rows))?.success === true;

function numberOf(value: unknown): number | undefined {
  const number = typeof value === 'string' && /^\s*\d{1,7}\s*$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && number > 0 ? number : undefined;
}
