import type { Handler } from '../parts/call.ts';
import type { Mistake } from './registry.ts';

interface All {
  contacts: { room: object; list: Handler; juggle: Handler };
}

/** What the compiler says when operations and handlers part ways. */
export const said: { missing: Mistake<'contacts.list' | 'contacts.juggle' | 'contacts.get', All>; surplus: Mistake<'contacts.list', All> } =
  {
    missing: 'contacts.get has no handler',
    surplus: 'contacts.juggle is no operation of the manifest, which "npm run generate" makes',
  };

// @ts-expect-error nothing is wrong here, so nothing can be said
export const nothing: Mistake<'contacts.list' | 'contacts.juggle', All> = 'contacts.list has no handler';
