import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { LessThan, Repository } from 'typeorm';
import { AuditEntryEntity } from './audit-entry.entity.js';

export type NewAuditEntry = Omit<AuditEntryEntity, 'id' | 'at'>;

@Injectable()
export class AuditRepository {
  constructor(@InjectRepository(AuditEntryEntity) private readonly entries: Repository<AuditEntryEntity>) {}

  async add(entry: NewAuditEntry): Promise<void> {
    await this.entries.insert(entry);
  }

  /** Newest first. @param before Only entries with a lower id; null: from the newest. */
  page(before: string | null, limit: number): Promise<AuditEntryEntity[]> {
    return this.entries.find({
      where: before === null ? {} : { id: LessThan(before) },
      order: { id: 'DESC' },
      take: limit,
    });
  }

  async removeOlderThan(days: number): Promise<void> {
    await this.entries.query(`DELETE FROM audit_log WHERE at < now() - make_interval(days => $1)`, [days]);
  }
}
