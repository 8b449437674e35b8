/**
 * The example prompts, each in three phrasings, through a gateway that is started as a user does: `node bench/prompts/run.ts`, with
 * `--code FOLDER` another checkout's, with its packages installed.
 */
import { parseArgs } from 'node:util';
import { scopes } from '@gatehouse/connector';
import { agent, claimed } from '../../tests/e2e/product.ts';
import { counting } from '../tasks/agent.ts';
import { isDeadEnd } from '../tasks/judge.ts';
import { stateOfStarted } from '../tasks/state.ts';
import { prompts } from './index.ts';
import { missing } from './judge.ts';
import type { Phrasing } from './prompt.ts';

const { values: options } = parseArgs({ options: { code: { type: 'string' } } });
const product = await claimed(options.code === undefined ? {} : { code: options.code });
try {
  const { secret } = await product.key(scopes.map(({ key }) => key));
  const client = await agent(product.url, secret);
  const state = stateOfStarted(product.dataDir);
  let [calls, tokens, right, phrasingsRight] = [0, 0, 0, 0];
  console.log('| prompt | right of 3 | calls | tokens | what is missing |\n| --- | --: | --: | --: | --- |');
  for (const { prompt, given: from, phrasings } of prompts) {
    const given = from(state);
    const { ask, counted } = counting(client);
    const wrong: string[] = [];
    for (const [index, phrasing] of phrasings.entries()) {
      const why = await tried(phrasing);
      if (why !== undefined) wrong.push(`${index + 1}: ${why.replaceAll('|', '\\|')}`);
    }
    console.log(`| ${prompt} | ${3 - wrong.length} | ${counted.calls} | ${counted.tokens} | ${wrong.join('<br>')} |`);
    calls += counted.calls;
    tokens += counted.tokens;
    phrasingsRight += 3 - wrong.length;
    if (wrong.length === 0) right += 1;

    async function tried(phrasing: Phrasing<unknown>): Promise<string | undefined> {
      try {
        return missing(phrasing.right(state, given), await phrasing.ask(ask, given));
      } catch (cause) {
        if (!isDeadEnd(cause)) throw cause;
        return `dead end: ${cause.message}`;
      }
    }
  }
  const all = prompts.length;
  console.log(
    `\n${right} of ${all} right and whole in all phrasings, ${phrasingsRight} of ${all * 3} phrasings; ${calls} calls, ${tokens} tokens.`,
  );
  await client.close();
} finally {
  await product.stop();
}
