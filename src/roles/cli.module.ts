import { Module } from '@nestjs/common';
import { ChunkingModule } from '../chunking/chunking.module.js';
import { AuditCommand } from '../commands/audit.command.js';
import { BackupCommand } from '../commands/backup.command.js';
import { BookIndexCommand } from '../commands/book-index.command.js';
import { ChunkCommand } from '../commands/chunk.command.js';
import { ChunksCommand } from '../commands/chunks.command.js';
import { CompletionCommand } from '../commands/completion.command.js';
import { ContentsCommand } from '../commands/contents.command.js';
import { CoverageCommand } from '../commands/coverage.command.js';
import { ExportCommand } from '../commands/export.command.js';
import { PagesCommand } from '../commands/pages.command.js';
import { SectionCommand } from '../commands/section.command.js';
import { CancelCommand } from '../commands/cancel.command.js';
import { ContextCommand } from '../commands/context.command.js';
import { DeleteCommand } from '../commands/delete.command.js';
import { DemoCommand } from '../commands/demo.command.js';
import { DoctorCommand } from '../commands/doctor.command.js';
import { DocumentsCommand } from '../commands/documents.command.js';
import { EmbedCommand } from '../commands/embed.command.js';
import { INDEX_SUBCOMMANDS, IndexCommand } from '../commands/index.command.js';
import { EVAL_SUBCOMMANDS, EvalCommand } from '../commands/eval.command.js';
import { FileEstimates } from '../commands/file-estimates.js';
import { IngestCommand } from '../commands/ingest.command.js';
import { InspectChunksCommand } from '../commands/inspect-chunks.command.js';
import { InspectCommand, InspectTocCommand } from '../commands/inspect.command.js';
import { InspectIndexCommand } from '../commands/inspect-index.command.js';
import { InspectPagesCommand } from '../commands/inspect-pages.command.js';
import { JOBS_SUBCOMMANDS, JobsCommand } from '../commands/jobs.command.js';
import { CORRECTIONS_SUBCOMMANDS, CorrectionsCommand } from '../commands/corrections.command.js';
import { KEYS_SUBCOMMANDS, KeysCommand } from '../commands/keys.command.js';
import { LibrarySession } from '../commands/library-session.js';
import { McpCommand } from '../commands/mcp.command.js';
import { MODEL_CHANGE_SUBCOMMANDS } from '../commands/model-change.command.js';
import {
  ModelsCommand,
  ModelsFetchCommand,
  ModelsImportCommand,
  ModelsListCommand,
  ModelsRemoveCommand,
  ModelsVerifyCommand,
} from '../commands/models.command.js';
import { MoveToCommand } from '../commands/move-to.command.js';
import { RankCommand } from '../commands/rank.command.js';
import { RenameCommand } from '../commands/rename.command.js';
import { ReprocessCommand } from '../commands/reprocess.command.js';
import { RestoreCommand } from '../commands/restore.command.js';
import { RetryCommand } from '../commands/retry.command.js';
import { SearchCommand } from '../commands/search.command.js';
import { ImportCommand } from '../commands/import.command.js';
import { ServeCommand } from '../commands/serve.command.js';
import { ServerStarter } from '../commands/server-starter.js';
import { SimilarCommand } from '../commands/similar.command.js';
import { SettingsCommand } from '../commands/settings.command.js';
import { StatisticsCommand } from '../commands/statistics.command.js';
import { StatusCommand } from '../commands/status.command.js';
import { Terminal } from '../commands/terminal.js';
import { TOPICS_SUBCOMMANDS, TopicsCommand } from '../commands/topics.command.js';
import { WorkerStarter } from '../commands/worker-starter.js';
import { WatchCommand } from '../commands/watch.command.js';
import { WEBHOOKS_SUBCOMMANDS, WebhooksCommand } from '../commands/webhooks.command.js';
import { WhereIsCommand } from '../commands/where-is.command.js';
import { WorkersCommand } from '../commands/workers.command.js';
import { WorkerCommand } from '../commands/worker.command.js';
import { CommandServer } from './command-server.js';
import { CommandWorker } from './command-worker.js';
import { ConfigModule } from './config.module.js';
import type { Environment } from '../config/settings.js';
import { FileStoreModule } from '../documents/file-store/file-store.module.js';
import { JobList } from '../queue/job-list.js';
import { JOBS } from './jobs.js';
import { EngineSession } from '../inference/engine-session.js';
import { ModelCatalogModule } from '../inference/model-catalog.module.js';
import { ModelLibrary } from '../model-library/model-library.js';
import { HttpConfig } from '../api/http.config.js';
import { ChecksModule } from '../operations/checks.module.js';
import { MetricsConfig } from '../operations/metrics.config.js';
import { PortsCheck } from '../repair/ports-check.js';
import { REPAIR_PROVIDERS } from '../repair/repair-providers.js';
import { RoleConfig } from './role.config.js';
import { wantedPorts } from './wanted-ports.js';
import { StderrLogger } from '../operations/stderr-logger.js';
import { OpenedEngine } from './opened-engine.js';
import { OpenedLibrary } from './opened-library.js';

