import { Progress as Base } from '@base-ui/react/progress';
import { formatShare } from '../format/format.js';

/** @param percent From 0 to 100; null while nobody knows. */
export function ProgressBar({ label, percent }: { label: string; percent: number | null }) {
  return (
    <Base.Root value={percent} aria-label={label} className="flex items-center gap-2">
      <Base.Track className="h-1.5 min-w-16 flex-1 overflow-hidden rounded-full bg-sunken">
        <Base.Indicator className="h-full rounded-full bg-accent transition-[width] data-[indeterminate]:w-1/3 data-[indeterminate]:animate-pulse" />
      </Base.Track>
      {percent !== null && (
        <span className="w-10 text-right text-xs text-soft tabular-nums">{formatShare(percent / 100)}</span>
      )}
    </Base.Root>
  );
}
