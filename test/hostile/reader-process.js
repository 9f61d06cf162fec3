// Reads one book after another in one process, as a server or worker does: for each message `{ path, password }` it
// answers what came of the file, and what that took. Plain JavaScript on the compiled program.
import 'reflect-metadata';
import { on } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { NestFactory } from '@nestjs/core';
import { ChunkingModule } from '../../dist/src/chunking/chunking.module.js';
import { ChunkingService } from '../../dist/src/chunking/chunking.service.js';
import { AnalysisFailed } from '../../dist/src/chunking/analysis.js';
import { assertPdfFile } from '../../dist/src/documents/file-store/pdf-file.js';
import { toErrorData } from '../../dist/src/errors/errors.js';
import { ConfigModule } from '../../dist/src/roles/config.module.js';

/** Makes the kernel forget the highest memory so far, see proc_pid_clear_refs(5); some systems have no such file. */
const forgetPeak = () => writeFile('/proc/self/clear_refs', '5').catch(() => undefined);

class RootModule {}

const app = await NestFactory.createApplicationContext(
  { module: RootModule, imports: [ConfigModule.forRoot({}), ChunkingModule] },
  { logger: false },
);

async function outcomeOf({ path, password }) {
  try {
    await assertPdfFile(path);
    const { chunking, pageFailures, pageWarnings } = await app
      .get(ChunkingService)
      .analyse(path, { password });
    return { text: chunking.chunks.map(({ text }) => text).join('\n'), pageFailures, pageWarnings };
  } catch (error) {
    const { code, message, hint } = toErrorData(error instanceof AnalysisFailed ? error.cause : error);
    return { refused: code, message, hint };
  }
}

const files = on(process, 'message', { close: ['disconnect'] });
process.send('ready');
for await (const [file] of files) {
  await forgetPeak();
  const before = process.cpuUsage();
  const outcome = await outcomeOf(file);
  const { user, system } = process.cpuUsage(before);
  process.send({ outcome, cpuSeconds: (user + system) / 1e6 });
}
await app.close();
