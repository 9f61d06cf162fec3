import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  Index,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  Unique,
  UpdateDateColumn,
} from 'typeorm';
import type { Relation } from 'typeorm';
import { TopicEntity } from './topic.entity.js';

/** Whether the vectors of a subtopic's intents are made. */
export const EMBEDDING_STATUSES = ['not_started', 'pending', 'processing', 'completed', 'failed'] as const;
export type EmbeddingStatus = (typeof EMBEDDING_STATUSES)[number];

/** A leaf of the taxonomy: what to understand, and what to use in code. */
@Entity('subtopics')
@Unique('subtopics_name_key', ['topicId', 'nameKey'])
@Check('subtopics_order_check', 'order_in_topic >= 0')
@Check(
  'subtopics_embedding_status_check',
  `embedding_status IN ('not_started', 'pending', 'processing', 'completed', 'failed')`,
)
@Index('subtopics_pending_idx', ['embeddingStatusAt'], {
  where: `embedding_status IN ('pending', 'processing')`,
})
export class SubtopicEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ name: 'topic_id', type: 'uuid' })
  topicId: string;

  @ManyToOne(() => TopicEntity)
  @JoinColumn({ name: 'topic_id', foreignKeyConstraintName: 'subtopics_topic_id_fkey' })
  topic?: Relation<TopicEntity>;

  @Column({ type: 'varchar', length: 100 })
  name: string;

  /** The name as names are compared, see `nameKey`. */
  @Column({ name: 'name_key', type: 'text' })
  nameKey: string;

  /** Place within the topic, from 0. */
  @Column({ name: 'order_in_topic', type: 'integer' })
  orderInTopic: number;

  @Column({ name: 'concept_intent', type: 'text', nullable: true })
  conceptIntent: string | null;

  @Column({ name: 'code_intent', type: 'text', nullable: true })
  codeIntent: string | null;

  /** Counts the changes of the embedded texts: vectors of an earlier revision are not stored any more. */
  @Column({ type: 'integer', default: 1 })
  revision: number;

  @Column({ name: 'embedding_status', type: 'text', default: 'not_started' })
  embeddingStatus: EmbeddingStatus;

  /** Why the last attempt failed; null otherwise. */
  @Column({ name: 'embedding_error', type: 'text', nullable: true })
  embeddingError: string | null;

  @Column({ name: 'embedding_status_at', type: 'timestamptz', default: () => 'now()' })
  embeddingStatusAt: Date;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;
}
