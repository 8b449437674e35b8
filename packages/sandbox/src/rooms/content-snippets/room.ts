import { plainText } from '../../parts/html.ts';
import { type Row, room } from '../../parts/room.ts';

export interface Snippet extends Row {
  readonly title: string;
  readonly locale: string;
  readonly json_blocks: readonly Readonly<Record<string, unknown>>[];
  readonly audience_ids: readonly number[];
  readonly ai_chatbot_availability: boolean;
  readonly ai_copilot_availability: boolean;
  readonly ai_sales_agent_availability: boolean;
  readonly tag_ids: readonly string[];
  /** Whether a procedure of Fin uses it: then it cannot be deleted. */
  readonly in_procedure: boolean;
  readonly created_at: number;
  readonly updated_at: number;
}

export const snippets = room<Snippet>()({
  name: 'content_snippets',
  order: { by: (snippet) => snippet.created_at, descending: true },
  seed: ({ now }) =>
    ['How to reset your password', 'Where is my parcel?', 'Opening hours', 'Refund times'].map((title, index) => ({
      id: String(9100 + index),
      title,
      locale: 'en',
      json_blocks: [{ type: 'paragraph', text: `${title}: see Settings.` }],
      audience_ids: [],
      ai_chatbot_availability: true,
      ai_copilot_availability: true,
      ai_sales_agent_availability: false,
      tag_ids: index === 1 ? ['14928900'] : [],
      in_procedure: index === 3,
      created_at: now - (index + 2) * 86_400,
      updated_at: now - (index + 2) * 86_400,
    })),
});

export const blocksOf = (markdown: string): Snippet['json_blocks'] =>
  markdown
    .trim()
    .split(/\n{2,}/)
    .map((block) => (block.startsWith('# ') ? { type: 'heading', text: block.slice(2) } : { type: 'paragraph', text: block }));

export const textOfBlocks = (blocks: Snippet['json_blocks']): string =>
  blocks.map(({ text }) => plainText(String(text ?? ''))).join('\n\n');

export const snippetShape = ({ tag_ids: _, in_procedure: __, ...snippet }: Snippet) => ({
  type: 'content_snippet',
  ...snippet,
  body_markdown: `${snippet.json_blocks.map(({ type, text }) => (type === 'heading' ? `# ${text}` : String(text ?? ''))).join('\n\n')}\n`,
  // Earlier names of the two below, as numbers.
  chatbot_availability: Number(snippet.ai_chatbot_availability),
  copilot_availability: Number(snippet.ai_copilot_availability),
});
