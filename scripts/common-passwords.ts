/**
 * Makes `packages/gateway/src/identity/common-passwords.txt`, the passwords that everybody guesses first, from the list of
 * @zxcvbn-ts/language-common (MIT; made with 4.1.3). Run by hand, because the list hardly changes and a package for it would have to be
 * installed everywhere: `npm i --no-save --prefix /tmp/words @zxcvbn-ts/language-common`, then
 * `node scripts/common-passwords.ts /tmp/words`.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { baseForms } from '../packages/gateway/src/identity/password-rules.ts';

const from = createRequire(join(resolve(process.argv[2] ?? '.'), 'x.js'));
const { dictionary } = from('@zxcvbn-ts/language-common') as { dictionary: { 'passwords-common': readonly string[] } };

/** The rest is rarer than what a person who knows somebody would try. */
const mostUsed = 30_000;
/** Of 12 characters or more as it is, or to be made so with digits and signs, of which a shorter one needs too many to be thought of. */
const matters = (form: string): boolean => /^\p{L}{5,}$/u.test(form) || form.length >= 12;

/** One form of each is enough: whoever looks a password up tries all of its own. */
const words = new Set(
  dictionary['passwords-common'].slice(0, mostUsed).flatMap((word) => {
    return baseForms(word).find(matters) ?? [];
  }),
);
writeFileSync(join(import.meta.dirname, '../packages/gateway/src/identity/common-passwords.txt'), `${[...words].join('\n')}\n`);
console.log(`Wrote ${words.size} words.`);
