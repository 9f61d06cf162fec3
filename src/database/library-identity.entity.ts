import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** One row: who the library is among others, and in which database it became that. */
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
