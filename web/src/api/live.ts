import { useEffect } from 'react';
import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { newStore } from '../state/store.js';
import { noteActivity } from './activity.js';
import { followEvents } from './event-follower.js';
import type { Connection } from './event-follower.js';
import { hasEnded } from './events.js';
import type { LibraryEvent, RunEvent } from './events.js';
import { afterChangeOf, afterEvent, isOutOfDate, outOfDate, together } from './out-of-date.js';
import type { OutOfDate } from './out-of-date.js';

/** How long changes are gathered before what they concern is read again: a book being taken in sends several a second. */
const GATHER_MS = 400;
/** How long after the last change its consequences are read, once. */
const AFTERWARDS_MS = 6000;

const connection = newStore<Connection>('connecting');

/** Whether the page hears of changes at this moment. */
export const useConnection = connection.use;

/** The last change of a run, or undefined if none was seen since the page was opened. */
export function useLiveRun(runId: string | null | undefined): RunEvent | undefined {
  return useQuery<RunEvent>({ queryKey: liveRunKey(runId ?? ''), queryFn: skipToken }).data;
}

/** The last change of the run that works on a document now, or undefined if none is known. */
export function useActiveRun(documentId: string): RunEvent | undefined {
  const { data } = useQuery<RunEvent>({ queryKey: lastRunKey(documentId), queryFn: skipToken });
  // Whatever was seen of an earlier run says nothing about the next one.
  return data && !hasEnded(data.state) ? data : undefined;
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
 * Reads again what the page shows of some documents, after what this page changed itself: a new title, for example, is no
 * event.
 */
export function documentsChanged(queries: QueryClient, documents: ReadonlySet<string>): void {
  void readAnew(queries, afterChangeOf(documents));
}

/** Reads again whatever changes with the topics, after what this page changed itself. */
export function topicsChanged(queries: QueryClient): Promise<void> {
  return readAnew(queries, outOfDate(['topics']));
}

/** Keeps what the page has read true to the server, by its events. Used once, by the frame of the page. */
export function useLiveUpdates(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const stop = new AbortController();
    const changes = new GatheredChanges(queries);
    let isFirst = true;
    let wasLost = false;
    void followEvents(
      {
        connection(state) {
          connection.set(state);
          if (state === 'live') {
            // The first stream resumes none: nobody has told of what changed after the page was read, which may be long
            // ago if its tab was in the background. After a later one only that is unknown which could not be read.
            if (isFirst) void queries.invalidateQueries(READ);
            else if (wasLost) void queries.refetchQueries(FAILED);
            isFirst = false;
          }
          if (state !== 'connecting') wasLost = state === 'lost';
        },
        event({ type, data }) {
          // Events that this page missed are no longer stored.
          if (type === 'reset') void queries.invalidateQueries();
          else changes.take(JSON.parse(data) as LibraryEvent);
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

/** Queries that have their answer; the others are being asked at this moment. */
const READ = {
  predicate: ({ state }: { state: { fetchStatus: string } }) => state.fetchStatus === 'idle',
} as const;
const FAILED = {
  type: 'active',
  predicate: ({ state }: { state: { status: string } }) => state.status === 'error',
} as const;

function readAnew(queries: QueryClient, what: OutOfDate): Promise<void> {
  if (what.documents.size > 0) for (const listener of changeListeners) listener(what.documents);
  return queries.invalidateQueries({ predicate: ({ queryKey }) => isOutOfDate(queryKey, what) });
}

const NOTHING = outOfDate([]);

class GatheredChanges {
  private gathered = NOTHING;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private later: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly queries: QueryClient) {}

  take(event: LibraryEvent): void {
    if (event.type === 'run') {
      const before = this.queries.getQueryData<RunEvent>(liveRunKey(event.runId));
      this.queries.setQueryData(liveRunKey(event.runId), event);
      this.queries.setQueryData(lastRunKey(event.documentId), event);
      noteActivity(event);
      // Within a state only the progress changes, and that is in the event.
      if (before?.state === event.state) return;
    }
    this.gathered = together(this.gathered, afterEvent(event));
    this.timer ??= setTimeout(() => this.tell(), GATHER_MS);
  }

  end(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    clearTimeout(this.later);
  }

  private tell(): void {
    const what = this.gathered;
    this.timer = null;
    this.gathered = NOTHING;
    if (what.parts.has('library')) {
      clearTimeout(this.later);
      this.later = setTimeout(() => void readAnew(this.queries, outOfDate(['afterwards'])), AFTERWARDS_MS);
    }
    void readAnew(this.queries, what);
  }
}

function liveRunKey(runId: string) {
  return ['live-run', runId] as const;
}

function lastRunKey(documentId: string) {
  return ['last-run', documentId] as const;
}
