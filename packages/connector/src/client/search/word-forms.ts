import { withoutNames } from './read-person.ts';

/** A word that is looked for, with what else is written for the same. */
export interface Word {
  readonly said: string;
  /** Any of these, as a part of a word: the shortest first. */
  readonly forms: readonly string[];
  /** Of one or two letters in a sentence: a part of most words, so that only the whole word is meant. */
  readonly isWhole?: true;
  /** The same written as two words: a form of the first, and the second. */
  readonly apart?: { readonly first: readonly string[]; readonly second: string };
}

export interface Words {
  readonly words: readonly Word[];
  /** What says nothing of what is looked for; words that every sentence has are not among them. */
  readonly dropped: readonly string[];
}

const setOf = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** In every sentence. */
const small = setOf(
  `a an the of to in on at by for from with without and or but if so as than then is are was were be been being am do does did doing have has had
  having i me my mine we us our ours you your yours he him his she her hers it its they them their theirs this that these those there here
  what which who whom whose when where why how can could would should will shall may might must not no any some all every each please just
  also too very really still ever again into out up down off over able unable cannot can't couldn't don't doesn't didn't won't isn't
  aren't wasn't weren't haven't hasn't`,
);

/** Which turn what is said after them into its opposite. */
const negating = setOf(
  "not no without never neither nor except excluding cannot can't couldn't don't doesn't didn't won't isn't aren't wasn't weren't haven't hasn't",
);

