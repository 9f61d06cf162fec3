import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { LibraryStatistics } from '../../statistics/statistics.js';
import { StatisticsService } from '../../statistics/statistics.service.js';
import { RecentAnswer } from '../http/recent-answer.js';
import { StatisticsResponse, WorkListResponse } from './responses.js';
import { Access } from '../access/access.decorator.js';

/** Counting a large library takes a second, and the figures change slowly. */
const COUNTED_AGAIN_MS = 5000;

@ApiTags('statistics')
@Access('read')
@Controller()
export class StatisticsController {
  private readonly library: RecentAnswer<LibraryStatistics>;

  constructor(private readonly figures: StatisticsService) {
    this.library = new RecentAnswer(() => figures.library(), COUNTED_AGAIN_MS);
  }

  @Get('statistics')
  @ApiOperation({
    summary: 'What the library holds and how fast it grows; counted at most every five seconds.',
  })
  @ApiOkResponse({ type: StatisticsResponse })
  statistics(): Promise<StatisticsResponse> {
    return this.library.get();
  }

  @Get('workers')
  @Access('admin')
  @ApiOperation({ summary: 'What each process of the library does now.' })
  @ApiOkResponse({ type: WorkListResponse })
  async workers(): Promise<WorkListResponse> {
    return { work: await this.figures.work() };
  }
}
