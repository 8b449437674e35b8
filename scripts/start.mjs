// What "npm start" runs: the gateway, with the settings in .env where there is one. Node's --env-file-if-exists tells everybody else that
// there is none. What stands in the environment goes before the file.
import { existsSync } from 'node:fs';

if (existsSync('.env')) process.loadEnvFile('.env');
process.argv.splice(2, 0, 'start');
await import('../packages/gateway/src/main.mjs');
