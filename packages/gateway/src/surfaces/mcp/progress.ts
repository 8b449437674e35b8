import type { ServerContext } from '@modelcontextprotocol/server';
import type { Reading } from './lists/read-pages.ts';

type Request = Pick<ServerContext['mcpReq'], '_meta' | 'notify'>;

/** Tells whoever asked for it, with a token of theirs, how far a list has been read. */
export function progressOf({ _meta, notify }: Request): Pick<Reading, 'onPage'> {
  const progressToken = _meta?.progressToken;
  if (progressToken === undefined) return {};
  let told = 0;
  return {
    async onPage({ pages, rows, total, doing }) {
      // It has to grow; a list may end with an empty page.
      if (rows <= told) return;
      told = rows;
      const known = total === undefined || total < rows ? {} : { total };
      const sum = `${rows}${known.total === undefined ? '' : ` of ${known.total}`}`;
      const message = doing === undefined ? `${sum} rows read, ${pages} ${pages === 1 ? 'page' : 'pages'}` : `${sum} ${doing}`;
      // Before the answer, or it is dropped. Whoever has gone is not told: the call ends by its own signal.
      await notify({ method: 'notifications/progress', params: { progressToken, progress: rows, ...known, message } }).catch(() => {});
    },
  };
}
