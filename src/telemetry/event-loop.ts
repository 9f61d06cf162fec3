import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { IntervalHistogram } from 'node:perf_hooks';
import { METRICS } from './metrics.js';

type Quantile = (typeof METRICS.eventLoop.labels.quantile)[number];
type Delays = Readonly<Record<Quantile, number>>;

/** A delay is told for this long, and for as long again: whoever asks twice a minute misses none. */
const WINDOW_MS = 30_000;
/** How often the delay is looked at. What is shorter is not seen. */
const RESOLUTION_MS = 10;
const NO_DELAY: Delays = { '0.5': 0, '0.99': 0, '1': 0 };

/**
 * Watches how late the event loop is. Reading changes nothing, so several programs may ask.
 */
export class EventLoopWatch {
  private readonly delays: IntervalHistogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  private before: Delays = NO_DELAY;
  private readonly timer: NodeJS.Timeout;

  constructor() {
    this.delays.enable();
    this.timer = setInterval(() => {
      this.before = this.present();
      this.delays.reset();
    }, WINDOW_MS).unref();
  }

  /** In seconds, the worse of the last two windows. */
  read(): Delays {
    const now = this.present();
    const worse = (quantile: Quantile) => Math.max(now[quantile], this.before[quantile]);
    return { '0.5': worse('0.5'), '0.99': worse('0.99'), '1': worse('1') };
  }

  stop(): void {
    clearInterval(this.timer);
    this.delays.disable();
  }

  private present(): Delays {
    if (this.delays.count === 0) return NO_DELAY;
    return {
      '0.5': beyond(this.delays.percentile(50)),
      '0.99': beyond(this.delays.percentile(99)),
      '1': beyond(this.delays.max),
    };
  }
}

/** The histogram holds the intervals between looks, in nanoseconds; what exceeds the usual one is the delay. */
function beyond(interval: number): number {
  return Math.max(0, interval / 1e9 - RESOLUTION_MS / 1000);
}
