import { Library1760000000000 } from './1760000000000-library.js';
import { Queue1760000100000 } from './1760000100000-queue.js';

/** Every migration in order. They only go forward and never lose data. */
export const MIGRATIONS = [Library1760000000000, Queue1760000100000];
