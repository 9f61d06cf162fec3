import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import type { Scope } from './scope.js';

/** A key. Rows are never removed: that there was a key once is why the server asks for one. */
@Entity('api_keys')
@Check('api_keys_scope_check', `scope IN ('read', 'write', 'admin')`)
export class ApiKeyEntity {
  /** The public part of the key. */
  @PrimaryColumn('text')
  id: string;

  @Column('text')
  name: string;

  @Column('text')
  scope: Scope;

  /** The documents that the key is limited to; null: it is not limited. */
  @Column({ type: 'uuid', array: true, nullable: true })
  documents: string[] | null;

  /** SHA-256 of the whole key. */
  @Column({ name: 'key_hash', type: 'bytea' })
  keyHash: Buffer;

  @Column({ name: 'created_at', type: 'timestamptz', default: () => 'now()' })
  createdAt: Date;

  @Column({ name: 'expires_at', type: 'timestamptz', nullable: true })
  expiresAt: Date | null;

  @Column({ name: 'revoked_at', type: 'timestamptz', nullable: true })
  revokedAt: Date | null;

  /** To the minute. */
  @Column({ name: 'last_used_at', type: 'timestamptz', nullable: true })
  lastUsedAt: Date | null;

  /** The key that takes the place of this one. */
  @Column({ name: 'replaced_by', type: 'text', nullable: true })
  replacedBy: string | null;
}
