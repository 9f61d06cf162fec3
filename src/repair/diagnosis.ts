import { readFileSync } from 'node:fs';
import { Inject, Injectable } from '@nestjs/common';
import { toErrorData } from '../errors/errors.js';
import { ROOM_CHECKS } from '../operations/checks.module.js';
import { cpuCount } from '../process/cpu-count.js';
import type { Fault, RoomCheck } from '../process/room-check.js';

export type CheckName = 'node' | 'cpu' | RoomCheck['name'];

export interface Finding {
  readonly check: CheckName;
  /** `mended`: it was found and is no longer so. */
  readonly status: 'ok' | 'warning' | 'failed' | 'mended';
  /** Of what is wrong; listed in chapter 10 of the handbook. */
  readonly code?: string;
  readonly message: string;
  readonly hint?: string;
  /** What `doctor --fix` does about it. */
  readonly mend?: Fault['mend'];
}

/** The checks of this place, and those that only `doctor` runs. */
export const PLACE_CHECKS = Symbol('checks of the place');
export const THOROUGH_CHECKS = Symbol('thorough checks');

const OLDEST_NODE = [20, 19] as const;
/** CPU instructions that multiply int8 matrices. Without them the model runs several times slower. */
const INT8_FLAGS = ['avx512_vnni', 'avx_vnni', 'asimddp'] as const;

/** Checks everything that the program needs, by using each part. It changes nothing. */
@Injectable()
export class Diagnosis {
  constructor(
    @Inject(PLACE_CHECKS) private readonly place: readonly RoomCheck[],
    @Inject(ROOM_CHECKS) private readonly rooms: readonly RoomCheck[],
    @Inject(THOROUGH_CHECKS) private readonly thorough: readonly RoomCheck[],
  ) {}

  async run(): Promise<Finding[]> {
    return [checkNode(), checkCpu(), ...(await this.check([...this.place, ...this.rooms, ...this.thorough]))];
  }

  /** Only these checks, in the same order. */
  async again(names: ReadonlySet<CheckName>): Promise<Finding[]> {
    const all = [...this.place, ...this.rooms, ...this.thorough];
    return this.check(all.filter(({ name }) => names.has(name)));
  }

  private async check(checks: readonly RoomCheck[]): Promise<Finding[]> {
    const findings: Finding[] = [];
    // In turn: each opens the embedded database for itself.
    for (const check of checks) findings.push(...(await findingsOf(check)));
    return findings;
  }
}

/** What is wrong, each by itself, or one finding for a check that finds nothing wrong. */
async function findingsOf(room: RoomCheck): Promise<Finding[]> {
  const check = room.name;
  try {
    const { message, warnings = [], faults = [] } = await room.check('use');
    const failed = faults.map((fault) => ({ check, status: 'failed' as const, ...fault }));
    if (warnings.length > 0) {
      return [{ check, status: 'warning', message, hint: warnings.join(' ') }, ...failed];
    }
    return failed.length > 0 ? failed : [{ check, status: 'ok', message }];
  } catch (error) {
    const { code, message, hint } = toErrorData(error);
    return [{ check, status: 'failed', code, message, ...(hint && { hint }) }];
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
        code: 'doctor.old_node',
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
