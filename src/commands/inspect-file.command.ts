import { Injectable } from '@nestjs/common';
import { Option } from 'nest-commander';
import { AnalysisFailed } from '../chunking/analysis.js';
import type { AnalysisRequest, BookAnalysis } from '../chunking/analysis.js';
import { ChunkingService } from '../chunking/chunking.service.js';
import { assertPdfFile } from '../documents/file-store/pdf-file.js';
import { CliCommand } from './cli-command.js';
import type { CommonOptions } from './cli-command.js';
import { interruptible } from './interruption.js';
import { PASSWORD_OPTION } from './password-option.js';
import type { PasswordOption } from './password-option.js';
import { Terminal } from './terminal.js';

export type InspectOptions = CommonOptions & PasswordOption;

/** The shared part of all commands that inspect one file. Nothing is stored. */
@Injectable()
export abstract class InspectFileCommand extends CliCommand {
  constructor(
    protected readonly analysis: ChunkingService,
    protected readonly terminal: Terminal,
  ) {
    super();
  }

  @Option(PASSWORD_OPTION)
  parsePassword(value: string): string {
    return value;
  }

  protected async analyse(path: string, request: AnalysisRequest): Promise<BookAnalysis> {
    await assertPdfFile(path);
    try {
      return await interruptible(this.terminal, (signal) =>
        this.analysis.analyse(path, request, {
          signal,
          onProgress: this.terminal.progress,
        }),
      );
    } catch (error) {
      throw error instanceof AnalysisFailed ? error.cause : error;
    }
  }
}
