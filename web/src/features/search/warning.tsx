import { TriangleAlert } from 'lucide-react';

/** What a reader has to know of an answer before relying on it. */
export function Warning({ children }: { children: string }) {
  return (
    <p className="flex items-start gap-2 rounded-lg bg-warning-soft px-3 py-2 text-sm text-warning">
      <TriangleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
      {children}
    </p>
  );
}
