import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { describe, expect, test } from 'vitest';
import { bytesOf, costOf, mostCharacters, tokensOf } from './cost.ts';

/** First and last letters of blocks in which people write. */
const blocks: Readonly<Record<string, readonly [number, number]>> = {
  'Latin-1': [0xc0, 0xff],
  'Latin Extended-A': [0x100, 0x17f],
  Greek: [0x391, 0x3c9],
  Cyrillic: [0x410, 0x44f],
  Armenian: [0x531, 0x556],
  Hebrew: [0x5d0, 0x5ea],
  Arabic: [0x621, 0x64a],
  Devanagari: [0x905, 0x939],
  Bengali: [0x985, 0x9b9],
  Tamil: [0xb85, 0xbb9],
  Thai: [0xe01, 0xe2e],
  Georgian: [0x10d0, 0x10f0],
  Ethiopic: [0x1200, 0x1248],
  Khmer: [0x1780, 0x17a2],
  Hiragana: [0x3041, 0x3096],
  Katakana: [0x30a1, 0x30fa],
  Han: [0x4e00, 0x9fff],
  Hangul: [0xac00, 0xd7a3],
  Emoticons: [0x1f600, 0x1f64f],
};

/** Letters of a block in an order that no text has, in words: harder on a tokenizer than what people write. */
function text([first, last]: readonly [number, number]): string {
  let state = first;
  const letter = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return String.fromCodePoint(first + (state % (last - first + 1)));
  };
  return Array.from({ length: 400 }, (_, index) => (index % 6 === 5 ? ' ' : letter())).join('');
}

describe('tokens are not taken for fewer than they are', () => {
  test.each(Object.entries(blocks))('%s', (_, block) => {
    const written = text(block);
    expect(tokensOf(written)).toBeGreaterThanOrEqual(countTokens(written) * 0.9);
  });

  test('of rows as they are answered', () => {
    const rows = JSON.stringify(
      Array.from({ length: 50 }, (_, index) => ({
        id: `69fc21865a28f6d15c73b0${index}`,
        created_at: 1_778_131_334 + index,
        untrusted: { email: `a.b+${index}@example.com` },
      })),
    );
    expect(tokensOf(rows)).toBeGreaterThanOrEqual(countTokens(rows) * 0.9);
  });
});

test('what is in English is bounded by its letters, what is in Chinese by its tokens', () => {
  expect(costOf('word '.repeat(mostCharacters / 5))).toBeCloseTo(mostCharacters, 0);
  expect(costOf('漢'.repeat(10_000))).toBeGreaterThanOrEqual(mostCharacters);
});

test('bytes are those of the text inside a result', () => {
  const written = `{"a":"\\"é漢"}\n${text(blocks['Emoticons'] as readonly [number, number])}`;
  expect(bytesOf(written)).toBe(Buffer.byteLength(JSON.stringify(written)) - 2);
});
