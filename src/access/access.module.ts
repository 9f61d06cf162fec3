import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { DocumentsModule } from '../documents/documents.module.js';
import { RedisConfig } from '../queue/redis.config.js';
import { AccessService } from './access.service.js';
import { ApiKeyEntity } from './api-key.entity.js';
import { ApiKeyRepository } from './api-key.repository.js';
import { AuditEntryEntity } from './audit-entry.entity.js';
import { AuditRepository } from './audit.repository.js';
import { AuditService } from './audit.service.js';
import { KeyCheck } from './key-check.js';
import { KeysService } from './keys.service.js';
import { LibrarySecretEntity } from './library-secret.entity.js';
import { LibrarySecretRepository } from './library-secret.repository.js';
import { LinkSigner } from './link-signer.js';
import { MemoryCounts } from './memory-counts.js';
import { RateLimiter } from './rate-limiter.js';
import { RedisCounts } from './redis-counts.js';
import { RequestCounts } from './request-counts.js';
import { TokenCheck } from './token-check.js';

/** Who may do what: keys, tokens of an issuer, limits, signed links, and the log of what was changed. */
@Module({
  imports: [TypeOrmModule.forFeature([ApiKeyEntity, AuditEntryEntity, LibrarySecretEntity]), DocumentsModule],
  providers: [
    ApiKeyRepository,
    AuditRepository,
    LibrarySecretRepository,
    KeyCheck,
    TokenCheck,
    AccessService,
    KeysService,
    AuditService,
    LinkSigner,
    RateLimiter,
    {
      provide: RequestCounts,
      inject: [RedisConfig, DataSource],
      useFactory: (config: RedisConfig, dataSource: DataSource) =>
        config.redisUrl === '' ? new MemoryCounts() : new RedisCounts(config, dataSource),
    },
  ],
  exports: [AccessService, KeysService, AuditService, LinkSigner, RateLimiter],
})
export class AccessModule {}
