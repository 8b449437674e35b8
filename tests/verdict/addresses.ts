import type { Parameter } from '../description/description.ts';
import { shapesOf } from './shapes.ts';
import type { Judged } from './verdicts.ts';

/** One address that was made. */
export interface MadeAddress {
  readonly at: string;
  readonly kind: string;
  readonly value: string;
  /** What the description has against it. */
  readonly misfits: readonly string[];
}

const odd: Readonly<Record<string, string>> = {
  digits: '7',
  text: 'no such id',
  dots: '..',
  slash: 'a/b',
  'control character': 'a\u0000b',
  'long text': 'x'.repeat(300),
};

/** Ids as an address may have them, by what is odd about each. */
export function* addressesOf(judged: Judged): Generator<MadeAddress> {
  const { operation, described, source } = judged;
  const parameters = (described.parameters ?? []).map((one) => source.follow<Parameter>(one)).filter((one) => one.in === 'path');
  for (const [name, place] of Object.entries(operation.places)) {
    if (place !== 'path') continue;
    const { schema = {} } = parameters.find((one) => one.name === name) ?? {};
    const isNumber = shapesOf(schema, source)[0]?.type === 'integer';
    for (const [kind, value] of Object.entries(odd))
      yield { at: name, kind, value, misfits: isNumber && !/^\d+$/.test(value) ? [`${name}: must be integer`] : [] };
  }
}
