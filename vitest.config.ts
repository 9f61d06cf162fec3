import { defineConfig } from 'vitest/config';
import { SkipReporter } from './test/services/report-skips.js';

/** Suites that start processes of the program, each of which fills a core. */
const PROCESSES = [
  'test/*.spec.ts',
  'test/commands/**/*.spec.ts',
  'test/control/**/*.spec.ts',
  'test/hostile/**/*.spec.ts',
  'test/jobs/**/*.spec.ts',
  'test/quality/**/*.spec.ts',
];

/** A test waits for states and has no limit of its own; these end what hangs. See `PATIENCE_MS` in test/services/until.ts. */
const LIMITS = { testTimeout: 240_000, hookTimeout: 240_000 };

export default defineConfig({
  test: {
    globalSetup: ['test/global-setup.ts'],
    reporters: ['default', new SkipReporter()],
    projects: [
      {
        test: {
          name: 'one at a time',
          globals: true,
          include: PROCESSES,
          ...LIMITS,
          // Side by side they would measure each other.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'side by side',
          globals: true,
          include: ['src/**/*.spec.ts', 'test/**/*.spec.ts'],
          exclude: [...PROCESSES],
          ...LIMITS,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
    ],
  },
});
