import { gzipSync } from 'node:zlib';

const cell = (value: unknown): string => {
  const text = value === null || value === undefined ? '' : String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** A table as exports are downloaded: CSV, compressed with gzip. */
export function gzippedCsv(head: readonly string[], rows: readonly (readonly unknown[])[]): Uint8Array<ArrayBuffer> {
  const lines = [head, ...rows].map((row) => row.map(cell).join(','));
  return new Uint8Array(gzipSync(`${lines.join('\n')}\n`));
}
