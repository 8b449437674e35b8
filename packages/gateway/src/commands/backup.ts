import { resolve } from 'node:path';
import { readConfig } from '../config.ts';
import { backUp } from '../machine/backup.ts';

/** Throws `ConfigError`. */
export async function backupTo(
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
  { withKeyRing }: { readonly withKeyRing: boolean },
  say: (text: string) => void,
): Promise<void> {
  const { dataDir, keyring } = readConfig(env);
  const files = await backUp(dataDir, folder, { withKeyRing });
  say(`Backed up ${resolve(dataDir)} to ${resolve(folder)}: ${files.join(', ')}.`);
  if (keyring !== null)
    say('The key ring is in GATEHOUSE_KEYRING: keep it too, apart from the backup. Without it the credentials cannot be opened.');
  else if (withKeyRing) say('The key ring is in it: whoever has this folder can open the credentials.');
  else say('The key ring is not in it: keep a copy of keyring.json apart from the backup. Without it the credentials cannot be opened.');
}
