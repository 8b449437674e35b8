import { pipeline, Readable, Transform } from 'node:stream';
import { constants, createBrotliDecompress, createGunzip, createInflate, createInflateRaw, createZstdDecompress } from 'node:zlib';
import { type Coding, codingsOf, NotUnpackable } from './codings.ts';
import { AnswerTooLarge } from './transport.ts';

export { codingsOf, NotUnpackable } from './codings.ts';
export { AnswerTooLarge } from './transport.ts';

const chunkSize = 64 * 1024;
/** Of RFC 9659: without it one answer takes 128 MiB. */
const zstdWindow = { [constants.ZSTD_d_windowLogMax]: 23 };

/**
 * A body as it was before it was packed, piece by piece. Of each layer at most `maxBytes` are taken (`AnswerTooLarge`), so that
 * neither what unpacks to very much nor what unpacks to nothing at all goes on for good. Rejects with `NotUnpackable` for what is cut
 * short or not packed as it says; what failed in the body itself is thrown as it is.
 */
export async function* unpack(
  packed: AsyncIterable<Uint8Array>,
  contentEncoding: string | null | undefined,
  maxBytes: number,
): AsyncGenerator<Uint8Array> {
  const source = packed instanceof Readable ? packed : Readable.from(packed);
  let failure: { readonly cause: unknown; readonly of: Readable } | undefined;
  const watch = <Stream extends Readable>(stream: Stream): Stream =>
    stream.on('error', (cause) => {
      failure ??= { cause, of: stream };
    });
  watch(source);
  try {
    let layer: Readable = source;
    for (const coding of codingsOf(contentEncoding).reverse()) {
      const first = await firstByte(layer);
      // Nothing is nothing, whatever it says: an answer without a body may have the header.
      if (first === undefined) return;
      layer = pipeline(layer, watch(bounded(maxBytes)), watch(decoder(coding, first)), () => {});
    }
    for await (const chunk of layer) yield chunk as Uint8Array;
  } catch (cause) {
    const { cause: first, of } = failure ?? { cause, of: source };
    if (of === source || first instanceof AnswerTooLarge) throw first;
    const said = codingsOf(contentEncoding).join(', ');
    throw new NotUnpackable(`the body is cut short, or not packed with ${said} as its Content-Encoding says`, { cause: first });
  } finally {
    // Also when what unpacks it has given up in the middle, while nothing more comes.
    source.destroy();
  }
}

function decoder(coding: Coding, first: number): Transform {
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip({ chunkSize });
    case 'deflate':
      // Meant is zlib's wrapping (RFC 9110 8.4.1.2); many servers leave it out. It begins with its method, which is 8.
      return (first & 0x0f) === 8 ? createInflate({ chunkSize }) : createInflateRaw({ chunkSize });
    case 'br':
      return createBrotliDecompress({ chunkSize });
    case 'zstd':
      return createZstdDecompress({ chunkSize, params: zstdWindow });
  }
}

function bounded(maxBytes: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) done(new AnswerTooLarge(`The answer has more than ${maxBytes} bytes.`));
      else done(null, chunk);
    },
  });
}

/** Undefined when there is none. It stays in the stream. */
async function firstByte(stream: Readable): Promise<number | undefined> {
  for (;;) {
    const chunk = stream.read() as Uint8Array | null;
    if (chunk !== null) {
      stream.unshift(chunk);
      if (chunk.byteLength > 0) return chunk[0];
    }
    if (stream.readableEnded) return undefined;
    if (stream.destroyed) throw stream.errored ?? new Error('The connection was closed before the body was whole.');
    await new Promise<void>((resolve) => {
      const events = ['readable', 'end', 'error', 'close'];
      const again = () => {
        for (const event of events) stream.off(event, again);
        resolve();
      };
      for (const event of events) stream.on(event, again);
    });
  }
}
