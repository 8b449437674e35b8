import type { IntercomConfig } from '../config.ts';
import { GatewayError } from '../errors.ts';
import { type Region, regions, sandboxOrigin, type Target } from '../store/words.ts';
import { originOf } from './origin.ts';

/** An Intercom to show a credential to, and the region that it is asked as. */
export interface Candidate {
  readonly url: string;
  readonly region: Region;
}

interface Deps {
  readonly intercom: IntercomConfig;
  /** Whether the sandbox inside the gateway gave the token out. */
  readonly isOfSandbox: (token: string) => Promise<boolean>;
  /** @default to wherever the settings of Intercom reach */
  readonly mayReach?: ((url: string) => boolean) | undefined;
}

/** Never mixed: what the sandbox gave out is shown to the sandbox alone, and nothing else ever is. */
export function createTargets({ intercom, isOfSandbox, mayReach = () => true }: Deps) {
  return {
    /** What a token is of, of which somebody says, or does not, where it belongs. Nothing is sent for it. */
    async of(token: string, to: Target | undefined): Promise<Target> {
      const own = await isOfSandbox(token);
      if (own && to === 'intercom') {
        throw new GatewayError('token_invalid', {
          field: 'accessToken',
          fix: "The sandbox inside this gateway gave this token out, so it was not sent to Intercom. Copy the access token from Intercom's Developer Hub, your app, Authentication; or connect to the sandbox.",
        });
      }
      if (!own && to === 'sandbox') {
        throw new GatewayError('token_invalid', {
          field: 'accessToken',
          fix: 'The sandbox inside this gateway did not give this token out, so it was not sent there. For a workspace in Intercom choose Intercom (`to: "intercom"`).',
        });
      }
      return own ? 'sandbox' : 'intercom';
    },

    /** Whom to ask who a token is, in this order until one knows it; a region that somebody chose is asked alone. */
    candidates(to: Target, chosen: Region | undefined): readonly Candidate[] {
      if (to === 'sandbox') return [{ url: sandboxOf(intercom).url, region: 'us' }];
      // One that nothing may be sent to knows nobody; it is named only where it is all that is left.
      const asked = chosen === undefined ? regionsOf(intercom).filter((region) => mayReach(intercom.apiUrls[region])) : [chosen];
      return (asked.length === 0 ? [intercom.defaultRegion] : asked).map((region) => ({ url: intercom.apiUrls[region], region }));
    },

    origin: (to: Target, region: Region): string => (to === 'sandbox' ? sandboxOrigin : originOf(intercom, region)),
  };
}

/** For whoever entered a token that nobody of those who were asked knows: what is wrong, and then what to do. */
export function fixOfUnknown(asked: readonly Candidate[], chosen: Region | undefined): string {
  const copy = "Copy it again from Intercom's Developer Hub, your app, Authentication; if it was regenerated there, take the new one.";
  if (asked.length === 0) return `It has spaces or signs that no token has, so nobody was asked. ${copy}`;
  const hosts = asked.map(({ url }) => new URL(url).host).join(', ');
  if (chosen !== undefined) {
    return `The chosen region (${hosts}) does not know it, and no other was asked. If the workspace is hosted in another, choose that, or none. ${copy}`;
  }
  return `${asked.length === 1 ? `${hosts} was asked, and does not know it` : `No region knows it: ${hosts} were asked`}. ${copy}`;
}

const orderOf = ({ defaultRegion }: IntercomConfig): readonly Region[] => [
  defaultRegion,
  ...regions.filter((region) => region !== defaultRegion),
];

/** The regions that a token is shown to, one after the other; none where all are at one address. */
export const regionsOf = (intercom: IntercomConfig): readonly Region[] =>
  new Set(Object.values(intercom.apiUrls)).size === 1 ? [] : orderOf(intercom);

/** Throws where the sandbox does not run. */
export function sandboxOf({ sandbox }: Pick<IntercomConfig, 'sandbox'>) {
  if (sandbox !== null) return sandbox;
  throw new GatewayError('input_invalid', {
    field: 'to',
    fix: 'The sandbox does not run. Whoever runs the gateway starts it with GATEHOUSE_SANDBOX=on; or connect a workspace in Intercom.',
  });
}
