/** Starts the role `worker` in this process. */
export abstract class WorkerStarter {
  /** Works until a signal stops it. @returns The signal. */
  abstract run(): Promise<NodeJS.Signals>;
}
