import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    reporters: [['default', { summary: false }], './tests/summary-reporter.ts'],
    include: ['packages/*/src/**/*.test.ts', 'tests/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Two cores: more workers only make each other wait.
    maxWorkers: 2,
  },
});
