import { request } from 'node:http';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Product, startProduct } from '../../scripts/demo/product.ts';

let product: Product;

beforeAll(async () => {
  product = await startProduct();
});

afterAll(() => product?.stop());

/** `fetch` does not let a test choose the Host header. */
function ask(path: string, headers: Record<string, string> = {}): Promise<{ status: number; body: unknown; csp: string | undefined }> {
  return new Promise((resolve, reject) => {
    const asking = request(new URL(path, product.url), { headers }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => {
        const csp = response.headers['content-security-policy'];
        resolve({ status: response.statusCode ?? 0, body: JSON.parse(text), csp: Array.isArray(csp) ? csp[0] : csp });
      });
    });
    asking.once('error', reject);
    asking.end();
  });
}

it.each([
  ['/api/v1/groups', { error: { code: 'not_claimed' } }],
  ['/intercom/default/contacts', { type: 'error.list', errors: [{ code: 'not_claimed' }] }],
  ['/mcp', { jsonrpc: '2.0', error: { data: { code: 'not_claimed' } } }],
])('before anybody has claimed it, %s says so in the form that its callers read', async (path, form) => {
  const { status, body, csp } = await ask(path);
  expect(status).toBe(503);
  expect(body).toMatchObject(form);
  expect(csp).toContain("frame-ancestors 'none'");
});

it.each([
  ['/intercom/default/contacts', { type: 'error.list', errors: [{ code: 'host_denied' }] }],
  ['/mcp', { jsonrpc: '2.0', error: { data: { code: 'host_denied' } } }],
])('under a foreign host name %s refuses in that form, too', async (path, form) => {
  const { status, body } = await ask(path, { host: 'evil.example' });
  expect(status).toBe(403);
  expect(body).toMatchObject(form);
});
