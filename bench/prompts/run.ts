/**
 * The example prompts, each in three phrasings, through a gateway that is started as a user does: `node bench/prompts/run.ts`.
 *   --way before|after    whose calls (before)
 *   --code FOLDER         another checkout, with its packages installed, whose gateway and sandbox answer
 */
import { parseArgs } from 'node:util';
import { scopes } from '@gatehouse/connector';
import { agent, claimed } from '../../tests/e2e/product.ts';
import { counting } from '../tasks/agent.ts';
import { stateOfStarted } from '../tasks/state.ts';
import { prompts } from './index.ts';
import { tried } from './tried.ts';

const { values: options } = parseArgs({ options: { way: { type: 'string', default: 'before' }, code: { type: 'string' } } });
const way = options.way === 'after' ? 'after' : 'before';
const product = await claimed(options.code === undefined ? {} : { code: options.code });
try {
  const { secret } = await product.key(scopes.map(({ key }) => key));
  const client = await agent(product.url, secret);
  // Whether a list goes on as it says is looked at beside, and is nobody's call.
  const beside = counting(client).ask;
  const state = stateOfStarted(product.dataDir);
  let [calls, tokens, right, phrasingsRight] = [0, 0, 0, 0];
  console.log('| prompt | right of 3 | calls | tokens | what is missing |\n| --- | --: | --: | --: | --- |');
  for (const { prompt, given: from, phrasings } of prompts) {
    const given = from(state);
    const { ask, counted } = counting(client);
    const wrong: string[] = [];
    for (const [index, phrasing] of phrasings.entries()) {
      const why = await tried(phrasing, way, { state, given, ask, beside });
      if (why !== undefined) wrong.push(`${index + 1}: ${why.replaceAll('|', '\\|')}`);
    }
    console.log(`| ${prompt} | ${3 - wrong.length} | ${counted.calls} | ${counted.tokens} | ${wrong.join('<br>')} |`);
    calls += counted.calls;
    tokens += counted.tokens;
    phrasingsRight += 3 - wrong.length;
    if (wrong.length === 0) right += 1;
  }
  const all = prompts.length;
  console.log(
    `\n${right} of ${all} right and whole in all phrasings, ${phrasingsRight} of ${all * 3} phrasings; ${calls} calls, ${tokens} tokens.`,
  );
  await client.close();
} finally {
  await product.stop();
}
