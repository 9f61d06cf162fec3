export interface Progress {
  readonly label: string;
  readonly done: number;
  /** 0 while the total is unknown. */
  readonly total: number;
  /** Milliseconds since the label changed. */
  readonly ms: number;
}

const LABEL_WIDTH = 11;
const WIDEST_BAR = 40;
/** A shorter bar shows less than the number beside it. */
const NARROWEST_BAR = 8;

/** Progress as one line of at most `width` columns. The least important parts are left out first. */
export function progressLine({ label, done, total, ms }: Progress, width: number): string {
  const name = label.padEnd(LABEL_WIDTH);
  if (total <= 0) return `${name} ${duration(ms)}`.slice(0, width);
  const share = Math.min(1, done / total);
  const percent = `${Math.floor(share * 100)}%`.padStart(4);
  const counts = `| ${done}/${total}`;
  const time = `| ${duration(ms)}`;
  const room = width - [name, percent, counts, time].join(' ').length - 1;
  const bar = room >= NARROWEST_BAR ? [barOf(share, Math.min(room, WIDEST_BAR))] : [];
  const whole = [name, ...bar, percent, counts, time].join(' ');
  const shorter = [whole, [name, percent, counts].join(' '), [name, percent].join(' '), `${label}${percent}`];
  return shorter.find((line) => line.length <= width) ?? percent.slice(0, width);
}

function barOf(share: number, width: number): string {
  const full = Math.round(share * width);
  return '█'.repeat(full) + '░'.repeat(width - full);
}

function duration(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return seconds < 60
    ? `${seconds}s`
    : `${Math.floor(seconds / 60)}m${String(seconds % 60).padStart(2, '0')}s`;
}
