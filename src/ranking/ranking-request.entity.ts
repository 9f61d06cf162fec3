import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** Something that the lists depend on has changed. Triggers and runs write it; the next ranking removes it. */
@Entity('ranking_requests')
export class RankingRequestEntity {
  @PrimaryGeneratedColumn('identity', { generatedIdentity: 'ALWAYS', type: 'bigint' })
  id: string;

  @Column({ name: 'requested_at', type: 'timestamptz', default: () => 'now()' })
  requestedAt: Date;
}
