/** Functions that a module asks for, by namespace and name. */
export type WasmImports = Record<string, Record<string, unknown>>;

interface WasmHost {
  instantiate(binary: Uint8Array, imports: WasmImports): Promise<{ instance: unknown; module: unknown }>;
}

/** The part of Node's global `WebAssembly` that is used: its types ship only with those of browsers. */
export const wasmHost = (globalThis as unknown as { WebAssembly: WasmHost }).WebAssembly;
