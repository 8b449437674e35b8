export { addressesIn, personIn } from './read-person.ts';
export { type ReadSearch, readSearch } from './read-search.ts';
export { sayText } from './read-text.ts';
export { readTime, showTime, type Time } from './read-time.ts';
export type { HowToRead } from './reading.ts';
export { andAlso, authorQuery, firstOf, hasWord, haveWords, type TextSearch, textQuery } from './text-query.ts';
export { inWords, looksForWords, looserQuery, whyNothing } from './why-nothing.ts';
export { readWords, type Word } from './word-forms.ts';
