import { createIntercom, type IntercomOptions } from '../client/create-intercom.ts';
import type { Action, ActionResult } from './action.ts';
import * as companies from './companies.ts';
import * as contacts from './contacts.ts';
import { type Inputs, readInputs } from './inputs.ts';
import { raw_request } from './raw-request.ts';
import * as tags from './tags.ts';
import * as tickets from './tickets.ts';

export type { Action, ActionResult } from './action.ts';
export type { ActionInput, InputKind } from './inputs.ts';
export { toRawRequest } from './raw-request.ts';

/** Every action, by its name. */
export const actions = { ...contacts, ...companies, ...tags, ...tickets, raw_request } satisfies Readonly<Record<string, Action>>;

export type ActionName = keyof typeof actions;

/**
 * Runs one action against a workspace. Rejects with an `IntercomError`; with the code `input_invalid` and the input's name before anything
 * is sent.
 *
 * @example
 * const { data, notes } = await runAction('list_contacts', { page: 3, per_page: 50 }, { token });
 */
export async function runAction(name: ActionName, inputs: Inputs, options: IntercomOptions): Promise<ActionResult> {
  if (!Object.hasOwn(actions, name)) throw new TypeError(`There is no action "${name}"; there are ${Object.keys(actions).join(', ')}.`);
  const action: Action = actions[name];
  return action.run(readInputs(name, action.inputs, inputs), { intercom: createIntercom(options), options });
}
