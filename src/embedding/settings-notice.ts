import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { ActiveModels } from './active-models.js';

/** Tells the operator at the start that a changed setting does not change the model of a library. */
@Injectable()
export class SettingsNotice implements OnApplicationBootstrap {
  private readonly logger = new Logger(SettingsNotice.name);

  constructor(private readonly models: ActiveModels) {}

  async onApplicationBootstrap(): Promise<void> {
    for (const contradiction of await this.models.contradictions()) this.logger.warn(contradiction);
  }
}
