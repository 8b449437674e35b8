import * as z from 'zod';

/** A port of its own for a connection. */
export interface ConnectionPort {
  readonly connection: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** The address that its clients use; null for the gateway's own scheme and host, with the port. No slash at the end. */
  readonly publicUrl: string | null;
}

const mostPorts = 50;
/** A name as the vault makes them, or `default`. */
const entryShape = /^([a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?):(\d{1,5})(?:=(.+))?$/;

/** `main:4401, eu:4402=https://eu.example.com`. */
export const connectionPorts = (address: z.ZodType<string | null>) =>
  z.string().transform((text, context): readonly ConnectionPort[] => {
    const refuse = (message: string) => {
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    };
    const found: ConnectionPort[] = [];
    for (const entry of text.split(',')) {
      const [, connection, digits, url] = entryShape.exec(entry.trim()) ?? [];
      if (connection === undefined || Number(digits) > 65_535) return refuse('a list of connections with their ports');
      const read = url === undefined ? { success: true as const, data: null } : address.safeParse(url.trim());
      if (!read.success) return refuse('a list in which every address is http or https, without a path');
      found.push({ connection, port: Number(digits), publicUrl: read.data });
    }
    const [names, ports] = [found.map((one) => one.connection), found.map(({ port }) => port).filter((port) => port !== 0)];
    if (found.length > mostPorts) return refuse(`a list of at most ${mostPorts}`);
    if (new Set(names).size < names.length) return refuse('a list in which every connection stands once');
    if (new Set(ports).size < ports.length) return refuse('a list in which every port stands once');
    return found;
  });
