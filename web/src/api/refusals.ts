import { newStore } from '../state/store.js';
import { watchKey } from './key.js';

const isRefused = newStore(false);

/** Notes that the server answered 401: it wants a key, or another one. */
export function refused(): void {
  isRefused.set(true);
}

/** Whether the person has to give a key before anything else can be read. */
export const useRefused = isRefused.use;

// A new key deserves a try.
watchKey(() => isRefused.set(false));
