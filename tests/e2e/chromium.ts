import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import chromium from '@sparticuz/chromium';
import { type Browser, chromium as driver } from 'playwright-core';

/** Meant for functions that draw one page and end: one process dies with its first closed context, and the others hide faults. */
const unwanted: ReadonlySet<string> = new Set([
  '--single-process',
  '--no-zygote',
  '--in-process-gpu',
  '--disable-web-security',
  '--allow-running-insecure-content',
]);

/** The Chromium that the packages bring: nothing has to be installed. It must never look outside. */
export async function launchChromium(): Promise<Browser> {
  return driver.launch({
    executablePath: await unpack(),
    headless: true,
    args: [
      ...chromium.args.filter((argument) => !unwanted.has(argument)),
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/**
 * The package unpacks itself into the folder for temporary files and takes whatever lies there for whole, also what another
 * process is still writing, was killed over, or left of another version. So it unpacks into a folder of its own, which gets
 * its name when it is whole.
 */
async function unpack(): Promise<string> {
  const manifest = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const outer = tmpdir();
  const home = join(outer, `gatehouse-chromium-${version}`);
  if (!existsSync(home)) {
    const fresh = await mkdtemp(`${home}-`);
    const before = process.env['TMPDIR'];
    process.env['TMPDIR'] = fresh;
    try {
      await chromium.executablePath();
    } finally {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
    }
    // Another process may have been quicker.
    await rename(fresh, home).catch(() => rm(fresh, { recursive: true }));
  }
  return join(home, 'chromium');
}
