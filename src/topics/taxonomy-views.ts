import type { EmbeddingStatus } from './subtopic.entity.js';

/** Id and name of a parent. */
export interface ParentView {
  readonly id: string;
  readonly name: string;
}

export interface ZoneView {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Place among the zones, from 0. */
  readonly order: number;
  /** How many topics it has. */
  readonly topics: number;
}

export interface TopicView {
  readonly id: string;
  readonly name: string;
  readonly slug: string;
  readonly description: string;
  readonly zone: ParentView;
  /** How many subtopics it has. */
  readonly subtopics: number;
}

export interface SubtopicView {
  readonly id: string;
  readonly name: string;
  /** Place within the topic, from 0. */
  readonly order: number;
  readonly topic: ParentView;
  readonly zone: ParentView;
  readonly conceptIntent: string | null;
  readonly codeIntent: string | null;
  /** Whether it has a vector, be it of an earlier text or model. */
  readonly hasEmbedding: boolean;
  readonly embeddingStatus: EmbeddingStatus;
  readonly embeddingError: string | null;
  /** Of the last change of the status. */
  readonly embeddingStatusAt: Date;
}

export interface TaxonomyPage<T> {
  /** Of all pages. */
  readonly count: number;
  readonly items: readonly T[];
}

/** What a deletion removed. */
export interface RemovedTopics {
  readonly zones: number;
  readonly topics: number;
  readonly subtopics: number;
}
