import { type Addresses, createAddresses } from '../catalogue/addresses.ts';
import type { OperationFacts } from '../catalogue/facts.ts';
import { operations } from '../catalogue/index.ts';

let made: Addresses | undefined;
/** Made when it is first needed: importing the library stays as cheap as it is. */
const ofCatalogue = () => {
  made ??= createAddresses(operations);
  return made;
};

/** The operation of the catalogue at an address; see `Addresses.match`. */
export const matchAddress: Addresses['match'] = (method, path) => ofCatalogue().match(method, path);

/**
 * Why a value cannot stand at a parameter of an operation's address, or undefined where it can. Encoding stops a slash, but URL
 * parsers collapse dots even when they are encoded, and what is empty or a word would be the address of something else.
 */
export function addressProblem(operation: OperationFacts, parameter: string, value: string): string | undefined {
  if (value === '') return 'is empty: an id is needed, without it this is another address';
  if (value === '.' || value === '..' || /[\u0000-\u001f\u007f/\\]/.test(value)) {
    return 'is not an id: an id has no slashes, no control characters, and is not made of dots';
  }
  return ofCatalogue().wordsAt(operation, parameter).has(value)
    ? `is not an id: "${value}" is a word of another address of Intercom's`
    : undefined;
}
