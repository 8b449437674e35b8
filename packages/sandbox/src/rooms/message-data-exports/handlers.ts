/** What `/export/content/data` was called before; the jobs are the same. */
export { create, download, get } from '../content-exports/handlers.ts';
