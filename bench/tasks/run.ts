/**
 * The tasks, carried out through a gateway that is started as a user does: `node bench/tasks/run.ts`.
 *   --way before|after    whose calls (before)
 *   --code FOLDER         another checkout, with its packages installed, whose gateway and sandbox answer
 *   --task ID             only this one; may be repeated
 *   --verbose             every call with its size, and what was concluded and is right
 */
import { parseArgs } from 'node:util';
import { createIntercom, scopes } from '@gatehouse/connector';
import { inIntercom, mintToken } from '../../scripts/demo/product.ts';
import { agent, claimed } from '../../tests/e2e/product.ts';
import { type Counted, counting, tokensOf } from './agent.ts';
import { tasks } from './index.ts';
import { isDeadEnd, judge, type Verdict } from './judge.ts';
import { type State, stateOfStarted } from './state.ts';
import type { Ask, Conclusion, Task } from './task.ts';

const { values: options } = parseArgs({
  options: {
    way: { type: 'string', default: 'before' },
    code: { type: 'string' },
    task: { type: 'string', multiple: true },
    verbose: { type: 'boolean', default: false },
  },
});

interface Outcome extends Counted {
  readonly task: Task;
  readonly verdict: Verdict;
  readonly concluded: unknown;
  readonly right: unknown;
}

const wanted = tasks.filter(({ id }) => options.task === undefined || options.task.includes(id));
const product = await claimed(options.code === undefined ? {} : { code: options.code });
try {
  const { secret } = await product.key(scopes.map(({ key }) => key));
  const client = await agent(product.url, secret);
  const { tools } = await client.listTools();
  console.log(`${tools.length} tools are listed, in ${tokensOf(JSON.stringify(tools))} tokens.\n`);
  const intercom = createIntercom({ token: await mintToken(product), baseUrl: product.sandboxUrl });
  const state = stateOfStarted(product.dataDir);
  const outcomes: Outcome[] = [];
  for (const task of wanted) {
    const way = options.way === 'after' ? task.after : task.before;
    if (way === null) continue;
    const { ask, counted } = counting(client);
    const outcome = await carryOut(task, options.verbose ? aloud(ask, counted) : ask, state, intercom);
    outcomes.push({ ...counted, ...outcome });
    print(outcomes.at(-1) as Outcome);
    if (task.seen) await inIntercom(product, 'POST reset');
  }
  summarise(outcomes);
  await client.close();
} finally {
  await product.stop();
}

async function carryOut(task: Task, ask: Ask, state: State, intercom: ReturnType<typeof createIntercom>) {
  const given = task.given(state);
  const right = task.right(state, given);
  const way = options.way === 'after' ? task.after : task.before;
  try {
    const said = (await way?.(ask, given)) as Conclusion;
    const concluded = task.seen ? { ...said, value: await task.seen(intercom, given) } : said;
    return { task, verdict: judge(task, right, concluded), concluded: concluded.value, right };
  } catch (cause) {
    if (!isDeadEnd(cause)) throw cause;
    return { task, verdict: 'dead end' as const, concluded: cause.message, right };
  }
}

function aloud(ask: Ask, counted: Counted): Ask {
  return async (tool, args = {}) => {
    const before = counted.tokens;
    const answer = await ask(tool, args);
    const cut = (text: string) => (text.length > 200 ? `${text.slice(0, 200)}…` : text);
    console.log(`    ${tool} ${cut(JSON.stringify(args))}\n      ${counted.tokens - before} tokens: ${cut(answer.text)}`);
    return answer;
  };
}

function print({ task, verdict, calls, tokens, refused, concluded, right }: Outcome): void {
  console.log(`| ${task.id} | ${calls} | ${tokens} | ${refused} | ${verdict} |`);
  const full = (value: unknown) => JSON.stringify(value)?.slice(0, 600);
  if (options.verbose || (verdict !== 'right' && options.task)) console.log(`    concluded ${full(concluded)}\n    right ${full(right)}`);
}

function summarise(outcomes: readonly Outcome[]): void {
  const sum = (count: (outcome: Outcome) => number) => outcomes.reduce((all, outcome) => all + count(outcome), 0);
  const times = (verdict: Verdict) => sum((outcome) => Number(outcome.verdict === verdict));
  console.log(
    `\n${outcomes.length} tasks: ${sum(({ calls }) => calls)} calls (${sum(({ refused }) => refused)} refused), ${sum(({ tokens }) => tokens)} tokens ` +
      `(${Math.ceil(sum(({ characters }) => characters) / 4)} as a quarter of the characters); ` +
      `${times('right')} right, ${times('said so')} said so, ${times('silently wrong')} silently wrong, ${times('dead end')} dead ends.`,
  );
}
