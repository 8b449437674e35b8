/** A model's hands: the official MCP client over HTTP, with each call and the tokens of its result counted. */
import type { Client } from '@modelcontextprotocol/client';
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import type { Answered, Ask, Row } from './task.ts';

export interface Counted {
  calls: number;
  /** By o200k. */
  tokens: number;
  characters: number;
  /** Results that were errors. */
  refused: number;
}

/** What looks like a token of the encoding's own is text like any other here. */
const asText = { disallowedSpecial: new Set<string>() };
export const tokensOf = (text: string): number => countTokens(text, asText);

export function counting(client: Client): { readonly ask: Ask; readonly counted: Counted } {
  const counted: Counted = { calls: 0, tokens: 0, characters: 0, refused: 0 };
  const ask: Ask = async (name, args = {}) => {
    const result = await client.callTool({ name, arguments: { ...args } });
    const text = (result.content as { text?: string }[]).map((item) => item.text ?? '').join('\n');
    counted.calls += 1;
    counted.tokens += tokensOf(text);
    counted.characters += text.length;
    if (result.isError) counted.refused += 1;
    return answered(text, result.isError === true);
  };
  return { ask, counted };
}

function answered(text: string, isError: boolean): Answered {
  const body = JSON.parse(text) as Row;
  const { rows, total } = body;
  return { isError, text, body, rows: Array.isArray(rows) ? rows : [], total: typeof total === 'number' ? total : undefined };
}
