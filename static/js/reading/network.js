/** The emotion network by ONNX Runtime, on one thread: more would need COOP and COEP. */

import { FACE_SIZE } from "../vision/preprocess.js";
import { FAILURE } from "./messages.js";
import { VisionError } from "./vision-error.js";

/**
 * @param {object} files
 * @param {string} files.runtime  address of ONNX Runtime's module
 * @param {Uint8Array} files.wasm  its WebAssembly
 * @param {Uint8Array} files.network  float32 [N, 48, 48, 1] to float32 [N, labels]
 * @param {number} labels  how many emotions there are
 * @returns {Promise<Network>}
 * @throws {VisionError} "broken-network"
 *
 * @typedef {object} Network
 * @property {(faces: Float32Array[]) => Promise<number[][]>} classify  from outputs of
 *   `preprocess` to one row of shares for each, in the order of emotion/labels.py
 */
export async function openNetwork({ runtime, wasm, network }, labels) {
  try {
    const ort = await import(runtime);
    ort.env.wasm.numThreads = 1;
    // The bytes and not their address: they have just been loaded, and a browser that keeps
    // nothing would load them twice.
    ort.env.wasm.wasmBinary = wasm.buffer;
    const session = await ort.InferenceSession.create(network, { executionProviders: ["wasm"] });
    const classify = (faces) => run(ort, session, faces, labels);
    // The first run takes ten times as long as the others, and shows whether it fits.
    await classify([new Float32Array(FACE_SIZE * FACE_SIZE)]);
    return { classify };
  } catch (error) {
    throw new VisionError(FAILURE.BROKEN_NETWORK, error.message, { cause: error });
  }
}

async function run(ort, session, faces, labels) {
  if (faces.length === 0) return [];
  const pixels = new Float32Array(faces.length * FACE_SIZE * FACE_SIZE);
  faces.forEach((face, index) => pixels.set(face, index * FACE_SIZE * FACE_SIZE));
  const input = new ort.Tensor("float32", pixels, [faces.length, FACE_SIZE, FACE_SIZE, 1]);
  const output = (await session.run({ [session.inputNames[0]]: input }))[session.outputNames[0]];
  const [rows, columns] = output.dims;
  if (output.dims.length !== 2 || rows !== faces.length || columns !== labels) {
    throw new Error(`the network gives [${output.dims}] for ${labels} labels`);
  }
  return faces.map((_, index) =>
    Array.from(output.data.subarray(index * columns, (index + 1) * columns)),
  );
}
