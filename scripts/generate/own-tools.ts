import type { InputSchema } from '@gatehouse/connector/tool-schemas';
import * as z from 'zod';
import { ownTools } from '../../packages/gateway/src/surfaces/mcp/own-tools.ts';
import { rawTool } from '../../packages/gateway/src/surfaces/mcp/raw-tool.ts';
import { shorten } from '../../packages/gateway/src/surfaces/mcp/wire-schema.ts';

/** The gateway's own tools as MCP lists them, so that no schema is loaded to list them. */
export function ownToolsFile(): [path: string, text: string] {
  const listed = [...ownTools, rawTool].map(({ name, title, description, input, hints }) => {
    const { $schema: _, ...schema } = z.toJSONSchema(input, { io: 'input' });
    return { name, title, description, inputSchema: shorten(schema as unknown as InputSchema), annotations: { title, ...hints } };
  });
  return ['packages/gateway/src/surfaces/mcp/own-tools.json', `${JSON.stringify(listed, null, 1)}\n`];
}
