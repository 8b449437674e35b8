import { type ApiVersion, apiVersions, isExperimental, latestVersion, type OperationFacts, type Paging } from '../catalogue/facts.ts';
import { type Catalogue, loadOperation, operations } from '../catalogue/index.ts';
import { byResource } from '../catalogue/names.ts';
import type { InputOf, Operation, OutputOf } from '../catalogue/operation.ts';
import type { Budget } from './budget.ts';
import { type Clock, systemClock } from './clock.ts';
import { checkAnswer, type Drift } from './drift.ts';
import { IntercomError } from './errors.ts';
import { rowsOf, walk } from './pages.ts';
import { type Region, regionUrls } from './regions.ts';
import type { ReadSearch } from './search/index.ts';
import { type Admit, type SendOptions, send } from './send.ts';
import { sharedBudget } from './shared-budget.ts';
import type { Transport } from './transports/transport.ts';

export interface IntercomOptions {
  /** An access token; it never leaves this client except towards Intercom. */
  readonly token: string;
  /** Where the workspace is hosted. @default 'us' */
  readonly region?: Region;
  /** Instead of a region: a sandbox, or a gateway's `/intercom/{connection}`. */
  readonly baseUrl?: string;
  /** @default the newest version of the catalogue */
  readonly version?: ApiVersion;
  /** Carries out operations that only Intercom's Preview version has, too. Intercom may change them on any day. @default false */
  readonly experimental?: boolean;
  /** @default the platform's fetch */
  readonly transport?: Transport;
  readonly clock?: Clock;
  readonly random?: () => number;
  /** Ends every call of this client. */
  readonly signal?: AbortSignal;
  /** For one call, repeats and waiting included. @default 30000 */
  readonly timeoutMs?: number;
  /** Where calls wait for their place in the rate limit. @default one for all clients of this process with the same token and address */
  readonly budget?: Budget;
  /** Told of what does not fit in an answer that was passed on all the same: the catalogue and Intercom part ways there. */
  readonly onDrift?: (drift: AnswerDrift) => void;
  /** Refuses an answer in which anything does not fit, instead of passing on what is there. @default false */
  readonly strictAnswers?: boolean;
}

/** What did not fit in one answer. */
export interface AnswerDrift {
  readonly operation: string;
  readonly requestId: string | undefined;
  readonly fields: readonly Drift[];
}

export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
}

type Item<O> = O extends { paging: { items: infer Key extends string } }
  ? OutputOf<O> extends { [K in Key]?: readonly (infer Row)[] | null | undefined }
    ? Row
    : never
  : never;

type Method<O> =
  Record<never, never> extends InputOf<O>
    ? (input?: InputOf<O>, options?: CallOptions) => Answer<O>
    : (input: InputOf<O>, options?: CallOptions) => Answer<O>;

type Answer<O> = O extends { paging: Paging } ? List<OutputOf<O>, Item<O>> : Promise<OutputOf<O>>;

/** `intercom.contacts.search(…)`: a method for every operation of the catalogue. */
export type Intercom = { readonly [R in keyof Catalogue]: { readonly [V in keyof Catalogue[R]]: Method<Catalogue[R][V]> } };

/**
 * A list: await it for its first page, or iterate it for every row of every page. Nothing is asked before one of the two.
 *
 * @example
 * const page = await intercom.contacts.list({ per_page: 50 });
 * for await (const contact of intercom.contacts.list()) console.log(contact.email);
 */
export interface List<Page, Row> extends PromiseLike<Page>, AsyncIterable<Row> {
  /** Page by page instead of row by row. */
  pages(): AsyncIterable<Page>;
}

/**
 * A typed client of Intercom's API.
 *
 * @example
 * const intercom = createIntercom({ token: process.env.INTERCOM_ACCESS_TOKEN });
 * const contact = await intercom.contacts.get({ contact_id: '69fc21865a28f6d15c73b074' });
 */
export function createIntercom(options: IntercomOptions): Intercom {
  const settings = settingsOf(options);
  return byResource(operations, (facts) => method(facts, settings)) as unknown as Intercom;
}

/** What every call of a client goes with. Throws a `TypeError` that names the option. */
export function settingsOf(options: IntercomOptions): Settings {
  if (typeof options !== 'object' || options === null) throw new TypeError('options: an object with a token is expected');
  const { region = 'us', version, token, budget: own, baseUrl: _, ...rest } = options;
  if (!Object.hasOwn(regionUrls, region)) throw new TypeError(`region: one of ${Object.keys(regionUrls).join(', ')} is expected`);
  if (version !== undefined && !apiVersions.includes(version)) {
    throw new TypeError(`version: one of ${apiVersions.join(', ')} is expected`);
  }
  if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token)) {
    throw new TypeError('token: an Intercom access token is expected (visible characters, no spaces)');
  }
  const baseUrl = checkBaseUrl(options.baseUrl ?? regionUrls[region]);
  const budget = own ?? sharedBudget(rest.clock ?? systemClock, { token, baseUrl });
  const admit: Admit = async ({ until, signal }) => {
    const place = await budget.take({ flow: '', until, signal });
    return { token, baseUrl, settle: place, over: place.over };
  };
  return { ...rest, ...(version === undefined ? {} : { version }), admit };
}

