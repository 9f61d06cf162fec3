import { Column, CreateDateColumn, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A folder whose books the library follows, and the process that looks at it. */
@Entity('watched_folders')
@Unique('watched_folders_path_key', ['path'])
export class WatchedFolderEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  /** Absolute, without links. */
  @Column({ type: 'text' })
  path: string;

  /** The process that looks at it; see `folder-claims.ts`. */
  @Column({ type: 'text', nullable: true })
  owner: string | null;

  @Column({ name: 'beat_at', type: 'timestamptz', nullable: true })
  beatAt: Date | null;

  /** End of the last look; null before the first one. */
  @Column({ name: 'looked_at', type: 'timestamptz', nullable: true })
  lookedAt: Date | null;

  /** How long listing and comparing took, in milliseconds. */
  @Column({ name: 'look_ms', type: 'integer', nullable: true })
  lookMs: number | null;

  /** Books that the last look found. */
  @Column({ type: 'integer', nullable: true })
  files: number | null;

  /** Why the last look saw not all, or why it did not follow what it saw. */
  @Column({ type: 'text', nullable: true })
  problem: string | null;

  /** The next look hides the books that are gone, however many. */
  @Column({ name: 'accept_removals', type: 'boolean', default: false })
  acceptRemovals: boolean;

  /** Books that were gone at the last look and stay until a person accepts it. */
  @Column({ name: 'held_removals', type: 'integer', default: 0 })
  heldRemovals: number;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
