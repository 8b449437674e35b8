import { toolsets as known } from '@gatehouse/connector/operations';
import { GatewayError } from '../../errors.ts';

export type Mode = 'lean' | 'default' | 'full';

/** What a client asks for in the address it connects to; it narrows what is listed, never widens what is allowed. */
export interface ListOptions {
  /** No writes: neither listed nor carried out. */
  readonly readOnly: boolean;
  /** `lean`: only the tools that find and run others. `full`: every operation as a tool of its own. */
  readonly mode: Mode;
  /** Names of toolsets such as `contacts`; all of their operations are listed. */
  readonly toolsets: readonly string[];
  /** The options as text, to keep lists by. */
  readonly key: string;
}

const modes: readonly string[] = ['lean', 'default', 'full'] satisfies readonly Mode[];
const switches: Readonly<Record<string, boolean>> = { '1': true, true: true, '0': false, false: false };

/** Throws `input_invalid` naming the parameter. */
export function readOptions(query: URLSearchParams): ListOptions {
  for (const name of query.keys()) {
    if (!['readonly', 'mode', 'toolsets'].includes(name)) throw wrong(name, 'This address takes readonly, mode and toolsets.');
  }
  const readOnly = switches[query.get('readonly') ?? '0'];
  if (readOnly === undefined) throw wrong('readonly', 'Use readonly=1.');
  const mode = query.get('mode') ?? 'default';
  if (!isMode(mode)) throw wrong('mode', `Use one of ${modes.join(', ')}.`);
  const toolsets = [...new Set((query.get('toolsets') ?? '').split(',').map((name) => name.trim()))].filter((name) => name !== '').sort();
  const unknown = toolsets.some((asked) => !known.some(({ name }) => name === asked));
  if (unknown) throw wrong('toolsets', `Use some of ${known.map(({ name, title }) => `${name} (${title})`).join(', ')}.`);
  return { readOnly, mode, toolsets, key: `${readOnly} ${mode} ${toolsets}` };
}

export const standardOptions = readOptions(new URLSearchParams());

function isMode(text: string): text is Mode {
  return modes.includes(text);
}

const wrong = (field: string, fix: string) => new GatewayError('input_invalid', { field, fix });
