/** Loading the files that reading needs; the browser's own cache keeps them. */

import { FAILURE } from "./messages.js";
import { VisionError } from "./vision-error.js";

// Whether a slow connection is still alive is seen by its bytes, not by its total time.
const STALL_MS = 30_000;

/**
 * @template {string} Name
 * @param {Record<Name, string>} urls  of this origin
 * @param {(loaded: number, total: number) => void} onProgress  bytes after decompression,
 *   of all files together; called from the moment when every length is known
 * @param {number} [stallMs]  give up after so long without a byte
 * @returns {Promise<Record<Name, Uint8Array>>}
 * @throws {VisionError} "download"; what is still under way is stopped
 */
export async function download(urls, onProgress, stallMs = STALL_MS) {
  const files = Object.entries(urls).map(([name, url]) => new Download(name, url, stallMs));
  const report = () => {
    if (files.some((file) => file.total === null)) return;
    onProgress(
      files.reduce((sum, file) => sum + file.loaded, 0),
      files.reduce((sum, file) => sum + Math.max(file.total, file.loaded), 0),
    );
  };
  try {
    const bytes = await Promise.all(files.map((file) => file.receive(report)));
    return Object.fromEntries(files.map(({ name }, index) => [name, bytes[index]]));
  } catch (error) {
    files.forEach((file) => file.stop("another file failed"));
    throw error;
  }
}

class Download {
  loaded = 0;
  /** Bytes in all; null until they are known. */
  total = null;
  #stopping = new AbortController();

  constructor(name, url, stallMs) {
    this.name = name;
    this.url = url;
    this.stallMs = stallMs;
  }

  stop(why) {
    this.#stopping.abort(new Error(why));
  }

  async receive(report) {
    let timer;
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(() => this.stop("no more bytes"), this.stallMs);
    };
    try {
      wait();
      const response = await fetch(ownAddress(this.url), {
        redirect: "error",
        signal: this.#stopping.signal,
      });
      if (!response.ok) throw new Error(`answer ${response.status}`);
      this.total = lengthOf(response.headers);
      return await bytesOf(response.body, (length) => {
        wait();
        this.loaded += length;
        report();
      });
    } catch (error) {
      throw new VisionError(FAILURE.DOWNLOAD, `${this.name}: ${error.message}`, { cause: error });
    } finally {
      clearTimeout(timer);
    }
  }
}

function ownAddress(url) {
  const address = new URL(url, self.location.href);
  if (address.origin !== self.location.origin) throw new Error("another origin");
  return address;
}

/** Bytes after decompression, 0 if nothing says so; see music/static_headers.py. */
function lengthOf(headers) {
  const plain = headers.has("Content-Encoding") ? null : headers.get("Content-Length");
  return Number(headers.get("X-Decoded-Length") ?? plain ?? 0);
}

async function bytesOf(body, onChunk) {
  const chunks = [];
  let length = 0;
  for (const reader = body.getReader(); ; ) {
    const { done, value } = await reader.read();
    if (done) break;
    chunks.push(value);
    length += value.length;
    onChunk(value.length);
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
