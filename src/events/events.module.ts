import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EventEntity } from './event.entity.js';
import { EventBell } from './event-bell.js';
import { EventFeed } from './event-feed.js';
import { EventRepository } from './event.repository.js';

/** The journal of changes to the library, read by streams and webhooks. */
@Module({
  imports: [TypeOrmModule.forFeature([EventEntity])],
  providers: [EventRepository, EventBell, EventFeed],
  exports: [EventRepository, EventFeed],
})
export class EventsModule {}
