import { defineConfig } from 'vitest/config';

const ofPackages = 'packages/*/src/**/*.test.ts';

/** Of the packages' tests those that start a process, sign people in (a password costs a tenth of a second) or wait for what hangs. */
const slow = [
  'packages/**/main.test.ts',
  'packages/gateway/src/calls/{sandbox,trouble,waiting}.test.ts',
  'packages/gateway/src/commands/**/*.test.ts',
  'packages/gateway/src/http/**/*.test.ts',
  'packages/gateway/src/identity/{people,invitations,password-resets}.test.ts',
  'packages/gateway/src/management/operations.test.ts',
  'packages/gateway/src/store/data-folder.test.ts',
  'packages/gateway/src/surfaces/console/**/*.test.ts',
  'packages/gateway/src/surfaces/mcp/stdio*.test.ts',
  'packages/gateway/src/surfaces/rest/rest.test.ts',
  'tests/conformance/**/*.test.ts',
];

export default defineConfig({
  test: {
    reporters: [['default', { summary: false }], './tests/summary-reporter.ts'],
    // Two cores: more workers only make each other wait.
    maxWorkers: 2,
    // Nothing is mocked and no module keeps what a test did, so that one import serves all files of a worker: a third of the time.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'fast',
          include: [
            ofPackages,
            'bench/**/*.test.ts',
            'tests/{actions,architecture,bytes,clients,description,drift,experimental,requirements,sdk,sequences,verdict}/**/*.test.ts',
          ],
          exclude: slow,
          testTimeout: 20_000,
        },
      },
      { extends: true, test: { name: 'slow', include: slow, testTimeout: 60_000, hookTimeout: 120_000 } },
      // Whole processes and a browser: the limits are for a machine that is busy with other things.
      { extends: true, test: { name: 'e2e', include: ['tests/e2e/**/*.test.ts'], testTimeout: 180_000, hookTimeout: 180_000 } },
    ],
  },
});
