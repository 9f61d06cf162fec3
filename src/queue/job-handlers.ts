import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { JobHandler } from './job-handler.js';
import { JobList } from './job-list.js';

/** Finds the handlers among the providers of all rooms: exactly one for every job of the list. */
@Injectable()
export class JobHandlers implements OnModuleInit {
  private byName: ReadonlyMap<string, JobHandler> = new Map();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly jobs: JobList,
  ) {}

  /** @throws {Error} naming the jobs that have no handler or several. Such a process must not start. */
  onModuleInit(): void {
    const instances = this.discovery.getProviders().map(({ instance }) => instance as unknown);
    // A handler that is provided under several tokens counts once.
    const handlers = new Set(instances.filter((instance) => instance instanceof JobHandler));
    this.byName = oneForEach(this.jobs, [...handlers]);
  }

  of(name: string): JobHandler {
    return this.byName.get(name)!;
  }
}

/** @throws {Error} naming the jobs that have no handler or several, and those that are not in the list. */
export function oneForEach(jobs: JobList, handlers: readonly JobHandler[]): ReadonlyMap<string, JobHandler> {
  const handled = handlers.map(({ job }) => job.name);
  const problems = [
    ...jobs.names.filter((name) => !handled.includes(name)).map((name) => `no handler for "${name}"`),
    ...jobs.names
      .filter((name) => handled.filter((other) => other === name).length > 1)
      .map((name) => `several handlers for "${name}"`),
    ...handlers
      .filter(({ job }) => !jobs.all.includes(job))
      .map(({ job }) => `a handler for "${job.name}", which is not in the list of jobs`),
  ];
  if (problems.length > 0) throw new Error(`The worker of the queue has ${problems.join(', ')}.`);
  return new Map(handlers.map((handler) => [handler.job.name, handler]));
}
