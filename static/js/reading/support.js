/** Whether this browser can read faces by itself. */

// A function whose body splats a byte over a 128-bit vector: valid only with SIMD.
const SIMD_MODULE = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, // magic number and version
  1, 5, 1, 96, 0, 1, 123, // type: () -> v128
  3, 2, 1, 0, // one function of that type
  10, 8, 1, 6, 0, 65, 0, 253, 15, 11, // i32.const 0, i8x16.splat, end
]);

/** @returns {boolean} */
export function isSupported() {
  return (
    typeof Worker === "function" &&
    typeof WebAssembly === "object" &&
    WebAssembly.validate(SIMD_MODULE) &&
    hasModuleWorkers()
  );
}

/** A browser without them never asks for the option; the address stops the worker's start. */
function hasModuleWorkers() {
  let asked = false;
  const options = {
    get type() {
      asked = true;
      return "module";
    },
  };
  try {
    new Worker("https://[not-an-address", options).terminate();
  } catch {
    // A SyntaxError, as intended.
  }
  return asked;
}
