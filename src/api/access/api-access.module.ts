import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { AccessModule } from '../../access/access.module.js';
import { DocumentsModule } from '../../documents/documents.module.js';
import { AuditLogController } from '../audit-log/audit-log.controller.js';
import { KeysController } from '../keys/keys.controller.js';
import { MeController } from '../me/me.controller.js';
import { AccessGuard } from './access.guard.js';
import { AskedDocuments } from './asked-documents.js';
import { Callers } from './callers.js';
import { LongAnswers } from './long-answers.js';
import { MarkedRoutes } from './marked-routes.js';
import { RequestLimits } from './request-limits.js';

/** What stands before every route: who calls, what this caller may do and how often. */
@Module({
  imports: [AccessModule, DiscoveryModule, DocumentsModule],
  controllers: [KeysController, MeController, AuditLogController],
  providers: [AccessGuard, AskedDocuments, Callers, LongAnswers, MarkedRoutes, RequestLimits],
  exports: [AccessGuard, AskedDocuments, Callers],
})
export class ApiAccessModule {}
