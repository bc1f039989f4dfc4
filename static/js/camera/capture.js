/** Opens the camera into a <video>, and names what went wrong. */

/** `reason` is one of the feed's: denied, no-camera, camera-busy, insecure, camera-lost. */
export class CameraError extends Error {
  constructor(reason, cause) {
    super(`camera: ${reason}`, { cause });
    this.reason = reason;
  }
}

const REASON_OF_ERROR = {
  NotAllowedError: "denied",
  SecurityError: "denied",
  NotFoundError: "no-camera",
  OverconstrainedError: "no-camera",
  NotReadableError: "camera-busy",
  AbortError: "camera-busy",
};

/** The camera that faces the user, where there are several. */
export const FRONT_CAMERA = { facingMode: "user" };

/** @throws {CameraError} on an insecure origin, where no browser gives the camera */
export function requireSecureOrigin() {
  // There browsers do not even define mediaDevices.
  if (!window.isSecureContext || !navigator.mediaDevices?.getUserMedia) {
    throw new CameraError("insecure");
  }
}

/**
 * @param {MediaTrackConstraints} which  FRONT_CAMERA, or what `otherCamera` returned
 * @returns {Promise<MediaStream>}
 * @throws {CameraError}
 */
export async function askForCamera(which) {
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { ...which, width: { ideal: 640 }, height: { ideal: 480 } },
    });
  } catch (error) {
    throw new CameraError(REASON_OF_ERROR[error.name] ?? "camera-busy", error);
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

/** Whether people expect to see themselves as in a mirror: not by a phone's rear camera. */
export function isMirror(stream) {
  return stream.getVideoTracks()[0].getSettings().facingMode !== "environment";
}

/**
 * The camera to switch to: the other side of a phone, or the next one of several.
 *
 * A phone can list three lenses on its back; going through them one by one would seem
 * broken, so where the camera says which side it is on, the other side is asked for.
 *
 * @returns {Promise<?MediaTrackConstraints>} null where there is only one camera
 */
export async function otherCamera(stream) {
  const devices = await navigator.mediaDevices.enumerateDevices();
  const cameras = devices.filter((device) => device.kind === "videoinput");
  if (cameras.length < 2) return null;
  const { facingMode, deviceId } = stream.getVideoTracks()[0].getSettings();
  if (facingMode === "user") return { facingMode: "environment" };
  if (facingMode === "environment") return FRONT_CAMERA;
  const at = cameras.findIndex((device) => device.deviceId === deviceId);
  return { deviceId: { exact: cameras[(at + 1) % cameras.length].deviceId } };
}

/** Whether the camera may be opened without the browser asking first. */
export async function isAllowed() {
  try {
    const permission = await navigator.permissions.query({ name: "camera" });
    return permission.state === "granted";
  } catch {
    // A browser that does not say so for cameras may ask.
    return false;
  }
}
