import { findOperation, type OperationFacts, operations, rawOperation } from '@gatehouse/connector';
import { askedAgain } from '../../audit/outcome.ts';
import { errorTable, isErrorCode } from '../../errors.ts';
import type { AuditRow, AuditWord } from '../../store/ports.ts';
import { management } from '../index.ts';
import type { ManagementFacts } from '../operation.ts';
import { type Phrase, phraseOf } from './grammar.ts';

/** What happened, to be read after the name of whoever asked; with a colon before it where it is no sentence. */
export interface Telling {
  readonly before: string;
  readonly about: string | null;
  readonly after: string;
}

type Told = Pick<AuditRow, 'operation' | 'variant' | 'event' | 'target' | 'outcome' | 'errorCode' | 'explanation'>;

const own = new Map<string, ManagementFacts>(Object.entries(management).filter(([, { audit }]) => audit !== false));
const byEvent = new Map([...own.values()].flatMap((facts) => (facts.audit === false ? [] : [[facts.audit.event as string, facts]])));
const variantsOf = ({ audit }: ManagementFacts) => (audit || undefined)?.variants ?? [];
const toldOf = (facts: ManagementFacts, variant: string | null = null): string =>
  variantsOf(facts).find(({ key }) => key === variant)?.told ?? (facts.audit || undefined)?.told ?? facts.summary;

const commands = [
  ...operations.flatMap(({ summary, audit }) => [summary, ...(audit.variants ?? []).map((variant) => variant.summary)]),
  ...[...own.values()].flatMap((facts) => [toldOf(facts), ...variantsOf(facts).map(({ told }) => told)]),
  rawOperation.summary,
];
/** Words that begin them. */
export const verbs: ReadonlySet<string> = new Set(
  commands.filter((command) => !command.startsWith('Who ')).map((command) => command.split(/[ ,:;]/, 1)[0]?.toLowerCase() ?? ''),
);

/** The sentence is made from the summary of what was asked for; what has none (the gateway itself, older names) is told by its event. */
export function said(row: Told): Telling {
  // The gateway tells of a call in a row of its own, under the name of the operation: an event of ours is ours.
  const ours = byEvent.get(row.event);
  const operation = ours ? undefined : findOperation(row.operation);
  const phrase = ours ? phraseOf(toldOf(ours, row.variant), verbs) : phraseFor(row, operation);
  const { lead, words, tail } = phrase === undefined ? { lead: ': ', words: eventWords(row.event), tail: '' } : framed(row, phrase);
  const { before, about, after } = insert(words, row.target, operation);
  return { before: lead + before, about, after: after + (phrase === undefined ? endingOf(row) : tail) };
}

function phraseFor(
  { operation: name, variant }: Pick<AuditRow, 'operation' | 'variant'>,
  operation = findOperation(name),
): Phrase | undefined {
  const summary = operation?.audit.variants?.find(({ key }) => key === variant)?.summary ?? operation?.summary;
  const ours = own.get(name);
  const command = summary ?? (ours && toldOf(ours, variant)) ?? (name === rawOperation.name ? rawOperation.summary : undefined);
  return command === undefined ? undefined : phraseOf(command, verbs);
}

const eventWords = (event: string) => event.replaceAll(/[._]/g, ' ');

/** What an outcome makes of a command, and words besides by which people mean it. */
const frames: Readonly<Record<AuditRow['outcome'], { lead: string; tail: string; also: string }>> = {
  ok: { lead: '', tail: '', also: '' },
  denied: { lead: 'was not allowed to ', tail: '', also: 'refused could' },
  failed: { lead: 'could not ', tail: '', also: '' },
  unknown: { lead: 'tried to ', tail: ': nobody knows whether it was done', also: '' },
  pending: { lead: 'has begun to ', tail: '', also: '' },
};

function framed(row: Told, { command, past }: Phrase): { lead: string; words: string; tail: string } {
  if (row.outcome !== 'ok') {
    const frame = frames[isInputAtFault(row) ? 'failed' : row.outcome];
    return { ...frame, words: command, ...(row.errorCode === 'input_invalid' && { tail: ': the input was invalid' }) };
  }
  return { ...frames.ok, words: past, tail: row.explanation === askedAgain ? ': asked for again, and not sent again' : '' };
}

