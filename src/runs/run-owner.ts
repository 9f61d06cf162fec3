import { lifeOfNamed, nameOfThisProcess } from '../process/process-identity.js';

/** Names this process in rows, so that other processes can tell whether it is still alive. */
export const THIS_PROCESS = nameOfThisProcess('/');

/**
 * True when the owner has certainly ended. Its run can then be taken over at once, without waiting for its heartbeat to
 * become stale.
 */
export function isGone(owner: string): boolean {
  return lifeOfNamed(owner, '/') === 'dead';
}
