import { CookieJar } from 'tough-cookie';
import {
  type ManagementInput,
  type ManagementName,
  type ManagementOutput,
  management,
} from '../../packages/gateway/src/management/index.ts';
import { toRequest } from '../../packages/gateway/src/management/request.ts';

/** A person's browser without a screen: keeps cookies, follows redirects one by one, fills in forms. */
export class Browser {
  readonly #gateway: string;
  readonly #jar = new CookieJar();
  /** The redirects of the last visit, in order. */
  trail: string[] = [];

  constructor(gateway: string) {
    this.#gateway = gateway;
  }

  /** Calls an operation of the management API as the console does. Throws what the API answers as an error. */
  async call<N extends ManagementName>(name: N, input: ManagementInput<N>): Promise<ManagementOutput<N>> {
    const { method, path, body } = toRequest(management[name], input);
    const response = await this.#fetch(new URL(path, this.#gateway), {
      method,
      body,
      headers: { origin: this.#gateway, ...(body === null ? {} : { 'content-type': 'application/json' }) },
    });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`${name} answered ${response.status}: ${JSON.stringify(answer)}`);
    return answer as ManagementOutput<N>;
  }

  /** Opens a page and follows redirects until one answers something else. */
  async visit(address: string | URL, init: RequestInit = {}): Promise<{ url: URL; status: number; text: string }> {
    this.trail = [];
    let url = new URL(address);
    for (let response = await this.#fetch(url, init), hops = 0; hops < 10; hops += 1) {
      const location = response.headers.get('location');
      if (response.status < 300 || response.status >= 400 || location === null)
        return { url, status: response.status, text: await response.text() };
      url = new URL(location, url);
      this.trail.push(`${response.status} → ${url.origin}${url.pathname}`);
      response = await this.#fetch(url, {});
    }
    throw new Error(`${address} redirects in a circle`);
  }

  /** Sends the first form of a page, with the button that reads `button`. */
  submit(page: { url: URL; text: string }, button: string) {
    const form = page.text.match(/<form[^>]*?(?:action="([^"]*)")?[^>]*>([\s\S]*?)<\/form>/i);
    if (!form) throw new Error(`${page.url} has no form`);
    const fields = new URLSearchParams();
    for (const [tag] of (form[2] ?? '').matchAll(/<input[^>]*type="hidden"[^>]*>/gi)) {
      const name = attribute(tag, 'name');
      if (name) fields.set(name, attribute(tag, 'value') ?? '');
    }
    const pressed = [...(form[2] ?? '').matchAll(/<button[^>]*>([\s\S]*?)<\/button>/gi)].find((match) => match[1]?.includes(button));
    if (!pressed) throw new Error(`${page.url} has no button "${button}"`);
    const name = attribute(pressed[0], 'name');
    if (name) fields.set(name, attribute(pressed[0], 'value') ?? '');
    const action = new URL(fromHtml(form[1] ?? ''), page.url);
    return this.visit(action, { method: 'POST', body: fields, headers: { origin: page.url.origin } });
  }

  async #fetch(url: URL, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    const cookies = await this.#jar.getCookieString(url.href);
    if (cookies) headers.set('cookie', cookies);
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const cookie of response.headers.getSetCookie()) await this.#jar.setCookie(cookie, url.href);
    return response;
  }
}

const attribute = (tag: string, name: string) => {
  const value = tag.match(new RegExp(`\\b${name}="([^"]*)"`, 'i'))?.[1];
  return value === undefined ? undefined : fromHtml(value);
};

const fromHtml = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