/** Whether it was refused for what was asked, not for who asked. */
const isInputAtFault = ({ outcome, errorCode }: Told): boolean =>
  outcome === 'denied' && errorCode !== null && isErrorCode(errorCode) && [400, 413, 415].includes(errorTable[errorCode].status);

/** An event is named after what was wanted. */
const endings: Readonly<Record<AuditRow['outcome'], string>> = {
  ok: '',
  denied: ', which was refused',
  failed: ', which failed',
  unknown: frames.unknown.tail,
  pending: ', which has begun',
};
const endingOf = ({ outcome, event }: Told): string => (event.endsWith('refused') ? '' : endings[outcome]);

/** Puts what it was done to where the sentence speaks of it: "a conversation" becomes "conversation 215". */
function insert(words: string, target: string | null, operation: OperationFacts | undefined): Telling {
  if (target === null) return { before: words, about: null, after: '' };
  if (operation?.audit.target === undefined) return { before: `${words}: `, about: target, after: '' };
  const thing = thingOf(operation);
  if (thing !== null) {
    const found = new RegExp(`\\b(?:an?|the) ((?:[A-Za-z-]+ ){0,2}${thing})\\b`).exec(words);
    if (found) {
      return { before: `${words.slice(0, found.index)}${found[1]} `, about: target, after: words.slice(found.index + found[0].length) };
    }
  }
  return { before: `${words} (${labelOf(operation)} `, about: target, after: ')' };
}

const labelOf = (operation: OperationFacts): string =>
  (operation.audit.target ?? '').replaceAll('_', ' ').replace(/ id(entifier)?$/, thingOf(operation) === null ? ' id' : '');

/** What the audited id is one of, in words; null where it is not Intercom's id of the thing that the sentence is about. */
export function thingOf({ audit: { event, target: field = '' }, places }: Pick<OperationFacts, 'audit' | 'places'>): string | null {
  if (places[field] !== 'path' || field === 'external_id') return null;
  const name = /^(.+)_id(?:entifier)?$/.exec(field)?.[1] ?? event.slice(0, event.indexOf('.'));
  return name.replaceAll('_', ' ');
}

interface Sayable {
  readonly operation: string;
  readonly variant: string | null;
  readonly words: readonly string[];
}

const toWords = (text: string) =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/** What rows can say, by operation and variant: made once, because it is what all of the catalogue says. */
const sayable: readonly Sayable[] = [
  ...operations.flatMap(({ name, audit }) =>
    [null, ...(audit.variants ?? []).map(({ key }) => key)].map((variant) => ({ operation: name, variant })),
  ),
  { operation: rawOperation.name, variant: null },
  ...[...own].flatMap(([operation, facts]) =>
    [null, ...variantsOf(facts).map(({ key }) => key)].map((variant) => ({ operation, variant })),
  ),
].map((one) => {
  const [phrase, operation] = [phraseFor(one), findOperation(one.operation)];
  const label = operation ? `${labelOf(operation)} ${thingOf(operation) ?? ''}` : '';
  return { ...one, words: phrase ? [...new Set(toWords(`${phrase.command} ${phrase.past} ${label}`))] : [] };
});

const outcomeWords = Object.entries(frames).map(([outcome, { lead, tail, also }]) => ({
  outcome: outcome as AuditRow['outcome'],
  words: toWords(`${lead} ${tail} ${also}`),
}));

/** Words that every sentence has, or that somebody writes between those that are looked for. */
const idle = new Set('a an the to of in on at by as and or it id is was were did has have what who which when'.split(' '));
const mostWords = 8;

/** What a search is for; of a sentence the words that tell rows apart. Nothing where nothing is left. */
export function readWords(text: string): AuditWord[] {
  const asked = text.split(/[\s,;'’"“”()]+/).map((word) => word.replace(/[:.!?]+$/, ''));
  const telling = asked.filter((word) => !idle.has(word.toLowerCase()) && (word.length > 1 || /\p{N}/u.test(word)));
  return telling.slice(0, mostWords).map((word) => {
    const parts = toWords(word);
    const has = ({ words }: { readonly words: readonly string[] }) =>
      parts.length > 0 && parts.every((part) => words.some((one) => one.startsWith(part)));
    return {
      text: word,
      operations: sayable.filter(has).map(({ operation, variant }) => ({ operation, variant })),
      outcomes: outcomeWords.filter(has).map(({ outcome }) => outcome),
    };
  });
}
