import { useCallback } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { QueryClient, UseQueryResult } from '@tanstack/react-query';
import { client } from '../../api/client.js';
import type { Schemas } from '../../api/client.js';
import { ProblemError, problemOf } from '../../api/problem.js';

export type Zone = Schemas['ZoneResponse'];
export type Topic = Schemas['TopicResponse'];
export type Subtopic = Schemas['SubtopicResponse'];

/** As the API says. */
const PAGE = 100;

interface ListPage<T> {
  readonly results: readonly T[];
  readonly next: string | null;
}
type ReadPage<T> = (page: {
  limit: number;
  offset: number;
}) => Promise<{ data?: ListPage<T>; error?: unknown }>;

export function useZones(): UseQueryResult<readonly Zone[], unknown> {
  return useQuery({
    queryKey: ['topics', 'zones'],
    queryFn: ({ signal }) => whole<Zone>((query) => client.GET('/v1/zones', { params: { query }, signal })),
  });
}

export function useTopics(): UseQueryResult<readonly Topic[], unknown> {
  return useQuery({
    queryKey: ['topics', 'topics'],
    queryFn: ({ signal }) => whole<Topic>((query) => client.GET('/v1/topics', { params: { query }, signal })),
  });
}

/** @param topic Whose. */
export function useSubtopics(topic: string): UseQueryResult<readonly Subtopic[], unknown> {
  return useQuery({
    queryKey: ['topics', 'subtopics', topic],
    queryFn: ({ signal }) =>
      whole<Subtopic>((query) =>
        client.GET('/v1/subtopics', { params: { query: { ...query, topic } }, signal }),
      ),
  });
}

/** Reads again whatever changes with the topics. */
export function useTopicsChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(() => topicsChanged(queries), [queries]);
}

const OF_TOPICS = /^\/v1\/(zones|topics|subtopics|taxonomy|rankings|context)/;

function topicsChanged(queries: QueryClient): Promise<void> {
  return queries.invalidateQueries({
    predicate: ({ queryKey: [first, path] }) =>
      first === 'topics' || (typeof path === 'string' && OF_TOPICS.test(path)),
  });
}

/** All pages of a list, one after another. */
async function whole<T>(read: ReadPage<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for (;;) {
    const { data, error } = await read({ limit: PAGE, offset: all.length });
    if (!data) throw new ProblemError(problemOf(error));
    all.push(...data.results);
    if (data.next === null || data.results.length === 0) return all;
  }
}
