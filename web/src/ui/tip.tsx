import type { ReactElement } from 'react';
import { Tooltip } from '@base-ui/react/tooltip';

interface TipProps {
  readonly text: string;
  /** One element, which gets the tip. */
  readonly children: ReactElement;
}

/** A short text that appears when the pointer or the keyboard rests on an element. It must not say anything new. */
export function Tip({ text, children }: TipProps) {
  return (
    <Tooltip.Root>
      <Tooltip.Trigger render={children} />
      <Tooltip.Portal>
        <Tooltip.Positioner sideOffset={6} className="z-50">
          <Tooltip.Popup className="max-w-xs rounded-md bg-text px-2 py-1 text-xs text-page shadow-md">
            {text}
          </Tooltip.Popup>
        </Tooltip.Positioner>
      </Tooltip.Portal>
    </Tooltip.Root>
  );
}
