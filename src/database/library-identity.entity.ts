import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** A single row: the id that distinguishes this library from others, and the database that it belongs to. */
@Entity('library_identity')
@Check('library_identity_one_check', 'one')
export class LibraryIdentityEntity {
  @PrimaryColumn('boolean', { default: true })
  one: boolean;

  @Column('uuid')
  id: string;

  /** Server and database. */
  @Column('text')
  place: string;
}
