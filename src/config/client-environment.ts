/**
 * Turns off a notice that the S3 client prints at every start: its later versions will need a newer Node. Its version
 * is pinned here, so the notice is useless. Only the process environment can turn it off.
 */
export function silenceNodeVersionNotice(): void {
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
}
