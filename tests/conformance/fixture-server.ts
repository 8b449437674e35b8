import type { Server } from '@modelcontextprotocol/server';
import { createCallTool, createMcpServer, type McpCaller, type McpDeps } from '../../packages/gateway/src/surfaces/mcp/server.ts';
import { getPrompt, prompts } from './prompts.ts';
import { readResource, resources, resourceTemplates } from './resources.ts';
import { fixtureTools, listed } from './tools.ts';

/**
 * The product's server, with what the suite expects of any server beside its own: tools, prompts and resources by certain names.
 * Whatever the product does itself (text, an error, progress) it answers here, too.
 */
export function createFixtureServer(deps: McpDeps, caller: McpCaller): Server {
  const server = createMcpServer(deps, caller);
  const callTool = createCallTool(deps, caller);
  server.registerCapabilities({ prompts: {}, resources: { subscribe: true }, logging: {}, completions: {} });
  server.setRequestHandler('tools/list', () => ({ tools: [...listed] }));
  server.setRequestHandler('tools/call', async ({ params }, { mcpReq }) => {
    const tool = fixtureTools[params.name];
    if (!tool?.answer) return callTool(tool?.as ?? params, mcpReq);
    return (await tool.answer(mcpReq, (params.arguments ?? {}) as never)) as never;
  });
  server.setRequestHandler('prompts/list', () => ({ prompts }));
  server.setRequestHandler('prompts/get', ({ params }, { mcpReq }) => getPrompt(params.name, params.arguments ?? {}, mcpReq) as never);
  server.setRequestHandler('resources/list', () => ({ resources }));
  server.setRequestHandler('resources/templates/list', () => ({ resourceTemplates }));
  server.setRequestHandler('resources/read', ({ params }) => readResource(params.uri));
  server.setRequestHandler('resources/subscribe', () => ({}));
  server.setRequestHandler('resources/unsubscribe', () => ({}));
  server.setRequestHandler('completion/complete', () => ({ completion: { values: [], total: 0, hasMore: false } }));
  return server;
}
