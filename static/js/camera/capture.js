/** Opens the camera into a <video>, and names what went wrong as a state of the feed. */

/** `state` is one of the feed's states: denied, no-camera, camera-busy, insecure. */
export class CameraError extends Error {
  constructor(state, cause) {
    super(`camera: ${state}`, { cause });
    this.state = state;
  }
}

const STATE_OF_ERROR = {
  NotAllowedError: "denied",
  SecurityError: "denied",
  NotFoundError: "no-camera",
  OverconstrainedError: "no-camera",
  NotReadableError: "camera-busy",
  AbortError: "camera-busy",
};

/**
 * Asks for the camera that faces the user.
 *
 * @returns {Promise<MediaStream>}
 * @throws {CameraError}
 */
export async function askForCamera() {
  // On an insecure origin browsers do not even define mediaDevices.
  if (!window.isSecureContext || !navigator.mediaDevices?.getUserMedia) {
    throw new CameraError("insecure");
  }
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { facingMode: "user", width: { ideal: 640 }, height: { ideal: 480 } },
    });
  } catch (error) {
    throw new CameraError(STATE_OF_ERROR[error.name] ?? "camera-busy", error);
  }
}

/**
 * Plays the stream and resolves once the first picture is there.
 *
 * `onLost` is called when the device goes away by itself (unplugged, permission taken
 * back); closing the camera here does not call it.
 */
export async function showCamera(stream, video, onLost) {
  for (const track of stream.getVideoTracks()) {
    track.addEventListener("ended", onLost, { once: true });
  }
  video.srcObject = stream;
  try {
    await video.play();
  } catch (error) {
    throw new CameraError("camera-busy", error);
  }
}

/** Stops every track, so that the camera's light goes off. */
export function closeCamera(stream) {
  for (const track of stream?.getTracks() ?? []) {
    track.stop();
  }
}
