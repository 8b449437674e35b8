import { type Row, room } from '../../parts/room.ts';
import { importSources } from '../content-import-sources/room.ts';

export interface ExternalPage extends Row {
  readonly title: string;
  readonly html: string;
  readonly url: string | null;
  readonly ai_agent_availability: boolean;
  readonly ai_copilot_availability: boolean;
  readonly locale: 'en';
  readonly source_id: string;
  readonly external_id: string;
  readonly created_at: number;
  readonly updated_at: number;
}

export const externalPages = room<ExternalPage>()({
  name: 'external_pages',
  order: { by: (page) => page.updated_at, descending: true },
  seed: ({ now, rowsOf }) =>
    rowsOf(importSources).map(({ id, url }, index) => ({
      id: String(20 + index),
      title: `Page ${index + 1}`,
      html: '<html><body><h1>Page</h1><p>Outside words.</p></body></html>',
      url: `${url}/page`,
      ai_agent_availability: true,
      ai_copilot_availability: true,
      locale: 'en',
      source_id: id,
      external_id: `page-${index + 1}`,
      created_at: now - 30 * 86_400,
      updated_at: now - (10 + index) * 86_400,
    })),
});

export const pageShape = ({ source_id, url, ...page }: ExternalPage) => ({
  type: 'external_page',
  ...page,
  ...(url === null ? {} : { url }),
  ai_sales_agent_availability: true,
  fin_availability: page.ai_agent_availability,
  source_id: Number(source_id),
  last_ingested_at: page.updated_at,
});
