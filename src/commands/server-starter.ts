/** Settings of the server that a command starts, in place of those of the environment. */
export interface ServerChoice {
  readonly port?: number;
  readonly host?: string;
}

/** Starts the server in this process. */
export abstract class ServerStarter {
  /** Returns when it answers. From then on, a signal ends the process. */
  abstract start(choice: ServerChoice): Promise<void>;
}
