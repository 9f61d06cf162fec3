import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { accessOf } from './access.decorator.js';

type Handler = () => unknown;

/** Stops the start of a server with a route that does not say who may use it. */
@Injectable()
export class MarkedRoutes implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  /** @throws {Error} that names all such routes. */
  onModuleInit(): void {
    const unmarked = this.discovery.getControllers().flatMap(({ metatype }) => {
      if (typeof metatype !== 'function') return [];
      const prototype = metatype.prototype as Record<string, Handler>;
      return this.scanner
        .getAllMethodNames(prototype)
        .filter((name) => this.isUnmarkedRoute(prototype[name]!, metatype as never))
        .map((name) => `${metatype.name}.${name}`);
    });
    if (unmarked.length > 0) throw new Error(`Routes without @Access: ${unmarked.join(', ')}.`);
  }

  private isUnmarkedRoute(handler: Handler, controller: never): boolean {
    const isRoute = Reflect.hasMetadata(PATH_METADATA, handler);
    return (
      isRoute && accessOf(this.reflector, { getHandler: () => handler, getClass: () => controller }) === null
    );
  }
}
