import type { Hono } from 'hono';
import type { WebhookOptions } from '../webhooks/endpoints.ts';
import { webhookTopics } from '../webhooks/topics.ts';
import type { Webhooks } from '../webhooks/webhooks.ts';
import { type Body, ControlError, readBody, readFlag, readShare, readText } from './input.ts';

export const webhookOverview = {
  'GET /_sandbox/webhooks': 'the endpoints, and what became of their notifications',
  'POST /_sandbox/webhooks': `set the endpoint of an app: { clientId, url, topics, version?, duplicate?, shuffle? }; the url is on this machine and answers HEAD; topics: ${Object.keys(webhookTopics).join(', ')}`,
  'DELETE /_sandbox/webhooks': 'remove one: { clientId }; or without a body all of them',
  'POST /_sandbox/webhooks/ping': 'send the test notification: { clientId }',
  'POST /_sandbox/webhooks/redeliver': 'send a notification again: { id }, such as notif_…',
};

export function addWebhookControls(app: Hono, webhooks: Webhooks): void {
  app.get('/webhooks', (c) => c.json({ webhooks: webhooks.list() }));
  app.post('/webhooks', async (c) => {
    const body = await readBody(c, ['clientId', 'url', 'topics', 'version', 'duplicate', 'shuffle']);
    return c.json(await webhooks.save(readWebhook(body)), 201);
  });
  app.delete('/webhooks', async (c) => {
    const body = await readBody(c, ['clientId']);
    return c.json({ removed: webhooks.remove(body['clientId'] === undefined ? undefined : readText(body, 'clientId')) });
  });
  app.post('/webhooks/ping', async (c) => c.json(await webhooks.ping(readText(await readBody(c, ['clientId']), 'clientId'))));
  app.post('/webhooks/redeliver', async (c) => c.json(webhooks.redeliver(readText(await readBody(c, ['id']), 'id')), 202));
}

function readWebhook(body: Body): WebhookOptions {
  const topics = body['topics'];
  if (!Array.isArray(topics)) throw new ControlError(400, '"topics" must be a list of topics.');
  return {
    clientId: readText(body, 'clientId'),
    url: readText(body, 'url'),
    topics: topics as string[],
    ...(body['version'] === undefined ? {} : { version: readText(body, 'version') }),
    ...(body['duplicate'] === undefined ? {} : { duplicate: readShare(body, 'duplicate') }),
    ...(body['shuffle'] === undefined ? {} : { shuffle: readFlag(body, 'shuffle') }),
  };
}
