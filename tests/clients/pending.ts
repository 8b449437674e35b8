/** What the gateway does not do yet: requests of the clients by their names in the test. */
export const pending: ReadonlySet<string> = new Set<string>([
  'Airbyte source-intercom GET {next}',
  'Pipedream components GET {since}',
  'raoulbia-ai/mcp-server-for-intercom (MCP) GET /conversations/{other_conversation}?view=expanded&display_as=plaintext',
  'raoulbia-ai/mcp-server-for-intercom (MCP) GET /conversations/{ticket}?view=expanded&display_as=plaintext',
  'Klavis (MCP) GET /conversations?per_page=5&display_as=plaintext',
  "Intercom's PHP client DELETE /contacts/{made} []",
  "Intercom's PHP client DELETE /contacts/{user}/companies/{company} []",
]);
