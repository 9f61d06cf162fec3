import type { HttpConfig } from '../http.config.js';
import { isThisMachine } from '../../config/host-name.js';

/** Whether only this machine reaches the server. */
export function listensOnLoopback({ host }: Pick<HttpConfig, 'host'>): boolean {
  return isThisMachine(host);
}
