/** Functions that a module imports, by namespace and name. */
export type WasmImports = Record<string, Record<string, unknown>>;

/** A compiled module. Threads to which it is sent share its machine code. */
export interface WasmModule {
  readonly [Symbol.toStringTag]: 'WebAssembly.Module';
}

/** What a module offers once it has its imports. */
interface WasmInstance {
  readonly exports: object;
}

interface WasmHost {
  compile(binary: Uint8Array): Promise<WasmModule>;
  instantiate(compiled: WasmModule, imports: WasmImports): Promise<WasmInstance>;
}

/** The part of Node's global `WebAssembly` that we use; its types come only with the browser types. */
export const wasmHost = (globalThis as unknown as { WebAssembly: WasmHost }).WebAssembly;
