import { operationsTexts } from '../../../texts/operations.js';

/** What a kind of job is called; those of later versions by their own name. */
export function kindName(name: string): string {
  return operationsTexts.queue.names[name] ?? name;
}
