import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { authorizeUrls, type Region, regionUrls } from '@gatehouse/connector';
import { createSandbox, type Sandbox, type SandboxOptions } from '../sandbox.ts';
import { type Certificate, makeCertificate } from './certificate.ts';
import { startTunnel, type Tunnel } from './tunnel.ts';

export interface StandInOptions {
  /** Where the certificate lies, and what the workspaces remember: started again on it, it is the same. */
  readonly folder: string;
  /** The first of seven ports, one after the other; 0 takes free ones. */
  readonly port?: number;
  /** For all three sandboxes. */
  readonly sandbox?: Omit<SandboxOptions, 'seed' | 'region' | 'stateFile' | 'workspaceName'>;
}

export interface StandInRegion {
  readonly sandbox: Sandbox;
  /** Its API, behind TLS, for whoever trusts the certificate. */
  readonly url: string;
  /** The same without TLS, for a person's browser: its consent page, and the controls. */
  readonly plainUrl: string;
}

/** Three regions of Intercom on this machine, under Intercom's own names and behind TLS. */
export interface StandIn {
  readonly regions: Readonly<Record<Region, StandInRegion>>;
  /** The environment in which a process takes it for Intercom. It has to be there when the process starts. */
  readonly env: { readonly HTTPS_PROXY: string; readonly NODE_EXTRA_CA_CERTS: string };
  /** The hosts that were asked for through the proxy, in order. */
  readonly asked: Tunnel['asked'];
  close(): Promise<void>;
}

const workspaces: Readonly<Record<Region, { seed: number; workspaceName: string }>> = {
  us: { seed: 21, workspaceName: 'Northwind' },
  eu: { seed: 22, workspaceName: 'Northwind Europe' },
  au: { seed: 23, workspaceName: 'Northwind Australia' },
};
const regions = Object.keys(workspaces) as Region[];
const hostOf = (url: string) => new URL(url).host;

/**
 * Nobody who does not trust its certificate and use its proxy is led to it. The workspaces are others than that of a sandbox that was not
 * told, so that both can be connected side by side.
 */
export async function startStandIn({ folder: named, port = 0, sandbox: options = {} }: StandInOptions): Promise<StandIn> {
  const folder = resolve(named);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { certificate, file } = openCertificate(folder);
  const closing: { close(): Promise<void> }[] = [];
  const ports = new Map<string, number>();
  const close = async () => {
    for (const one of closing.splice(0).reverse()) await one.close();
  };
  let next = port;
  const take = () => (port === 0 ? 0 : next++);
  try {
    const tunnelPort = take();
    const made: [Region, StandInRegion][] = [];
    for (const region of regions) {
      const stateFile = join(folder, `${region}.jsonl`);
      const sandbox = createSandbox({ ...options, ...workspaces[region], region: region.toUpperCase(), stateFile });
      closing.push(sandbox);
      const { url } = await sandbox.listen(take(), '127.0.0.1', certificate);
      const { url: plainUrl } = await sandbox.listen(take());
      for (const address of [regionUrls[region], authorizeUrls[region]]) ports.set(hostOf(address), Number(new URL(url).port));
      made.push([region, { sandbox, url, plainUrl }]);
    }
    const tunnel = await startTunnel(ports, tunnelPort);
    closing.push(tunnel);
    return {
      regions: Object.fromEntries(made) as Record<Region, StandInRegion>,
      env: { HTTPS_PROXY: tunnel.url, NODE_EXTRA_CA_CERTS: file },
      asked: tunnel.asked,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Kept, so that whoever was started with it trusts the next start as well. */
function openCertificate(folder: string): { certificate: Certificate; file: string } {
  const [file, keyFile] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')];
  if (!existsSync(file) || !existsSync(keyFile)) {
    const hosts = regions.flatMap((region) => [hostOf(regionUrls[region]), hostOf(authorizeUrls[region])]);
    const made = makeCertificate('localhost', ...hosts);
    writeFileSync(keyFile, made.key, { mode: 0o600 });
    writeFileSync(file, made.cert);
  }
  return { certificate: { key: readFileSync(keyFile, 'utf8'), cert: readFileSync(file, 'utf8') }, file };
}
