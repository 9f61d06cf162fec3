/** The version of the API, which all its routes begin with. */
export const API_PREFIX = 'v1';
export const API_PATH = `/${API_PREFIX}`;

/** Stands outside of the versions of the API: its protocol has its own. */
export const MCP_ROUTE = 'mcp';

/** Where Prometheus looks, in its own format. */
export const METRICS_ROUTE = 'metrics';
