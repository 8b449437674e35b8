import { everyScope, startCalls } from '../../packages/gateway/src/calls/testing/start-calls.ts';
import { serveMounts } from '../../packages/gateway/src/http/testing/serve-mounts.ts';
import { type McpHttpDeps, mcpMount } from '../../packages/gateway/src/surfaces/mcp/http.ts';
import { createSandbox } from '../../packages/sandbox/src/sandbox.ts';

/** MCP's door as the product opens it, except that nobody needs a key: the suite has none to send. */
export async function serveDoors(servers: Readonly<Record<string, McpHttpDeps['createServer'] | undefined>>) {
  const sandbox = createSandbox({ size: { contacts: 400, companies: 2, conversations: 5 } });
  const intercom = await sandbox.listen(0);
  const rooms = await startCalls(intercom.url);
  const { principal } = await rooms.group('conformance', [[await rooms.connect('main', sandbox.mintToken()), everyScope]]);
  const keys = { verify: async () => principal };
  const opened = await Promise.all(
    Object.entries(servers).map(async ([name, createServer]) => {
      const deps = { ...rooms, keys, ...(createServer && { createServer }) };
      return [name, await serveMounts((publicUrl) => [mcpMount({ ...deps, publicUrl })])] as const;
    }),
  );
  return {
    urls: Object.fromEntries(opened.map(([name, { url }]) => [name, `${url}/mcp`])) as Readonly<Record<string, string>>,
    async stop() {
      await Promise.all(opened.map(([, door]) => door.close()));
      await rooms.stop();
      await intercom.close();
      await sandbox.close();
    },
  };
}
