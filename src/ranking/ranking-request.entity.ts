import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { RankingOptions } from './ranking-options.js';
import type { RankingResult } from './ranking-result.js';

/**
 * Something that the lists depend on has changed, or somebody wants them anew. Triggers and runs write the former, and
 * the next ranking removes them; the latter stay for a while with their result.
 */
@Entity('ranking_requests')
@Unique('ranking_requests_public_id_key', ['publicId'])
export class RankingRequestEntity {
  @PrimaryGeneratedColumn('identity', { generatedIdentity: 'ALWAYS', type: 'bigint' })
  id: string;

  @Column({ name: 'requested_at', type: 'timestamptz', default: () => 'now()' })
  requestedAt: Date;

  /** Of what somebody asked for; null for changes. */
  @Column({ name: 'public_id', type: 'uuid', nullable: true })
  publicId: string | null;

  @Column({ type: 'jsonb', nullable: true })
  options: RankingOptions | null;

  /** Null while it waits. */
  @Column({ name: 'ranked_at', type: 'timestamptz', nullable: true })
  rankedAt: Date | null;

  @Column({ type: 'jsonb', nullable: true })
  result: RankingResult | null;
}
