import { useCallback } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { answerTo, client } from '../../api/client.js';
import type { Schemas } from '../../api/client.js';
import { topicsChanged } from '../../api/live.js';

export type Zone = Schemas['ZoneResponse'];
export type Topic = Schemas['TopicResponse'];
export type Subtopic = Schemas['SubtopicResponse'];

/** As the API says. */
const PAGE = 100;

interface ListPage<T> {
  readonly results: readonly T[];
  readonly next: string | null;
}
type ReadPage<T> = (page: { limit: number; offset: number }) => Promise<ListPage<T>>;

export function useZones(): UseQueryResult<readonly Zone[], unknown> {
  return useQuery({
    queryKey: ['whole', '/v1/zones'],
    queryFn: ({ signal }) =>
      whole<Zone>((query) => answerTo(client.GET('/v1/zones', { params: { query }, signal }))),
  });
}

export function useTopics(): UseQueryResult<readonly Topic[], unknown> {
  return useQuery({
    queryKey: ['whole', '/v1/topics'],
    queryFn: ({ signal }) =>
      whole<Topic>((query) => answerTo(client.GET('/v1/topics', { params: { query }, signal }))),
  });
}

/** @param topic Whose. */
export function useSubtopics(topic: string): UseQueryResult<readonly Subtopic[], unknown> {
  return useQuery({
    queryKey: ['whole', '/v1/subtopics', topic],
    queryFn: ({ signal }) =>
      whole<Subtopic>((query) =>
        answerTo(client.GET('/v1/subtopics', { params: { query: { ...query, topic } }, signal })),
      ),
  });
}

/** Reads again whatever changes with the topics. */
export function useTopicsChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(() => topicsChanged(queries), [queries]);
}

/** All pages of a list, one after another. */
async function whole<T>(read: ReadPage<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for (;;) {
    const { results, next } = await read({ limit: PAGE, offset: all.length });
    all.push(...results);
    if (next === null || results.length === 0) return all;
  }
}
