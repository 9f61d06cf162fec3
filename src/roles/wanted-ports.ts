import type { HttpConfig } from '../api/http.config.js';
import type { MetricsConfig } from '../operations/metrics.config.js';
import type { WantedPort } from '../repair/ports-check.js';
import type { RoleConfig } from './role.config.js';

/** The ports that a process with these settings listens on; not those that it chooses itself. */
export function wantedPorts({ role }: RoleConfig, http: HttpConfig, metrics: MetricsConfig): WantedPort[] {
  const wanted: WantedPort[] = [];
  if (role !== 'worker' && http.port !== 0) {
    // Whoever may not ask by this name is told so in the words of this program.
    const sign = /"status":"ok"|"request\.foreign_host"/;
    wanted.push({ setting: 'PORT', host: http.host, port: http.port, path: '/v1/health/live', sign });
  }
  if (metrics.port) {
    const sign = /colophon/;
    wanted.push({ setting: 'METRICS_PORT', host: metrics.host, port: metrics.port, path: '/metrics', sign });
  }
  return wanted;
}
