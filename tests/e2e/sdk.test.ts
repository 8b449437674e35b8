import { IntercomClient, IntercomError } from 'intercom-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mintToken } from '../../scripts/demo/product.ts';
import { claimed, type Installation } from './product.ts';

let product: Installation;

beforeAll(async () => {
  product = await claimed();
});

afterAll(() => product?.stop());

describe("Intercom's official SDK", () => {
  it('works through the gateway with an API key', async () => {
    const { secret } = await product.key(['contacts:read', 'conversations:read']);
    const intercom = new IntercomClient({ token: secret, environment: `${product.url}/intercom/default`, maxRetries: 0 });
    const page = await intercom.contacts.list({ per_page: 5 });
    expect(page.data).toHaveLength(5);
    let walked = 0;
    for await (const contact of page) {
      expect(contact.id).toBeTypeOf('string');
      walked += 1;
      if (walked === 12) break;
    }
    expect(walked).toBe(12);
    const conversations = await intercom.conversations.list({ per_page: 2 });
    const id = conversations.data[0]?.id ?? '';
    const conversation = await intercom.conversations.find({ conversation_id: id });
    expect(conversation.id).toBe(id);
  });

  it("gets errors in Intercom's shape for what the key may not do", async () => {
    const { secret } = await product.key(['contacts:read']);
    const intercom = new IntercomClient({ token: secret, environment: `${product.url}/intercom/default`, maxRetries: 0 });
    const error = await intercom.articles.list().then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(IntercomError);
    expect(error).toMatchObject({ statusCode: 403, body: { type: 'error.list', errors: [{ code: 'scope_missing' }] } });
    expect(JSON.stringify((error as IntercomError).body)).toContain('articles:read');
  });

  it('gets 401 with a key that was revoked', async () => {
    const { secret, id } = await product.key(['contacts:read']);
    const intercom = new IntercomClient({ token: secret, environment: `${product.url}/intercom/default`, maxRetries: 0 });
    await intercom.contacts.list({ per_page: 1 });
    await product.admin.call('keys.revoke', { id });
    await expect(intercom.contacts.list({ per_page: 1 })).rejects.toMatchObject({ statusCode: 401 });
  });

  it('works against the sandbox directly', async () => {
    const intercom = new IntercomClient({ token: await mintToken(product), environment: product.sandboxUrl, maxRetries: 0 });
    expect((await intercom.contacts.list({ per_page: 3 })).data).toHaveLength(3);
    expect((await intercom.conversations.list({ per_page: 3 })).data).toHaveLength(3);
    await expect(intercom.contacts.find({ contact_id: 'nobody' })).rejects.toMatchObject({ statusCode: 404 });
  });
});
