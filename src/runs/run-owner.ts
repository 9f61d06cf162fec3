import { lifeOfNamed, nameOfThisProcess } from '../process/process-identity.js';

/** Names a process so that others can tell whether it still lives. */
export const THIS_PROCESS = nameOfThisProcess('/');

/**
 * True when the owner is certainly gone: its run can be taken over at once, without waiting for its heartbeat to grow
 * stale.
 */
export function isGone(owner: string): boolean {
  return lifeOfNamed(owner, '/') === 'dead';
}
