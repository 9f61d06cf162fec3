import { writeFileSync } from 'node:fs';
import { MONITORING_FILES } from './monitoring/files.js';

/** Writes what Prometheus and Grafana read, and the table of metrics. A test fails when the files are outdated. */
for (const [path, content] of MONITORING_FILES) {
  writeFileSync(new URL(`../../${path}`, import.meta.url), content());
}
