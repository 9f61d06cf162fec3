import { useCallback } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { UseQueryResult } from '@tanstack/react-query';
import { answerTo, client } from '../../api/client.js';
import type { Schemas } from '../../api/client.js';
import { topicsChanged } from '../../api/live.js';
import { useWhole } from '../../api/whole.js';

export type Zone = Schemas['ZoneResponse'];
export type Topic = Schemas['TopicResponse'];
export type Subtopic = Schemas['SubtopicResponse'];

/** As the API says. */
const PAGE = 100;

export function useZones(): UseQueryResult<readonly Zone[], unknown> {
  return useWhole('/v1/zones', {}, ({ offset }, signal) =>
    answerTo(client.GET('/v1/zones', { params: { query: { limit: PAGE, offset } }, signal })),
  );
}

export function useTopics(): UseQueryResult<readonly Topic[], unknown> {
  return useWhole('/v1/topics', {}, ({ offset }, signal) =>
    answerTo(client.GET('/v1/topics', { params: { query: { limit: PAGE, offset } }, signal })),
  );
}

/** @param topic Whose. */
export function useSubtopics(topic: string): UseQueryResult<readonly Subtopic[], unknown> {
  return useWhole('/v1/subtopics', { params: { query: { topic } } }, ({ offset }, signal) =>
    answerTo(client.GET('/v1/subtopics', { params: { query: { limit: PAGE, offset, topic } }, signal })),
  );
}

/** Reads again whatever changes with the topics. */
export function useTopicsChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(() => topicsChanged(queries), [queries]);
}