/** A word that is left out in the manner of search engines: `-parcel`, `!parcel`, `NOT parcel`. */
export function excludedIn(text: string): string | undefined {
  const [, signed, named] =
    /(?:^|[\s(])(?:[-!]([\p{L}\p{N}"][^\s]{0,60})|(?:AND\s{1,5})?NOT\s{1,5}([\p{L}\p{N}"][^\s]{0,60}))/u.exec(text) ?? [];
  const word = signed ?? named;
  return word !== undefined && /^-?\d+(?:[.,]\d+)?$/.test(word) ? undefined : word?.replaceAll(/[^\p{L}\p{N}]+$|^"/gu, '');
}

/** The words of a text by which it says what is not to be there; they are not looked for. */
export const negationsIn = ({ dropped }: Words): readonly string[] => dropped.filter((word) => negating.has(word));

/** What a person says of searching, and of what every conversation is: nobody who asks for a refund writes "conversation" or "problem". */
const ofSearching = setOf(
  `find finding found search searching show shows list look looking get give tell see want know count many much number recent recently latest
  newest conversation conversations chat chats thread threads message messages ticket tickets case cases inquiry inquiries enquiry enquiries
  request requests contact contacts customer customers people person persons somebody someone anybody anyone everybody everyone user users
  client clients lead leads visitor visitors article articles company companies say says said saying ask asks asked asking mention mentions
  mentioned mentioning talk talks talked talking speak write writes wrote written writing complain complains complained complaining complaint
  complaints question questions problem problems issue issues trouble troubles topic topics subject subjects matter matters concern concerns
  concerning go goes going went try tries tried trying happen happens happened happening regarding about related relating involving involve contain contains containing include includes including come comes came named
  called intercom mr mrs ms`,
);

/** Verbs that are written together with one of these, or not: login, log in, log-in. */
const particles = 'in|out|up|off|down|over|back|on';
const verbs =
  'log|sign|set|check|opt|pay|roll|lock|time|follow|pick|drop|hand|call|shut|back|top|add|mark|cash|charge|clean|fall|kick|plug|start|take|turn|work';
const together = new RegExp(`^(${verbs})(${particles})s?$`);
const isVerb = new RegExp(`^(?:${verbs})$`);
const isParticle = new RegExp(`^(?:${particles})$`);

/** Names of things, though they look like forms of verbs. */
const things = setOf(
  `billing shipping pricing onboarding training meeting booking setting listing marketing processing tracking reporting messaging branding rating
  building spelling missing morning evening nothing something anything everything string spring banking packaging hosting funding parking
  clothing roaming housing ceiling wedding pudding outstanding pending according during`,
);

/** The words of a text that is looked for. A person's own sentence says more than what it looks for. */
export function readWords(text: string, of: 'sentence' | 'filter'): Words {
  const said = withoutNames(text)
    // `refund/return`, not a page.
    .replaceAll(/(?<![\p{L}\p{N}./:])(\p{L}+)\/(\p{L}+)(?![\p{L}\p{N}./])/gu, '$1 $2')
    .split(/[\s,;|]+/)
    .map((word) => word.replaceAll(/^[^\p{L}\p{N}@+]+|[^\p{L}\p{N}+#]+$/gu, '').replace(/[’']s$/i, ''))
    .filter((word) => /[\p{L}\p{N}]/u.test(word));
  const whole = joined(said.map((word) => word.toLowerCase().replaceAll('’', "'")));
  const isSmall = (word: string) => small.has(word);
  const isShort = ({ said: word }: Word) => of === 'sentence' && /^\p{L}{1,2}$/u.test(word);
  const isEmpty = (word: string) => isSmall(word) || (of === 'sentence' && ofSearching.has(word));
  const meant = whole.filter((word) => !isEmpty(word));
  // Whoever says nothing else means just these.
  const kept =
    meant.length > 0 ? meant : whole.filter((word) => !isSmall(word)).length > 0 ? whole.filter((word) => !isSmall(word)) : whole;
  const dropped = whole.filter((word) => !kept.includes(word) && (!isSmall(word) || negating.has(word)));
  return {
    words: [...new Set(kept)].map(toWord).map((word) => (isShort(word) ? { ...word, isWhole: true } : word)),
    dropped: [...new Set(dropped)],
  };
}

/** `log in` as `log-in`. */
function joined(words: readonly string[]): string[] {
  const read: string[] = [];
  for (const word of words) {
    const before = read.at(-1);
    const first = before === undefined ? undefined : baseOf(before);
    if (first !== undefined && isVerb.test(first) && isParticle.test(word)) read.splice(-1, 1, `${first}-${word}`);
    else read.push(word);
  }
  return read;
}

const baseOf = (word: string) => basesOf(word)[0] ?? word;

function toWord(said: string): Word {
  // Of an address or a page each letter counts.
  if (/[@./]/.test(said)) return { said, forms: [said] };
  const [, verb, particle] = together.exec(said) ?? [];
  const [first = '', second = '', ...more] = verb && particle ? [verb, particle] : said.split('-');
  if (more.length > 0 || first === '' || second === '') return { said, forms: formsOf(said) };
  const forms = [...new Set([`${first}${second}`, `${first}-${second}`])];
  return { said, forms, apart: { first: isVerb.test(first) ? inflected(first) : formsOf(first), second } };
}

const inflected = (verb: string) => {
  const root = /[bcdfghjklmnpqrstvwxyz][aeiou][bdgklmnprt]$/.test(verb) ? `${verb}${verb.at(-1)}` : verb.replace(/e$/, '');
  return [verb, `${verb}s`, `${root}ed`, `${root}ing`];
};

/** Singular and plural, and the word that a past form is of. Of English words only: others stay as they are. */
function formsOf(word: string): string[] {
  if (!/^[a-z]{4,}$/.test(word)) return [word];
  const bases = basesOf(word);
  const [base = word] = bases;
  // What a past form is of may end in `e`, or not: nothing is counted of it.
  const forms = word.startsWith(base) && word !== base && !/s$/.test(word) ? [base, word] : [base, pluralOf(base), word];
  return [...new Set([...bases, ...forms])].sort((a, b) => a.length - b.length);
}

const pluralOf = (word: string) =>
  /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : /(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;

/** Short stems are parts of too many words. */
const shortest = 4;

function basesOf(word: string): string[] {
  if (things.has(word) || !/^[a-z]{4,}$/.test(word)) return [word];
  const [, plural] = /^(.{2,})ies$/.exec(word) ?? [];
  if (plural !== undefined) return [`${plural}y`];
  const [, sibilant] = /^(.+(?:ss|us|x|z|ch|sh))es$/.exec(word) ?? [];
  // Of `statuses`, and of `causes`.
  if (sibilant !== undefined) return sibilant.endsWith('us') ? [sibilant, `${sibilant}e`] : [sibilant];
  const [, noun] = /^(.+l)lations?$/.exec(word) ?? [];
  // What customers write as a verb: cancellation, installation.
  if (noun !== undefined) return [noun, `${noun}lation`];
  if (/[^siu]s$/.test(word)) return [word.slice(0, -1)];
  const [, past] = /^(.{2,})ied$/.exec(word) ?? [];
  if (past !== undefined) return [`${past}y`];
  const [, stem] = /^(.+[^aeiou])(?:ed|ing)$/.exec(word) ?? [];
  if (stem === undefined || stem.length < shortest || !/[aeiouy]/.test(stem)) return [word];
  // Of `cancelled` and `planned`; `called` and `filled` are of words with two.
  const isDoubled = /([bdgklmnprt])\1$/.test(stem) && !/^.{1,3}ll$/.test(stem);
  return isDoubled ? [stem.slice(0, -1)] : [stem, `${stem}e`];
}
