import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { exceptions } from '../sdk/exceptions.ts';
import { methodsOfSdk } from '../sdk/methods.ts';
import type { Client } from './client.ts';
import { clients } from './clients.ts';

const cell = (text: string) => text.replaceAll('|', '\\|');

function rowOf({ name, version, how, shapes, address, remark }: Client, refused: number): string {
  const odd = shapes.filter(({ differs }) => differs);
  const reasons = [...new Set(odd.map(({ differs }) => differs?.why ?? ''))];
  const otherwise = reasons.map((why) => {
    const asked = odd.filter(({ differs }) => differs?.why === why).map(({ ask }) => `\`${ask}\``);
    return `${asked.join(', ')}: ${why}.`;
  });
  const told = [...otherwise, ...(remark === undefined ? [] : [remark])].join(' ') || '–';
  return `| ${[name, version, how, String(shapes.length), String(refused || '–'), address, told].map(cell).join(' | ')} |`;
}

/** Its methods are called, each with its own arguments, by `tests/sdk`. */
function rowOfSdk(): string {
  const file = join(dirname(createRequire(import.meta.url).resolve('intercom-client/package.json')), 'package.json');
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  const odd = Object.entries(exceptions).filter(([, { directly, gateway }]) => directly !== gateway);
  const told = odd.map(([method, { gateway, why }]) => `\`${method}\`: \`${gateway}\`. ${why}`).join(' ');
  const cells = [
    "Intercom's Node SDK",
    `intercom-client ${version}`,
    'run',
    `${methodsOfSdk().length} methods`,
    String(Object.values(exceptions).filter(({ directly }) => directly !== 'ok').length),
    "`new IntercomClient({ token: 'gh_…', environment })`.",
    told,
  ];
  return `| ${cells.map(cell).join(' | ')} |`;
}

const sources = () => clients.map(({ name, source }) => `* ${name}: ${source}`).join('\n');

/** docs/clients.md, as it follows from the requests; of each client, how many the sandbox refuses, too. */
export const page = (refused: ReadonlyMap<string, number>): string => `# Clients of others

<!-- Written by tests/clients from the requests that it makes: npx vitest run tests/clients -u -->

What was written for Intercom goes through the gateway when its base URL and its token are changed: the base URL is
\`https://gatehouse.example.com/intercom/{connection}\`, the token a key of the group's. These were tried, each request once at the sandbox and once
through a gateway in front of the same world: status, ids, totals and every other value of the answers are equal, and no address in them leads
past the gateway. A client asks for what Intercom does not have (any more), too: it is refused both ways. Where something is answered otherwise,
it says so.

*run*: the client itself was run, and what it sent was kept; *read*: its requests are from its source. Nothing was tried at Intercom.

| client | version | how | requests | refused directly, too | base URL and token | answered otherwise |
| --- | --- | --- | --- | --- | --- | --- |
${[rowOfSdk(), ...clients.map((client) => rowOf(client, refused.get(client.name) ?? 0))].join('\n')}

A client that has no setting for its base URL, or uses only host and port of it, needs an address at whose root the connection stands:
\`GATEHOUSE_CONNECTION_PORTS\` ([settings](reference/settings.md), [running it](operate.md)). What differs from
Intercom on purpose is one list: [differences](reference/differences.md).

## Where the requests are from

${sources()}
`;
