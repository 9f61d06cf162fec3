import { dashboardFile } from './dashboard.js';
import { metricsTable } from './metrics-table.js';
import { rulesFile, rulesTestFile } from './rules.js';

/** Every file that is made from the declared metrics, by its path in the repository. */
export const MONITORING_FILES: ReadonlyMap<string, () => string> = new Map([
  ['deploy/monitoring/alerts.yml', rulesFile],
  ['deploy/monitoring/alerts.test.yml', rulesTestFile],
  ['deploy/monitoring/dashboard.json', dashboardFile],
  ['docs/metrics.md', metricsTable],
]);