const COMMANDS = [
  IngestCommand,
  WatchCommand,
  SearchCommand,
  ContentsCommand,
  SectionCommand,
  ChunksCommand,
  ChunkCommand,
  PagesCommand,
  CoverageCommand,
  BookIndexCommand,
  ExportCommand,
  ImportCommand,
  BackupCommand,
  MoveToCommand,
  SimilarCommand,
  WhereIsCommand,
  ContextCommand,
  McpCommand,
  StatusCommand,
  DocumentsCommand,
  RenameCommand,
  DeleteCommand,
  RestoreCommand,
  InspectCommand,
  InspectTocCommand,
  InspectChunksCommand,
  InspectIndexCommand,
  InspectPagesCommand,
  EmbedCommand,
  ModelsCommand,
  ModelsListCommand,
  ModelsVerifyCommand,
  ModelsImportCommand,
  ModelsFetchCommand,
  ModelsRemoveCommand,
  ...MODEL_CHANGE_SUBCOMMANDS,
  IndexCommand,
  ...INDEX_SUBCOMMANDS,
  JobsCommand,
  ...JOBS_SUBCOMMANDS,
  CancelCommand,
  RetryCommand,
  ReprocessCommand,
  TopicsCommand,
  ...TOPICS_SUBCOMMANDS,
  RankCommand,
  WebhooksCommand,
  ...WEBHOOKS_SUBCOMMANDS,
  ServeCommand,
  WorkerCommand,
  EvalCommand,
  ...EVAL_SUBCOMMANDS,
  StatisticsCommand,
  WorkersCommand,
  SettingsCommand,
  CorrectionsCommand,
  ...CORRECTIONS_SUBCOMMANDS,
  KeysCommand,
  ...KEYS_SUBCOMMANDS,
  AuditCommand,
  DoctorCommand,
  CompletionCommand,
  DemoCommand,
];

/** Runs one command, then exits. Commands that need the database open it themselves. */
@Module({})
export class CliModule {
  static forRoot(environment: Environment) {
    return {
      module: CliModule,
      imports: [
        ConfigModule.forRoot(environment),
        ChecksModule,
        ChunkingModule,
        ModelCatalogModule,
        FileStoreModule,
      ],
      providers: [
        ...COMMANDS,
        { provide: JobList, useValue: JOBS },
        { provide: LibrarySession, useClass: OpenedLibrary },
        FileEstimates,
        { provide: EngineSession, useClass: OpenedEngine },
        {
          provide: PortsCheck,
          inject: [RoleConfig, HttpConfig, MetricsConfig],
          useFactory: (...configs: Parameters<typeof wantedPorts>) => new PortsCheck(wantedPorts(...configs)),
        },
        ...REPAIR_PROVIDERS,
        { provide: ServerStarter, useClass: CommandServer },
        { provide: WorkerStarter, useClass: CommandWorker },
        ModelLibrary,
        Terminal,
        StderrLogger,
      ],
    };
  }
}
