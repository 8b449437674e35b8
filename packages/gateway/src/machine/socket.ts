import { chmodSync, mkdtempSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import * as z from 'zod';
import type { MachineAnswer, MachineRequest } from './operations.ts';

/** In the data folder: whoever may open it may read the database as well. */
const socketName = 'gatehouse.sock';
/** The shortest `sun_path` of a system we know (macOS: 104 bytes with the closing zero). */
const longestPath = 103;
const mostBytes = 10_000;
const patienceMs = 10_000;

const Request = z.discriminatedUnion('command', [
  z.strictObject({ command: z.literal('reset'), email: z.string().min(1).max(254) }),
  z.strictObject({ command: z.literal('claim') }),
  z.strictObject({ command: z.literal('new_keys') }),
]);
const Answer = z.union([z.object({ done: z.string() }), z.object({ refused: z.string() })]);

/**
 * Listens for `gatehouse admin` while a gateway holds the data folder. A socket that a killed gateway left is replaced, which only the
 * holder of the folder's lock may do. Throws what the file system says, as where it has no sockets.
 */
export async function listenOnMachine(
  dataDir: string,
  handle: (request: MachineRequest) => Promise<MachineAnswer>,
): Promise<{ close(): Promise<void> }> {
  const path = join(resolve(dataDir), socketName);
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    void serve(socket, handle);
  });
  // Made in a folder that nobody else enters and moved into its place, so that there is no moment at which others may connect.
  const nest = mkdtempSync(join(dirname(path), '.socket-'));
  try {
    const made = join(nest, 's');
    await withShortPath(made, (short) => bind(server, short));
    chmodSync(made, 0o600);
    renameSync(made, path);
  } catch (error) {
    server.close();
    throw error;
  } finally {
    rmSync(nest, { recursive: true, force: true });
  }
  return {
    close: () =>
      new Promise((done) => {
        rmSync(path, { force: true });
        server.close(() => done());
        for (const socket of open) socket.destroy();
      }),
  };
}

/** What the gateway that holds the folder says; undefined where none listens. Throws what keeps this user from asking. */
export async function askGateway(dataDir: string, request: MachineRequest): Promise<MachineAnswer | undefined> {
  const path = join(resolve(dataDir), socketName);
  let socket: Socket;
  try {
    socket = await withShortPath(path, reach);
  } catch (error) {
    if (['ENOENT', 'ECONNREFUSED'].includes(String((error as { code?: unknown }).code))) return undefined;
    throw error;
  }
  socket.write(`${JSON.stringify(request)}\n`);
  try {
    return Answer.parse(JSON.parse(await readLine(socket)));
  } catch (cause) {
    throw new Error('the gateway gave no answer that this version understands', { cause });
  } finally {
    socket.destroy();
  }
}

async function serve(socket: Socket, handle: (request: MachineRequest) => Promise<MachineAnswer>): Promise<void> {
  socket.on('error', () => {});
  let answer: MachineAnswer;
  try {
    const request = Request.safeParse(parseJson(await readLine(socket)));
    answer = request.success
      ? await handle(request.data)
      : { refused: 'The gateway that is running does not know this command: it is another version. Start it again with this one.' };
  } catch {
    answer = { refused: 'The gateway could not do it: its log says why.' };
  }
  socket.end(`${JSON.stringify(answer)}\n`);
}

function readLine(socket: Socket): Promise<string> {
  return new Promise((found, refuse) => {
    let text = '';
    socket.setEncoding('utf8').setTimeout(patienceMs, () => socket.destroy(new Error('nothing was said in time')));
    socket.on('data', (chunk: string) => {
      text += chunk;
      if (text.includes('\n')) found(text.slice(0, text.indexOf('\n')));
      else if (text.length > mostBytes) socket.destroy(new Error('too long'));
    });
    socket.once('error', refuse);
    socket.once('close', () => refuse(new Error('the other side went away')));
  });
}

const bind = (server: Server, path: string): Promise<void> =>
  new Promise((bound, refuse) => {
    server.once('error', refuse);
    server.listen(path, () => bound());
  });

const reach = (path: string): Promise<Socket> =>
  new Promise((reached, refuse) => {
    const socket = connect(path);
    socket.once('connect', () => reached(socket));
    socket.once('error', refuse);
  });

/** The system takes short paths only, but follows links: a deep data folder is reached through one that lives as long as the work. */
async function withShortPath<T>(path: string, work: (path: string) => Promise<T>): Promise<T> {
  if (Buffer.byteLength(path) <= longestPath) return work(path);
  const nest = mkdtempSync(join(Buffer.byteLength(tmpdir()) > 60 ? '/tmp' : tmpdir(), 'gatehouse-'));
  try {
    symlinkSync(dirname(path), join(nest, 'd'));
    return await work(join(nest, 'd', basename(path)));
  } finally {
    rmSync(nest, { recursive: true, force: true });
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
