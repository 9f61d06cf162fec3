import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildModel } from '../src/model-library/builder/build-model.js';
import type { BuildOptions } from '../src/model-library/builder/build-model.js';
import { DEFAULT_MODEL, bundledModelsDir } from '../src/models/model-store.js';
import { UserError, messageOf } from '../src/errors/errors.js';

const USAGE = `Usage: npm run models:build -- --from DIR [--out DIR] [--sts FILE]

Builds the files of the bundled embedding model from its published checkpoint. For models of your own there is
"colophon models import".

  --from DIR   folder with config.json, model.safetensors and tokenizer.json, and what else is published with them
  --out DIR    folder to write; its name becomes the name of the model (default: models/${DEFAULT_MODEL})
  --sts FILE   also measure on the STS benchmark: CSV of sentence, sentence, rating
`;

const FAILED = 1;
const WRONG_USE = 2;

/** @returns Undefined when only the usage was requested. */
function parseOptions(args: string[]): BuildOptions | undefined {
  const { values } = parseArgs({
    args,
    options: {
      from: { type: 'string' },
      out: { type: 'string' },
      sts: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) return undefined;
  if (!values.from) throw new Error('--from DIR is missing.');
  return {
    from: values.from,
    out: values.out ?? join(bundledModelsDir(), DEFAULT_MODEL),
    keep: ['int8'],
    sts: values.sts,
    onStep: (step) => process.stdout.write(`${step} ...\n`),
  };
}

/** A full disk or a read-only folder: the message is enough. */
function isSystemError(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error;
}

async function build(options: BuildOptions): Promise<number> {
  const started = performance.now();
  try {
    const { manifest, agreement, sts } = await buildModel(options);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const lines = [
      `Built ${manifest.key}, revision ${manifest.revision}, in ${seconds} s`,
      ...manifest.files.map((file) => `  ${file.name}  ${file.bytes} bytes  sha256 ${file.sha256}`),
      `int8 against float32, cosine: ${agreement.mean.toFixed(4)} on average, ${agreement.min.toFixed(4)} at worst`,
    ];
    if (sts) {
      lines.push(`STS benchmark, Spearman: ${sts.float32.toFixed(5)} float32, ${sts.int8.toFixed(5)} int8`);
    }
    process.stdout.write(`${lines.join('\n')}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof UserError) && !isSystemError(error)) throw error;
    const hint = error instanceof UserError && error.hint ? `${error.hint}\n` : '';
    process.stderr.write(`${error.message}\n${hint}`);
    return FAILED;
  }
}

async function main(args: string[]): Promise<number> {
  let options: BuildOptions | undefined;
  try {
    options = parseOptions(args);
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n\n${USAGE}`);
    return WRONG_USE;
  }
  if (options) return build(options);
  process.stdout.write(USAGE);
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
