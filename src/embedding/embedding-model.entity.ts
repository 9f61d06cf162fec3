import { Check, Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** Identity of a model whose vectors are stored: vectors of different identities are never compared. */
@Entity('embedding_models')
@Unique('embedding_models_identity_key', ['key', 'artefactSha256'])
@Check('embedding_models_dimension_check', 'dimension BETWEEN 1 AND 16000')
export class EmbeddingModelEntity {
  @PrimaryGeneratedColumn('identity', { generatedIdentity: 'ALWAYS', type: 'integer' })
  id: number;

  @Column({ type: 'text' })
  key: string;

  @Column({ type: 'text' })
  revision: string;

  @Column({ type: 'integer' })
  dimension: number;

  @Column({ type: 'text' })
  pooling: string;

  /** Hex SHA-256 of the graph. */
  @Column({ name: 'artefact_sha256', type: 'text' })
  artefactSha256: string;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
