/** A line of the text format of Prometheus. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
  /** Name and labels as they stand in the text. */
  readonly series: string;
}

const LINE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)$/;
const LABEL = /(\w+)="((?:[^"\\]|\\.)*)"/g;

/** What a process told, by the rules of the format: anything else is an error. */
export class ScrapedMetrics {
  readonly samples: readonly Sample[];
  /** Names with their kinds, as declared in the text. */
  readonly kinds: ReadonlyMap<string, string>;

  /** @throws {Error} for a line that is not in the format, and for a series that is there twice. */
  constructor(text: string) {
    const lines = text.split('\n').filter((line) => line !== '');
    const declared = lines.flatMap((line) => /^# TYPE (\S+) (\S+)$/.exec(line)?.slice(1) ?? []);
    this.kinds = new Map(
      declared.flatMap((name, index) => (index % 2 === 0 ? [[name, declared[index + 1]!] as const] : [])),
    );
    this.samples = lines.filter((line) => !line.startsWith('#')).map(sampleOf);
    const series = new Set(this.samples.map((sample) => sample.series));
    if (series.size < this.samples.length) throw new Error('A series is there twice.');
  }

  /** The value of the one series that has these labels, besides others; null if there is none. */
  value(name: string, labels: Readonly<Record<string, string>> = {}): number | null {
    return this.all(name, labels)[0]?.value ?? null;
  }

  all(name: string, labels: Readonly<Record<string, string>> = {}): Sample[] {
    return this.samples.filter(
      (sample) =>
        sample.name === name &&
        Object.entries(labels).every(([label, value]) => sample.labels[label] === value),
    );
  }
}

function sampleOf(line: string): Sample {
  const [, name, labels = '', value] = LINE.exec(line) ?? [];
  const number = value === '+Inf' ? Infinity : Number(value);
  if (name === undefined || value === '' || Number.isNaN(number)) throw new Error(`No sample: ${line}`);
  const series = line.slice(0, line.lastIndexOf(' '));
  const pairs = [...labels.matchAll(LABEL)].map(([, label, text]) => [label!, text!] as const);
  return { name, labels: Object.fromEntries(pairs), value: number, series };
}
