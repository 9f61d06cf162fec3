import { hasEnded } from './events.js';
import type { LibraryEvent } from './events.js';

/** Parts of the library whose answers change together, and the paths of the API that give these answers. */
const PATHS = {
  /** Lists and counts of documents. */
  library: /^\/v1\/(documents|statistics)$/,
  /** What processes do, and what waits for them. */
  work: /^\/v1\/(workers|jobs|dead-letters)$/,
  /** What searches find, and what is made of that. */
  finds: /^\/v1\/(search|quotes\/find|context|rankings\/overview|subtopics\/\{id\}\/chunks)$/,
  topics: /^\/v1\/(zones|topics|subtopics|taxonomy|rankings|context)/,
  models: /^\/v1\/(models|model-change)$/,
  /** What the server counts at most every 5 s, or what follows after a change by itself. */
  afterwards: /^\/v1\/(statistics|workers|jobs|dead-letters|health|webhooks|webhooks\/\{id\}\/deliveries)$/,
} as const satisfies Readonly<Record<string, RegExp>>;

const OF_DOCUMENT = /^\/v1\/documents\/\{id\}/;
/** A section or chunk does not say in its path which document it is of. What is similar to a chunk is found by a search. */
const OF_SOME_DOCUMENT = /^\/v1\/(sections|chunks)\/\{id\}/;
const OF_RUN = /^\/v1\/documents\/\{id\}(\/status|\/runs)?$/;

export type Part = keyof typeof PATHS;

/** What has to be read anew. */
export interface OutOfDate {
  readonly parts: ReadonlySet<Part>;
  /** Documents of which everything may be other than before. */
  readonly documents: ReadonlySet<string>;
  /** Documents whose run has gone on to its next stage. Until it ends, the book is as it was. */
  readonly running: ReadonlySet<string>;
}

const NOTHING: ReadonlySet<never> = new Set();

export function outOfDate(parts: readonly Part[], documents: Iterable<string> = []): OutOfDate {
  return { parts: new Set(parts), documents: new Set(documents), running: NOTHING };
}

export function together(a: OutOfDate, b: OutOfDate): OutOfDate {
  return {
    parts: new Set([...a.parts, ...b.parts]),
    documents: new Set([...a.documents, ...b.documents]),
    running: new Set([...a.running, ...b.running]),
  };
}

/** What a change of documents concerns, whatever it was. */
export function afterChangeOf(documents: Iterable<string>): OutOfDate {
  return outOfDate(['library', 'work', 'finds'], documents);
}

/** What an event makes out of date. Of a run only events with another state are given: its progress is in the event. */
export function afterEvent(event: LibraryEvent): OutOfDate {
  switch (event.type) {
    case 'run': {
      const { documentId, state } = event;
      if (state === 'completed') return afterChangeOf([documentId]);
      if (state === 'queued' || hasEnded(state)) return outOfDate(['library', 'work'], [documentId]);
      return { ...outOfDate(['work']), running: new Set([documentId]) };
    }
    case 'document': {
      const { documentId, status, deleted } = event;
      const isFound = deleted !== null || status.startsWith('completed');
      return isFound ? afterChangeOf([documentId]) : outOfDate(['library', 'work'], [documentId]);
    }
    case 'correction':
      return outOfDate(['library', 'finds'], [event.documentId]);
    case 'model_change':
      if (event.state === 'embedding') return outOfDate(['models', 'work']);
      return outOfDate([
        'models',
        'work',
        'library',
        ...(event.state === 'switched' ? (['finds'] as const) : []),
      ]);
    case 'topics':
    case 'ranking':
      return outOfDate(['topics']);
  }
}

/**
 * Whether a query has to be read anew.
 *
 * @param key Of the query: a method or any other word, its path, and the parameters with which it was asked.
 */
export function isOutOfDate([, path, init]: readonly unknown[], what: OutOfDate): boolean {
  if (typeof path !== 'string') return false;
  if (OF_DOCUMENT.test(path)) {
    const id = (init as { params?: { path?: { id?: string } } } | undefined)?.params?.path?.id ?? '';
    return what.documents.has(id) || (OF_RUN.test(path) && what.running.has(id));
  }
  if (OF_SOME_DOCUMENT.test(path)) return what.documents.size > 0 || what.parts.has('finds');
  return [...what.parts].some((part) => PATHS[part].test(path));
}
