import { Injectable } from '@nestjs/common';
import { RankingService } from '../ranking/ranking.service.js';
import { MOST_CHUNKS } from './select-chunks.js';
import type { ListedChunk } from './select-chunks.js';

/** The two lists of a subtopic, best first. */
export interface SubtopicRankings {
  readonly topic: string;
  readonly subtopic: string;
  readonly concept: readonly ListedChunk[];
  readonly code: readonly ListedChunk[];
}

/** Reads what the library ranks for a subtopic. */
@Injectable()
export class SubtopicLists {
  constructor(private readonly ranking: RankingService) {}

  /** @throws {UserError} `subtopic.not_found` */
  async listsOf(subtopicId: string): Promise<SubtopicRankings> {
    const options = { limit: MOST_CHUNKS, minSimilarity: 0 };
    const { subtopic, lists } = await this.ranking.chunks(subtopicId, options);
    const listOf = (slot: 'concept' | 'code') => lists.find((list) => list.slot === slot)?.chunks ?? [];
    const names = { topic: subtopic.topic.name, subtopic: subtopic.name };
    return { ...names, concept: listOf('concept'), code: listOf('code') };
  }
}
