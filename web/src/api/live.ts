import { useEffect, useSyncExternalStore } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { followEvents } from './event-follower.js';
import type { Connection } from './event-follower.js';
import type { Schemas } from './client.js';
import { noteActivity } from './activity.js';

/** A change of a run, as the stream of events tells it (`openapi.json`, `GET /v1/events`). */
export interface RunEvent {
  readonly at: string;
  readonly documentId: string;
  readonly runId: string;
  readonly state: Schemas['RunResponse']['state'];
  readonly stage: Schemas['RunResponse']['stage'];
  readonly message: string | null;
  readonly percent: number;
  readonly progress: { readonly done: number; readonly total: number };
  /** Units of `progress` a second in this stage; null while nobody knows. */
  readonly rate: number | null;
  /** Until this stage ends; null while nobody knows. */
  readonly secondsLeft: number | null;
  readonly attempts: number;
  readonly error: { readonly code: string; readonly message: string } | null;
}

type Concerned = Pick<RunEvent, 'documentId'>;

/** How long changes are gathered before what they concern is read again: a book being taken in sends several a second. */
const GATHER_MS = 400;
/** How long after the last change its consequences are read, once. */
const AFTERWARDS_MS = 6000;

let connection: Connection = 'connecting';
const watchers = new Set<() => void>();

/** Whether the page hears of changes at this moment. */
export function useConnection(): Connection {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => connection,
  );
}

/** The last change of the run of a document, or undefined if none was seen since the page was opened. */
export function useLiveRun(documentId: string): RunEvent | undefined {
  return useQuery<RunEvent>({ queryKey: liveRunKey(documentId), enabled: false }).data;
}

type ChangeListener = (documents: ReadonlySet<string>) => void;
const changeListeners = new Set<ChangeListener>();

/** For lists too long to be read again at each change: which documents changed. @param listener The same at each call. */
export function useChangedDocuments(listener: ChangeListener): void {
  useEffect(() => {
    changeListeners.add(listener);
    return () => void changeListeners.delete(listener);
  }, [listener]);
}

/**
 * Reads again what the page shows of some documents: after events of the server, and after what this page changed itself,
 * because a new title, for example, is no event.
 */
export function documentsChanged(queries: QueryClient, documents: ReadonlySet<string>): void {
  for (const listener of changeListeners) listener(documents);
  void queries.invalidateQueries({
    predicate: ({ queryKey: [, path, init] }) => {
      if (typeof path !== 'string') return false;
      if (OF_LIBRARY.has(path)) return true;
      if (!OF_DOCUMENT.test(path)) return false;
      const id = (init as { params?: { path?: { id?: string } } } | undefined)?.params?.path?.id;
      // A section or chunk does not say in its key which document it is of.
      return !path.startsWith('/v1/documents') || (id !== undefined && documents.has(id));
    },
  });
}

/** Keeps what the page has read true to the server, by its events. Used once, by the frame of the page. */
export function useLiveUpdates(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const stop = new AbortController();
    const changes = new GatheredChanges(queries);
    let wasLost = false;
    void followEvents(
      {
        connection(state) {
          setConnection(state);
          // What was read while the server was away failed.
          if (state === 'live' && wasLost) void queries.refetchQueries(FAILED);
          if (state !== 'connecting') wasLost = state === 'lost';
        },
        event({ type, data }) {
          if (type === 'run') changes.run(JSON.parse(data) as RunEvent);
          else if (OF_A_DOCUMENT.has(type)) changes.document((JSON.parse(data) as Concerned).documentId);
          // Events that this page missed are no longer stored.
          else if (type === 'reset') void queries.invalidateQueries();
        },
      },
      stop.signal,
    );
    return () => {
      stop.abort();
      changes.end();
    };
  }, [queries]);
}

/** Types of events after which what is known of a document is read again. */
const OF_A_DOCUMENT: ReadonlySet<string> = new Set(['document', 'correction']);
const FAILED = {
  type: 'active',
  predicate: ({ state }: { state: { status: string } }) => state.status === 'error',
} as const;
/** The paths whose answers change with documents and runs; each is followed by the parameters of the query in its key. */
const OF_LIBRARY = new Set([
  '/v1/documents',
  '/v1/statistics',
  '/v1/workers',
  '/v1/jobs',
  '/v1/dead-letters',
]);
/** What follows some seconds after a change: figures that are counted at most every 5 s, jobs that end after their run. */
const AFTERWARDS = new Set([
  '/v1/statistics',
  '/v1/workers',
  '/v1/jobs',
  '/v1/dead-letters',
  '/v1/health',
  '/v1/model-change',
  '/v1/webhooks',
  '/v1/webhooks/{id}/deliveries',
]);
const OF_DOCUMENT = /^\/v1\/documents\/\{id\}|^\/v1\/(sections|chunks)\/\{id\}/;

class GatheredChanges {
  private readonly documents = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private later: ReturnType<typeof setTimeout> | undefined;
  private readonly ended = new Map<string, string>();

  constructor(private readonly queries: QueryClient) {}

  run(event: RunEvent): void {
    this.queries.setQueryData(liveRunKey(event.documentId), event);
    noteActivity(event);
    const before = this.ended.get(event.runId);
    this.ended.set(event.runId, event.state);
    // Within a state only the progress changes, and that is in the event.
    if (before !== event.state) this.document(event.documentId);
  }

  document(id: string): void {
    this.documents.add(id);
    this.timer ??= setTimeout(() => this.tell(), GATHER_MS);
  }

  end(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    clearTimeout(this.later);
  }

  private tell(): void {
    this.timer = null;
    const documents = new Set(this.documents);
    this.documents.clear();
    clearTimeout(this.later);
    this.later = setTimeout(() => this.tellAfterwards(), AFTERWARDS_MS);
    documentsChanged(this.queries, documents);
  }

  private tellAfterwards(): void {
    void this.queries.invalidateQueries({
      predicate: ({ queryKey: [, path] }) => AFTERWARDS.has(String(path)),
    });
  }
}

function liveRunKey(documentId: string) {
  return ['live-run', documentId] as const;
}

function setConnection(state: Connection): void {
  connection = state;
  for (const watcher of watchers) watcher();
}
