import { CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** A job name that no worker takes at present. */
@Entity('queue_pauses')
export class QueuePauseEntity {
  @PrimaryColumn('text', { name: 'job_name' })
  jobName: string;

  @CreateDateColumn({ type: 'timestamptz', name: 'paused_at' })
  pausedAt: Date;
}
