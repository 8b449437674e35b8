import { readConfig } from '../config.ts';
import { askOnMachine } from '../machine/ask.ts';
import type { MachineRequest } from '../machine/operations.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** Ends with 0 when it was done, with 1 when it was refused. Throws `ConfigError`. */
export async function admin(
  request: MachineRequest,
  env: Env,
  say: { done(text: string): void; refused(text: string): void },
): Promise<number> {
  const answer = await askOnMachine(request, readConfig(env));
  if ('done' in answer) {
    say.done(answer.done);
    return 0;
  }
  say.refused(answer.refused);
  return 1;
}
