import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A secret that the library made for itself. All servers of the library use the same one. */
@Entity('library_secrets')
export class LibrarySecretEntity {
  @PrimaryColumn('text')
  name: string;

  @Column('bytea')
  value: Buffer;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;
}
