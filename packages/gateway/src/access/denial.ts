import { GatewayError } from '../errors.ts';
import type { Decision } from './policy.ts';

/** A decision that says no, as an error: with the whole sentence, which names the group, the scope and who can change it. */
export class Denial extends GatewayError {}

export const denialOf = ({ code, details, explanation }: Extract<Decision, { allow: false }>): Denial =>
  new Denial(code, { ...details, fix: explanation });
