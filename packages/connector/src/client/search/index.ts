export { type ReadSearch, readSearch } from './read-search.ts';
export { readTime, showTime, type Time } from './read-time.ts';
export type { HowToRead } from './reading.ts';
export { whyNothing } from './why-nothing.ts';
