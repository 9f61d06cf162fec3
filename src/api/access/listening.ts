import type { HttpConfig } from '../http.config.js';
import { isLoopback, parseAuthority } from '../http/host-name.js';

/** Whether only this machine reaches the server. */
export function listensOnLoopback({ host }: Pick<HttpConfig, 'host'>): boolean {
  const name = parseAuthority(host)?.name;
  return name !== undefined && isLoopback(name);
}