export type Settings = SendOptions & Pick<IntercomOptions, 'onDrift' | 'strictAnswers' | 'experimental'>;

function method(facts: OperationFacts, settings: Settings) {
  return (input: Readonly<Record<string, unknown>> = {}, options: CallOptions = {}) => {
    const merged = mergeOptions(settings, options);
    const fetchPage = (asked: Readonly<Record<string, unknown>>) => callOnce(facts, asked, merged);
    if (!facts.paging) return fetchPage(input);
    const pages = async function* () {
      yield* walk(await loadOperation(facts.name), input, fetchPage);
    };
    return {
      // biome-ignore lint/suspicious/noThenProperty: a list is awaited for its first page, as in other clients of this kind
      then: (resolve?: (page: unknown) => unknown, reject?: (error: unknown) => unknown) => fetchPage(input).then(resolve, reject),
      pages,
      async *[Symbol.asyncIterator]() {
        for await (const page of pages()) yield* rowsOf(facts, page);
      },
    };
  };
}

/** Throws `experimental_off` for what only Preview has, unless it is wanted. */
export function refuseExperimental(facts: OperationFacts, options: Pick<IntercomOptions, 'experimental'>): void {
  if (!isExperimental(facts) || options.experimental === true) return;
  const fix = 'only Intercom\'s Preview version has it: give "experimental: true" to use it';
  throw new IntercomError('experimental_off', fix, { operation: facts.name, outcome: 'not_sent' });
}

async function callOnce(facts: OperationFacts, input: Readonly<Record<string, unknown>>, options: Settings): Promise<unknown> {
  refuseExperimental(facts, options);
  const operation = await loadOperation(facts.name);
  const search = await meantSearch(operation, input, options);
  const parsed = operation.input.safeParse(search.input);
  const complaints = parsed.success ? [] : parsed.error.issues.map((issue) => ({ field: issue.path.join('.'), problem: issue.message }));
  // What a search says of a filter is more than what its schema can.
  const problems = search.problems.length > 0 ? search.problems : complaints;
  if (problems.length > 0) {
    const errors = problems.map(({ field, problem }) => ({ code: 'input_invalid', field, message: problem }));
    const first = errors[0];
    throw new IntercomError('input_invalid', first ? `${first.field || 'input'}: ${first.message}` : 'the input does not fit', {
      operation: operation.name,
      outcome: 'not_sent',
      errors,
    });
  }
  const { body, status, requestId } = await send(operation, parsed.data as Record<string, unknown>, options);
  const refuse = (problem: string) =>
    new IntercomError('answer_invalid', problem, {
      operation: operation.name,
      outcome: operation.effect === 'read' ? 'failed' : 'applied',
      status,
      ...(requestId === undefined ? {} : { requestId }),
    });
  if (operation.effect !== 'read' && body === undefined && operation.answer !== 'empty')
    throw refuse('it was done, but the answer is lost');
  const { usable, drift } = checkAnswer(operation, body);
  const [first] = drift;
  if (!first) return body;
  if (!usable || options.strictAnswers) throw refuse(`the answer does not fit at "${first.field}"`);
  // Later, so that a listener that throws does not cost the caller the answer.
  const { onDrift } = options;
  if (onDrift) queueMicrotask(() => onDrift({ operation: operation.name, requestId, fields: drift }));
  return body;
}

/** Fields and values are those of the newest version: what earlier ones take is Intercom's to say. */
async function meantSearch(
  operation: Operation,
  input: Readonly<Record<string, unknown>>,
  { version, clock = systemClock }: Settings,
): Promise<ReadSearch> {
  const isNow = version === undefined || version === latestVersion || isExperimental(operation);
  if (!isNow || operation.searchFields === undefined) return { input, notes: [], problems: [] };
  // Whoever only imports the library does not wait for it.
  const { readSearch } = await import('./search/index.ts');
  return readSearch(operation, input, { now: clock.now(), asMeant: false });
}

function mergeOptions(settings: Settings, options: CallOptions): Settings {
  const signals = [settings.signal, options.signal].filter((signal) => signal !== undefined);
  const [signal] = signals.length === 2 ? [AbortSignal.any(signals)] : signals;
  return { ...settings, ...options, ...(signal === undefined ? {} : { signal }) };
}

/** A token travels only over TLS, or to this machine. */
function checkBaseUrl(text: string): string {
  const url = URL.parse(text);
  if (!url) throw new TypeError('baseUrl: an address such as https://api.intercom.io is expected');
  if (url.username !== '' || url.search !== '' || url.hash !== '') {
    throw new TypeError('baseUrl: an address without user, query and fragment is expected');
  }
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && local)) {
    throw new TypeError('baseUrl: https is needed, or http to this machine');
  }
  return (url.origin + url.pathname).replace(/\/+$/, '');
}
