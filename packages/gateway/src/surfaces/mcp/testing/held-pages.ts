import { startCalls } from '../../../calls/testing/start-calls.ts';
import { startIntercom } from '../../../calls/testing/start-intercom.ts';
import { serveMounts } from '../../../http/testing/serve-mounts.ts';
import { mcpMount } from '../http.ts';

/** A gateway over an Intercom with three pages of contacts, each of which waits until whoever asks has heard of the one before. */
export async function startHeldPages() {
  let heard = Promise.withResolvers<void>();
  let page = 0;
  const intercom = await startIntercom(async () => {
    if (page > 0) await heard.promise;
    heard = Promise.withResolvers();
    page += 1;
    const data = [1, 2].map((place) => ({
      type: 'contact',
      id: `contact-${page}-${place}`,
      role: 'user',
      email: `${page}${place}@example.com`,
    }));
    const next = page === 3 ? {} : { next: { page: page + 1, starting_after: `after-${page}` } };
    return {
      status: 200,
      body: { type: 'list', data, total_count: 6, pages: { type: 'pages', page, per_page: 2, total_pages: 3, ...next } },
    };
  });
  const rooms = await startCalls(intercom.url);
  const { secret } = await rooms.group('Agents', [[await rooms.connect('main', 'token'), ['contacts:read']]]);
  const gateway = await serveMounts((publicUrl) => [mcpMount({ ...rooms, publicUrl })]);
  return {
    url: gateway.url,
    secret,
    /** What to call, and what is to be told of it. */
    asked: { name: 'intercom_list_all_contacts', arguments: { per_page: 2, all: true, fields: ['id'] } },
    expected: [1, 2, 3].map((pages) => ({
      progress: 2 * pages,
      total: 6,
      message: `${2 * pages} of 6 rows read, ${pages} ${pages === 1 ? 'page' : 'pages'}`,
    })),
    hear: () => heard.resolve(),
    begin() {
      page = 0;
    },
    async stop() {
      await gateway.close();
      await rooms.stop();
      await intercom.stop();
    },
  };
}
