/** Highest resident memory of this process so far, in bytes; libuv reports kilobytes. */
export function ownPeakRss(): number {
  return process.resourceUsage().maxRSS * 1024;
}
