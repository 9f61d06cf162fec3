import type { Page } from 'playwright-core';

/**
 * Holds the requests of a page whose address matches.
 *
 * @returns Lets them go.
 */
export async function holdRequests(page: Page, address: string | RegExp): Promise<() => void> {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(address, async (route) => {
    await held;
    await route.continue();
  });
  return release;
}
