import { Command, Option } from 'nest-commander';
import { SettingsInForce } from '../config/settings-in-force.js';
import type { SettingInForce } from '../config/settings-in-force.js';
import { CliCommand } from './cli-command.js';
import type { CommonOptions } from './cli-command.js';
import { table } from './table.js';
import { Terminal } from './terminal.js';

interface SettingsOptions extends CommonOptions {
  readonly set?: boolean;
}

@Command({ name: 'settings', description: 'Show the settings in force; secrets are never shown.' })
export class SettingsCommand extends CliCommand {
  override readonly examples = ['colophon settings', 'colophon settings --set'];

  constructor(
    private readonly settings: SettingsInForce,
    private readonly terminal: Terminal,
  ) {
    super();
  }

  run(_arguments: string[], { set, json }: SettingsOptions): Promise<void> {
    const settings = this.settings.all.filter(({ isSet }) => isSet || !set);
    if (json) this.terminal.json({ settings });
    else if (settings.length === 0) this.terminal.note('No setting is set: all have their defaults.');
    else {
      const rows = settings.map((one) => [one.name, valueOf(one), one.isSet ? 'set' : 'default']);
      table(['SETTING', 'VALUE', 'FROM'], rows).forEach((line) => this.terminal.line(line));
    }
    return Promise.resolve();
  }

  @Option({ flags: '--set', description: 'Only those that the environment or the .env file names.' })
  parseSet(): boolean {
    return true;
  }
}

function valueOf({ value, isSecret, isSet }: SettingInForce): string {
  if (isSecret) return isSet ? '(secret)' : '';
  return value ?? '';
}
