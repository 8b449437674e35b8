import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { load } from 'js-yaml';

export interface Check {
  readonly id: string;
  readonly status: 'SUCCESS' | 'FAILURE' | 'WARNING' | 'SKIPPED' | 'INFO';
  readonly errorMessage?: string;
}

const folder = dirname(createRequire(import.meta.url).resolve('@modelcontextprotocol/conformance/package.json'));

/** The scenarios that a revision requires of servers. */
export async function requiredBy(revision: string): Promise<readonly string[]> {
  const text = await readFile(join(folder, 'requirements', `${revision}.yaml`), 'utf8');
  return (load(text) as { server: string[] }).server;
}

/** What the suite says of a server, by scenario. */
export async function runSuite(url: string, revision: string): Promise<ReadonlyMap<string, readonly Check[]>> {
  const results = await mkdtemp(join(tmpdir(), 'conformance-'));
  try {
    const args = [join(folder, 'dist/index.js'), 'server', '--url', url, '--requirements', revision, '--output-dir', results];
    // It ends with an error where a check fails; which ones, we judge.
    await new Promise((resolve) => execFile(process.execPath, args, { maxBuffer: 2 ** 26 }, resolve));
    const said = new Map<string, readonly Check[]>();
    for (const name of await readdir(results)) {
      const scenario = name.replace(/^server-/, '').replace(/-\d{4}-\d\d-\d\dT.*$/, '');
      said.set(scenario, JSON.parse(await readFile(join(results, name, 'checks.json'), 'utf8')));
    }
    return said;
  } finally {
    await rm(results, { recursive: true });
  }
}
