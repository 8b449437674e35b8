/** What is not what its `Content-Encoding` says, or is packed in a way that nobody here can unpack. */
export class NotUnpackable extends Error {
  override readonly name = 'NotUnpackable';
}

/** RFC 9110 8.4.1, and zstd of RFC 8878. */
const known = ['gzip', 'x-gzip', 'deflate', 'br', 'zstd'] as const;
export type Coding = (typeof known)[number];

/** Nobody packs a body more often; each layer costs memory. */
const mostLayers = 5;

/** In which order a body was packed: the last is to be unpacked first. Throws `NotUnpackable` for what is not known. */
export function codingsOf(contentEncoding: string | null | undefined): Coding[] {
  const named = (contentEncoding ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '' && name !== 'identity');
  const unknown = named.find((name) => !known.some((coding) => coding === name));
  if (unknown !== undefined) {
    throw new NotUnpackable(
      `Content-Encoding names ${JSON.stringify(unknown.slice(0, 40))}, which nobody here can unpack; known are ${known.join(', ')}`,
    );
  }
  if (named.length > mostLayers)
    throw new NotUnpackable(`Content-Encoding names ${named.length} codings; at most ${mostLayers} are unpacked`);
  return named as Coding[];
}
