import {
  Check,
  Column,
  CreateDateColumn,
  Entity,
  PrimaryGeneratedColumn,
  Unique,
  UpdateDateColumn,
} from 'typeorm';

/** The top level of the taxonomy. */
@Entity('zones')
@Unique('zones_name_key', ['nameKey'])
@Unique('zones_position_key', ['position'], { deferrable: 'INITIALLY DEFERRED' })
@Check('zones_position_check', 'position >= 0')
export class ZoneEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column({ type: 'varchar', length: 100 })
  name: string;

  /** The name as names are compared, see `nameKey`. */
  @Column({ name: 'name_key', type: 'text' })
  nameKey: string;

  @Column({ type: 'text' })
  description: string;

  /** Place among the zones, from 0; no two zones have the same. */
  @Column({ type: 'integer' })
  position: number;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @UpdateDateColumn({ name: 'updated_at', type: 'timestamptz' })
  updatedAt: Date;
}
