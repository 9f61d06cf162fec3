/**
 * The S3 client says at every start that its later versions will want a newer Node; its version is pinned here, so that
 * would tell nobody anything. It can only be told so by the process environment.
 */
export function silenceNodeVersionNotice(): void {
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
}
