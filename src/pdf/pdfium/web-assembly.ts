/** Functions that a module imports, by namespace and name. */
export type WasmImports = Record<string, Record<string, unknown>>;

interface WasmHost {
  instantiate(binary: Uint8Array, imports: WasmImports): Promise<{ instance: unknown; module: unknown }>;
}

/** The part of Node's global `WebAssembly` that we use; its types come only with the browser types. */
export const wasmHost = (globalThis as unknown as { WebAssembly: WasmHost }).WebAssembly;
