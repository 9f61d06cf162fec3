import { readFile } from 'node:fs/promises';
import { availableParallelism, cpus, release, totalmem, type } from 'node:os';

/** Instruction sets that determine the speed of 8-bit matrix products. */
const TELLING_FLAGS = ['avx2', 'avx_vnni', 'avx512f', 'avx512_vnni', 'amx_int8', 'asimddp', 'i8mm'] as const;

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly flags: readonly string[];
  readonly memoryBytes: number;
  readonly system: string;
  readonly node: string;
}

/** The facts on which a measured number depends. The flags are empty if the system has no /proc/cpuinfo. */
export async function describeMachine(): Promise<Machine> {
  const words = new Set((await readCpuInfo()).split(/\s+/));
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    flags: TELLING_FLAGS.filter((flag) => words.has(flag)),
    memoryBytes: totalmem(),
    system: `${type()} ${release()}`,
    node: process.version,
  };
}

export function machineLine(machine: Machine): string {
  const memory = `${Math.round(machine.memoryBytes / 1024 ** 3)} GiB`;
  const flags = machine.flags.length > 0 ? ` (${machine.flags.join(', ')})` : '';
  return `${machine.cpu}${flags}, ${machine.cores} cores, ${memory}, Node ${machine.node}`;
}

async function readCpuInfo(): Promise<string> {
  try {
    return await readFile('/proc/cpuinfo', 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
