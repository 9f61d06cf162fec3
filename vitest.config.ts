import { defineConfig } from 'vitest/config';
import { builtSources } from './test/services/built-sources.js';
import { LongestFirst } from './test/services/longest-first.js';
import { SkipReporter } from './test/services/report-skips.js';

/** A test waits for states and has no limit of its own; these end what hangs. See `PATIENCE_MS` in test/services/until.ts. */
const LIMITS = { testTimeout: 240_000, hookTimeout: 240_000 };

/** Suites that look at what a whole process tells of itself: what an earlier suite did there would count too. */
const OF_ITS_PROCESS = ['test/operations/**/*.spec.ts'];

/** How suites of the whole program run. */
const SYSTEM = {
  server: { deps: { external: [/\/dist\/src\//] } },
  globals: true,
  ...LIMITS,
  // Half of their time they wait for processes, leases and servers: a third fills two cores.
  maxWorkers: 3,
  sequence: { groupOrder: 1 },
};

export default defineConfig({
  test: {
    globalSetup: ['test/global-setup.ts'],
    reporters: ['default', new SkipReporter()],
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'units',
          globals: true,
          include: ['src/**/*.spec.ts'],
          ...LIMITS,
          // They compute, and share nothing that one could change for another: loading the modules once is half their time.
          isolate: false,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        plugins: [builtSources()],
        // Loading Nest and the drivers once for many suites saves a tenth of the time of all.
        test: {
          ...SYSTEM,
          name: 'system',
          include: ['test/**/*.spec.ts'],
          exclude: OF_ITS_PROCESS,
          isolate: false,
        },
      },
      {
        plugins: [builtSources()],
        test: { ...SYSTEM, name: 'system, alone in its process', include: OF_ITS_PROCESS },
      },
    ],
  },
});
