import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import {
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import { UserError } from '../../errors/errors.js';
import { workOf } from '../../queue/job-about.js';
import { JobList } from '../../queue/job-list.js';
import { JobQueue } from '../../queue/job-queue.js';
import { JobsRequest, PauseRequest, RedriveRequest } from './requests.js';
import { DeadLettersResponse, JobsResponse, RedrivenResponse } from './responses.js';
import { Access } from '../access/access.decorator.js';

@ApiTags('jobs')
@Access('admin')
@Controller()
export class JobsController {
  constructor(
    private readonly queue: JobQueue,
    private readonly list: JobList,
  ) {}

  @Get('jobs')
  @ApiOperation({ summary: 'Count the jobs of each name, and list the next ones.' })
  @ApiOkResponse({ type: JobsResponse })
  async jobs(@Query() { name, limit }: JobsRequest): Promise<JobsResponse> {
    this.requireName(name);
    const [counts, jobs] = await Promise.all([this.queue.counts(), this.queue.list(limit, name)]);
    return {
      counts,
      jobs: jobs.map((job) => ({
        id: job.id,
        name: job.name,
        about: workOf(this.list.of(job.name), job.message),
        priority: job.priority,
        attempts: job.attempts,
        state: job.state,
        enqueuedAt: job.enqueuedAt.toISOString(),
      })),
    };
  }

  @Post('jobs/pause')
  @HttpCode(204)
  @ApiOperation({
    summary: 'Stop all processes from taking jobs, of all names or one; running jobs continue.',
  })
  @ApiNoContentResponse()
  async pause(@Body() { name }: PauseRequest): Promise<void> {
    this.requireName(name);
    await this.queue.pause(name);
  }

  @Post('jobs/resume')
  @HttpCode(204)
  @ApiOperation({ summary: 'Allow processes to take jobs again.' })
  @ApiNoContentResponse()
  async resume(@Body() { name }: PauseRequest): Promise<void> {
    this.requireName(name);
    await this.queue.resume(name);
  }

  @Get('dead-letters')
  @ApiOperation({ summary: 'The jobs that failed for good, newest first, with their errors.' })
  @ApiOkResponse({ type: DeadLettersResponse })
  async deadLetters(@Query() { name, limit }: JobsRequest): Promise<DeadLettersResponse> {
    this.requireName(name);
    const letters = await this.queue.deadLetters({ name, limit });
    return {
      deadLetters: letters.map((letter) => ({
        id: letter.id,
        name: letter.name,
        about: this.list.names.includes(letter.name)
          ? workOf(this.list.of(letter.name), letter.message)
          : 'of another version',
        priority: letter.priority,
        attempts: letter.attempts,
        errorCode: letter.errorCode,
        errorMessage: letter.errorMessage,
        failedAt: letter.failedAt.toISOString(),
        redrivenAt: letter.redrivenAt?.toISOString() ?? null,
      })),
    };
  }

  @Post('dead-letters/redrive')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Put failed jobs back into the queue: one, those of a name, or all. Each is put back once.',
  })
  @ApiOkResponse({ type: RedrivenResponse })
  @ApiNotFoundResponse({ description: 'There is no such job, or it was already put back.' })
  async redrive(@Body() { id, name, all }: RedriveRequest): Promise<RedrivenResponse> {
    if ([id, name, all].filter((given) => given !== undefined && given !== false).length !== 1) {
      throw new UserError('request.invalid', 'The request does not say which jobs to put back.', {
        field: 'id',
        hint: 'Give `id`, `name` or `"all": true`, and only one of them.',
      });
    }
    this.requireName(name);
    return {
      redriven: id === undefined ? await this.queue.redrive({ name }) : await this.queue.redriveOne(id),
    };
  }

  private requireName(name: string | undefined): void {
    if (name === undefined || this.list.names.includes(name)) return;
    throw new UserError('request.invalid', `There is no job called ${name}.`, {
      field: 'name',
      hint: `The names are ${this.list.names.join(', ')}.`,
    });
  }
}
