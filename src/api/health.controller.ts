import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  HealthCheck,
  HealthCheckService,
  HealthIndicatorService,
  TypeOrmHealthIndicator,
} from '@nestjs/terminus';
import type { HealthCheckResult } from '@nestjs/terminus';
import { FileStore } from '../documents/file-store/file-store.js';
import { EmbeddingEngine } from '../embedding/embedding-engine.js';
import { messageOf } from '../errors/errors.js';

/** A probe that waits longer is given up by whoever asks. */
const STORE_ANSWERS_MS = 3_000;

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly database: TypeOrmHealthIndicator,
    private readonly indicators: HealthIndicatorService,
    private readonly engine: EmbeddingEngine,
    private readonly files: FileStore,
  ) {}

  @Get('live')
  @ApiOperation({ summary: 'The process answers.' })
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get()
  @HealthCheck()
  @ApiOperation({
    summary: 'Database, file store and model are there: the instance can work (503 otherwise).',
  })
  ready(): Promise<HealthCheckResult> {
    return this.health.check([
      () => this.database.pingCheck('database'),
      () => this.checkStore(),
      () => this.checkModel(),
    ]);
  }

  private async checkStore() {
    const indicator = this.indicators.check('store');
    try {
      await this.files.check('reach', AbortSignal.timeout(STORE_ANSWERS_MS));
      return indicator.up({ place: this.files.place });
    } catch (error) {
      return indicator.down({ place: this.files.place, message: messageOf(error) });
    }
  }

  private async checkModel() {
    const indicator = this.indicators.check('model');
    try {
      const models = await Promise.all(this.engine.models().map((key) => this.engine.identity(key)));
      const { key, dimension } = models[0]!;
      return indicator.up({ key, dimension, models: models.map((model) => model.key) });
    } catch (error) {
      return indicator.down({ message: messageOf(error) });
    }
  }
}
