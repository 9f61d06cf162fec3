import {
  Column,
  CreateDateColumn,
  Entity,
  JoinColumn,
  ManyToOne,
  PrimaryGeneratedColumn,
  Unique,
  UpdateDateColumn,
} from 'typeorm';
import type { Relation } from 'typeorm';
import { ZoneEntity } from './zone.entity.js';

/** A subject within a zone. */
@Entity('topics')
@Unique('topics_name_key', ['zoneId', 'nameKey'])
@Unique('topics_slug_key', ['zoneId', 'slug'])
export class TopicEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ name: 'zone_id', type: 'uuid' })
  zoneId: string;

  @ManyToOne(() => ZoneEntity)
  @JoinColumn({ name: 'zone_id', foreignKeyConstraintName: 'topics_zone_id_fkey' })
  zone?: Relation<ZoneEntity>;

  @Column({ type: 'varchar', length: 100 })
  name: string;

  /** The name as names are compared, see `nameKey`. */
  @Column({ name: 'name_key', type: 'text' })
  nameKey: string;

  /** The name for addresses: small letters, digits and hyphens. */
  @Column({ type: 'varchar', length: 100 })
  slug: string;

  @Column({ type: 'text' })
  description: string;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;
}
