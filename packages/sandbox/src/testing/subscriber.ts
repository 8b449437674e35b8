import { webhookTopics } from '../webhooks/topics.ts';
import { type Caller, createCaller, createWaitingClock, type Json, text, thing } from './caller.ts';
import { startReceiver, until } from './receiver.ts';

interface Heard {
  topic: string;
  item: Json;
}

export interface Subscriber {
  caller: Caller;
  /** The next notifications, which must be exactly as many. */
  heard(count: number): Promise<Heard[]>;
  topicsOf(count: number): Promise<string[]>;
  close(): Promise<void>;
}

/** For tests: a sandbox whose one app is told of everything that has a topic, on a real HTTP server. */
export async function startSubscriber(version = '2.16'): Promise<Subscriber> {
  const app = { clientId: 'app', clientSecret: 's', name: 'App', redirectUrls: ['http://localhost/cb'] };
  const receiver = await startReceiver();
  const caller = createCaller({ clock: createWaitingClock(), apps: [app] });
  caller.sandbox.mintToken({ clientId: 'app' });
  await caller.sandbox.saveWebhook({ clientId: 'app', url: receiver.url, topics: Object.keys(webhookTopics), version });
  const heard = async (count: number): Promise<Heard[]> => {
    await until(() => receiver.posts.length >= count, `${count} notifications`);
    return receiver.posts.splice(0).map(({ body }) => ({ topic: text(body['topic']), item: thing(thing(body['data'])['item']) }));
  };
  return {
    caller,
    heard,
    topicsOf: async (count) => (await heard(count)).map(({ topic }) => topic),
    close: async () => {
      await caller.sandbox.close();
      await receiver.close();
    },
  };
}
