import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { ApiKeyEntity } from './api-key.entity.js';

export type NewApiKey = Pick<ApiKeyEntity, 'id' | 'name' | 'scope' | 'documents' | 'keyHash' | 'expiresAt'>;

/** A key that already has a successor is not replaced again, and a revoked or expired one not at all. */
const REPLACE = `
  UPDATE api_keys SET replaced_by = $2, expires_at = least(expires_at, $3)
  WHERE id = $1 AND replaced_by IS NULL AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())
  RETURNING id`;

const USED = `
  UPDATE api_keys SET last_used_at = now()
  WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')`;

/** After the row with this id in the order of the list: newest first. */
const PAGE = `
  SELECT k.id FROM api_keys k
  WHERE $1::text IS NULL OR (k.created_at, k.id) < (SELECT created_at, id FROM api_keys WHERE id = $1)
  ORDER BY k.created_at DESC, k.id DESC LIMIT $2`;

@Injectable()
export class ApiKeyRepository {
  constructor(@InjectRepository(ApiKeyEntity) private readonly keys: Repository<ApiKeyEntity>) {}

  find(id: string): Promise<ApiKeyEntity | null> {
    return this.keys.findOneBy({ id });
  }

  /** Whether the library has, or ever had, a key. */
  any(): Promise<boolean> {
    return this.keys.exists();
  }

  async add(key: NewApiKey): Promise<ApiKeyEntity> {
    await this.keys.insert(key);
    return this.keys.findOneByOrFail({ id: key.id });
  }

  /** Newest first. @param after The last id of the page before; null: the first page. */
  async page(after: string | null, limit: number): Promise<ApiKeyEntity[]> {
    const rows = await this.keys.query<{ id: string }[]>(PAGE, [after, limit]);
    const found = new Map((await this.keys.find({ where: rows })).map((key) => [key.id, key]));
    return rows.flatMap(({ id }) => found.get(id) ?? []);
  }

  /**
   * Adds a key in the place of another, which lives on until `until`.
   *
   * @returns Null when the other cannot be replaced any more; then nothing is added.
   */
  replace(id: string, next: NewApiKey, until: Date): Promise<ApiKeyEntity | null> {
    return this.keys.manager.transaction(async (manager) => {
      const [replaced] = await manager.query<[unknown[], number]>(REPLACE, [id, next.id, until]);
      if (replaced.length === 0) return null;
      await manager.insert(ApiKeyEntity, next);
      return manager.findOneByOrFail(ApiKeyEntity, { id: next.id });
    });
  }

  /** A key that is already revoked keeps its time. */
  async revoke(id: string): Promise<ApiKeyEntity | null> {
    await this.keys.query('UPDATE api_keys SET revoked_at = now() WHERE id = $1 AND revoked_at IS NULL', [
      id,
    ]);
    return this.find(id);
  }

  async used(id: string): Promise<void> {
    await this.keys.query(USED, [id]);
  }
}
