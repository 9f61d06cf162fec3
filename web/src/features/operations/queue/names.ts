import { texts } from '../../../texts/texts.js';

/** What a kind of job is called; those of later versions by their own name. */
export function kindName(name: string): string {
  return texts.operations.queue.names[name] ?? name;
}
