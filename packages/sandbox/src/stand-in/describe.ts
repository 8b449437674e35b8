import { dirname } from 'node:path';
import type { AppOptions } from '../server/auth.ts';
import type { StandIn } from './stand-in.ts';

/** What a person does with it, as the command line prints it: with a token of each region, and both ways to be led to it. */
export function describeStandIn({ regions, env }: StandIn, { clientId, clientSecret }: AppOptions, backTo: readonly string[] = []): string {
  const lines = Object.entries(regions).flatMap(([region, { sandbox, plainUrl }]) => [
    `  ${region}  ${sandbox.workspace.name.padEnd(20)} access token ${sandbox.mintToken()}`,
    `      controls at ${plainUrl}/_sandbox/`,
  ]);
  const { us } = regions;
  const ca = `NODE_EXTRA_CA_CERTS=${env.NODE_EXTRA_CA_CERTS}`;
  return `A stand-in for Intercom, in three regions, on this machine only
${lines.join('\n')}
  OAuth app: client id ${clientId}, client secret ${clientSecret}
  It sends people back to ${backTo.length === 0 ? 'a gateway on this machine, at any port; to another address with --redirect-url' : backTo.join(' and ')}.

To try access token and OAuth in one gateway, start it so. It knows the us workspace alone; the app is entered under Settings:
  ${ca} INTERCOM_API_URL=${us.url} INTERCOM_AUTHORIZE_URL=${us.plainUrl}/oauth npm start

To have all three regions at Intercom's own addresses, as a customer does, start it so; access tokens of any region work:
  ${ca} HTTPS_PROXY=${env.HTTPS_PROXY} npm start
There OAuth leads your browser to app.intercom.com: it meets the stand-in if it is started so, with a profile of its own, for this alone:
  chromium --proxy-server=${env.HTTPS_PROXY} --ignore-certificate-errors --user-data-dir=${dirname(env.NODE_EXTRA_CA_CERTS)}/browser

Its certificate is trusted by whoever is started with NODE_EXTRA_CA_CERTS, and by nobody else.`;
}
