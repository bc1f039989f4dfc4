/** A file that gives no reading. `reason` names the sentence of the page that says why. */
export class FileError extends Error {
  /** @param {string} reason  see templates/components/_file_sentences.html */
  constructor(reason, cause) {
    super(`file: ${reason}`, { cause });
    this.reason = reason;
  }
}

/** The bytes of a file, or FileError "unreadable" where it was moved, changed or is locked. */
export async function bytesOf(file) {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch (error) {
    throw new FileError("unreadable", error);
  }
}
