import { readFileSync } from 'node:fs';
import { Inject, Injectable } from '@nestjs/common';
import { OperationalError, UserError, messageOf } from '../errors/errors.js';
import { VectorsCheck } from '../embedding/vectors-check.js';
import { EmbeddingCheck } from '../inference/embedding-check.js';
import { cpuCount } from '../process/cpu-count.js';
import type { RoomCheck } from '../process/room-check.js';
import { ROOM_CHECKS } from './checks.module.js';

export interface Finding {
  readonly check: 'node' | 'cpu' | RoomCheck['name'];
  readonly status: 'ok' | 'warning' | 'failed';
  readonly message: string;
  readonly hint?: string;
}

const OLDEST_NODE = [20, 19] as const;
/** CPU instructions that multiply int8 matrices. Without them the model runs several times slower. */
const INT8_FLAGS = ['avx512_vnni', 'avx_vnni', 'asimddp'] as const;

/** Checks everything that the program needs, by using each part. */
@Injectable()
export class Diagnosis {
  constructor(
    @Inject(ROOM_CHECKS) private readonly checks: readonly RoomCheck[],
    private readonly embedding: EmbeddingCheck,
    private readonly vectors: VectorsCheck,
  ) {}

  async run(): Promise<Finding[]> {
    const findings = [checkNode(), checkCpu()];
    for (const check of [...this.checks, this.embedding, this.vectors]) findings.push(await findingOf(check));
    return findings;
  }
}

async function findingOf(room: RoomCheck): Promise<Finding> {
  const check = room.name;
  try {
    const { message, warnings = [] } = await room.check('use');
    if (warnings.length === 0) return { check, status: 'ok', message };
    return { check, status: 'warning', message, hint: warnings.join(' ') };
  } catch (error) {
    const hint = error instanceof UserError || error instanceof OperationalError ? error.hint : undefined;
    return { check, status: 'failed', message: messageOf(error), ...(hint && { hint }) };
  }
}

function checkNode(): Finding {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldMajor, oldMinor] = OLDEST_NODE;
  const good = major > oldMajor || (major === oldMajor && minor >= oldMinor);
  return good
    ? { check: 'node', status: 'ok', message: `Node ${process.versions.node}.` }
    : {
        check: 'node',
        status: 'failed',
        message: `Node ${process.versions.node} is too old.`,
        hint: `Install Node ${OLDEST_NODE.join('.')} or newer.`,
      };
}

function checkCpu(): Finding {
  const count = `${cpuCount()} CPUs on ${process.arch}`;
  const flags = cpuFlags();
  if (flags === null) {
    return { check: 'cpu', status: 'ok', message: `${count}; their features cannot be read here.` };
  }
  const found = INT8_FLAGS.filter((flag) => flags.has(flag));
  return found.length > 0
    ? { check: 'cpu', status: 'ok', message: `${count} with ${found.join(', ')}.` }
    : {
        check: 'cpu',
        status: 'warning',
        message: `${count} without int8 dot products (${INT8_FLAGS.join(', ')}).`,
        hint: 'Embedding works, but slower, and vectors may differ slightly from those of newer CPUs.',
      };
}

/** Read on Linux; null on other systems. */
function cpuFlags(): Set<string> | null {
  try {
    const line = /^(?:flags|Features)\s*:\s*(.*)$/m.exec(readFileSync('/proc/cpuinfo', 'utf8'));
    return new Set(line?.[1]?.split(' '));
  } catch {
    // Other systems have no /proc/cpuinfo.
    return null;
  }
}
