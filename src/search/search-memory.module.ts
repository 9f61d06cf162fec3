import { Injectable, Module } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { LibraryHolder } from './held/library-holder.js';
import { SearchModule } from './search.module.js';

@Injectable()
class SearchMemory implements OnApplicationBootstrap, BeforeApplicationShutdown {
  constructor(private readonly holder: LibraryHolder) {}

  onApplicationBootstrap(): void {
    this.holder.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.holder.stop();
  }
}

/** For roles that answer many searches. */
@Module({ imports: [SearchModule], providers: [SearchMemory] })
export class SearchMemoryModule {}
