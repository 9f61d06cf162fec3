/** A ref of the chosen tab: its strip may be narrower than all tabs, and is scrolled until the tab is seen. */
export function inView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
