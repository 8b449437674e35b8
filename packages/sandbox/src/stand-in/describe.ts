import type { AppOptions } from '../server/auth.ts';
import type { StandIn } from './stand-in.ts';

/** What a person does with it, as the command line prints it: with a token of each region, and both ways to be led to it. */
export function describeStandIn({ regions, env }: StandIn, { clientId, clientSecret }: AppOptions): string {
  const lines = Object.entries(regions).flatMap(([region, { sandbox, plainUrl }]) => [
    `  ${region}  ${sandbox.workspace.name.padEnd(20)} access token ${sandbox.mintToken()}`,
    `      controls at ${plainUrl}/_sandbox/`,
  ]);
  const { us } = regions;
  const ca = `NODE_EXTRA_CA_CERTS=${env.NODE_EXTRA_CA_CERTS}`;
  return `A stand-in for Intercom, in three regions, on this machine only
${lines.join('\n')}
  OAuth app: client id ${clientId}, client secret ${clientSecret}

Start a gateway that takes it for Intercom, as it would be reached at api.intercom.io (access tokens of any region):
  ${ca} HTTPS_PROXY=${env.HTTPS_PROXY} npm start

Or for an Intercom at an address, where a person's browser gets to the consent page, too (its us workspace):
  ${ca} INTERCOM_API_URL=${us.url} INTERCOM_AUTHORIZE_URL=${us.plainUrl}/oauth npm start

Its certificate is trusted by whoever is started with NODE_EXTRA_CA_CERTS, and by nobody else.`;
}
