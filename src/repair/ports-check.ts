import { once } from 'node:events';
import { createServer } from 'node:net';
import { RoomCheck } from '../process/room-check.js';
import type { Fault, Health } from '../process/room-check.js';

/** A port on which a server of these settings listens. */
export interface WantedPort {
  /** The setting that names it. */
  readonly setting: string;
  readonly host: string;
  readonly port: number;
  /** A path that anyone may ask for, and what the answer of this program contains. */
  readonly path: string;
  readonly sign: RegExp;
}

/** A server of this program answers at once. */
const ANSWERS_MS = 3000;
/** Addresses on which a server listens, and to which nobody can connect by that name. */
const ANY_ADDRESS: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' };

/** Looks whether a server could listen on its ports, or listens on them already. */
export class PortsCheck extends RoomCheck {
  override readonly name = 'ports';

  constructor(private readonly wanted: readonly WantedPort[]) {
    super();
  }

  override async check(): Promise<Health> {
    const told: string[] = [];
    const faults: Fault[] = [];
    for (const port of this.wanted) {
      const place = `${port.host}:${port.port} (${port.setting})`;
      const refused = await whyRefused(port);
      if (refused === null) told.push(`${place} is free`);
      else if (refused === 'EADDRINUSE' && (await isOurs(port))) told.push(`a Colophon answers at ${place}`);
      else faults.push(faultOf(port, place, refused));
    }
    return { message: told.length === 0 ? 'No port is needed.' : `${told.join('; ')}.`, faults };
  }
}

function faultOf({ setting }: WantedPort, place: string, refused: string): Fault {
  const reason = refused === 'EADDRINUSE' ? 'another program has it' : refused;
  return {
    code: 'doctor.port_taken',
    message: `A server could not listen on ${place}: ${reason}.`,
    hint: `End the other program, or set ${setting} to a free port.`,
  };
}

/** Null: the port can be had. Otherwise the code of the error. */
async function whyRefused({ host, port }: WantedPort): Promise<string | null> {
  const server = createServer();
  try {
    server.listen({ host, port, exclusive: true });
    await once(server, 'listening');
    server.close();
    await once(server, 'close');
    return null;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? String(error);
  }
}

async function isOurs({ host, port, path, sign }: WantedPort): Promise<boolean> {
  const name = ANY_ADDRESS[host] ?? (host.includes(':') ? `[${host}]` : host);
  try {
    const answer = await fetch(`http://${name}:${port}${path}`, {
      signal: AbortSignal.timeout(ANSWERS_MS),
      redirect: 'manual',
    });
    return sign.test(`${answer.headers.get('www-authenticate') ?? ''}\n${await answer.text()}`);
  } catch {
    // Whoever has the port speaks no HTTP.
    return false;
  }
}
