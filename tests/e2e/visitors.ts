import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';

interface Account {
  readonly email: string;
  readonly password: string;
}

/** People in front of the console of one gateway, each with a browser profile of their own. */
export interface Visitors {
  /** An empty page of somebody who is not signed in. */
  stranger(options?: BrowserContextOptions): Promise<Page>;
  /** An empty page of somebody who is. Everybody keeps one session: the gateway counts how often somebody signs in. */
  member(account: Account, options?: BrowserContextOptions): Promise<Page>;
  /**
   * What the browsers complained about since the last time: exceptions, missing files, and whatever the content security policy
   * refused. Refusals of the gateway and of the sandbox are answers, not complaints.
   */
  complaints(): string[];
  /** Closes every profile. */
  leave(): Promise<void>;
  close(): Promise<void>;
}

export async function receive(url: string, sandboxUrl: string): Promise<Visitors> {
  const browser = await launchChromium();
  const complaints: string[] = [];
  const sessions = new Map<string, Awaited<ReturnType<BrowserContext['cookies']>>>();
  const isAnswer = (address: string) => address.startsWith(`${url}/api/v1/`) || address.startsWith(sandboxUrl);

  async function stranger(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ baseURL: url, reducedMotion: 'reduce', ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() !== 'error') return;
      const { url: address } = message.location();
      // A page that is not there is said in its own words.
      const refused = /status of (4\d\d|503)/.test(message.text()) && (isAnswer(address) || address === page.url());
      if (!refused) complaints.push(`${message.text()} (${message.location().url})`);
    });
    return page;
  }

  async function signIn(context: BrowserContext, { email, password }: Account) {
    const answer = await context.request.post('/api/v1/session', { headers: { origin: url }, data: { email, password } });
    if (!answer.ok()) throw new Error(`${email} could not sign in: ${await answer.text()}`);
    return context.cookies();
  }

  return {
    stranger,
    async member(account, options) {
      const page = await stranger(options);
      const known = sessions.get(account.email);
      if (known) await page.context().addCookies(known);
      else sessions.set(account.email, await signIn(page.context(), account));
      return page;
    },
    complaints: () => complaints.splice(0),
    leave: async () => void (await Promise.all(browser.contexts().map((context) => context.close()))),
    close: () => browser.close(),
  };
}
