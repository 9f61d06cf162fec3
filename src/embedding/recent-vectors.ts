/** Vectors of the most recent texts, bounded by their number and their memory. The one used longest ago goes first. */
export class RecentVectors {
  private readonly vectors = new Map<string, Float32Array>();
  private bytes = 0;

  constructor(
    private readonly most: number,
    private readonly mostBytes: number,
  ) {}

  get(key: string): Float32Array | null {
    const vector = this.vectors.get(key);
    if (!vector) return null;
    // A map lists its keys in the order in which they were set.
    this.vectors.delete(key);
    this.vectors.set(key, vector);
    return vector;
  }

  set(key: string, vector: Float32Array): void {
    this.remove(key);
    this.vectors.set(key, vector);
    this.bytes += bytesOf(key, vector);
    for (const oldest of this.vectors.keys()) {
      if (this.vectors.size <= this.most && this.bytes <= this.mostBytes) break;
      this.remove(oldest);
    }
  }

  private remove(key: string): void {
    const vector = this.vectors.get(key);
    if (!vector) return;
    this.vectors.delete(key);
    this.bytes -= bytesOf(key, vector);
  }
}

/** Strings take at most two bytes a character. */
function bytesOf(key: string, vector: Float32Array): number {
  return 2 * key.length + vector.byteLength;
}
