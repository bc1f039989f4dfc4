/** From addresses to a detector and a network. */

import { parseCascade } from "../vision/cascade.js";
import { createDetector } from "../vision/faces.js";
import { download } from "./download.js";
import { FAILURE } from "./messages.js";
import { openNetwork } from "./network.js";
import { VisionError } from "./vision-error.js";

/**
 * @param {import("./messages.js").Urls} urls
 * @param {number} labels  how many emotions there are
 * @param {(loaded: number, total: number) => void} onProgress  in bytes
 * @returns {Promise<{detector: object, network: import("./network.js").Network}>}
 * @throws {VisionError} "download", "broken-cascade" or "broken-network"
 */
export async function loadInstruments(urls, labels, onProgress) {
  // The runtime is a module, which the import below takes from the browser's cache. It is
  // loaded here, too, because a failed import does not tell a lost file from a broken one.
  const { runtime, wasm, network, cascade } = urls;
  const files = await download({ runtime, wasm, network, cascade }, onProgress);
  return {
    detector: openDetector(files.cascade),
    network: await openNetwork({ runtime, wasm: files.wasm, network: files.network }, labels),
  };
}

function openDetector(xml) {
  try {
    return createDetector(parseCascade(new TextDecoder().decode(xml)));
  } catch (error) {
    throw new VisionError(FAILURE.BROKEN_CASCADE, error.message, { cause: error });
  }
}
