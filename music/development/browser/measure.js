/**
 * What the benchmark runs on an empty page: the camera, the reader, and their times.
 *
 * `urls` has the addresses of vision.js and of what it needs; `pictures` is how many are
 * read. All times are in milliseconds.
 */
async ({ urls: { vision: module, ...urls }, labels, pictures }) => {
  const { createVision } = await import(module);
  const vision = createVision({ urls, labels });
  const loadStart = performance.now();
  if (pictures === 0) {
    await vision.load();
    return { load: performance.now() - loadStart };
  }
  const video = document.createElement("video");
  const wanted = { width: 640, height: 480 };
  video.srcObject = await navigator.mediaDevices.getUserMedia({ video: wanted });
  const permitted = performance.now();
  await Promise.all([vision.load(), video.play()]);
  const loaded = performance.now();
  await vision.look(video, performance.now() / 1000);
  const first = performance.now();

  const newPicture = () => new Promise((done) => video.requestVideoFrameCallback(done));
  const readings = [];
  const start = performance.now();
  let next = newPicture();
  while (readings.length < pictures) {
    await next;
    // One that comes while this is read is read at once.
    next = newPicture();
    const before = performance.now();
    const reading = await vision.look(video, before / 1000);
    readings.push({ ...reading, whole: performance.now() - before });
  }
  const elapsed = performance.now() - start;
  vision.close();
  return {
    load: loaded - permitted,
    firstReading: first - permitted,
    boxes: readings.filter(({ faces }) => faces.length > 0).length,
    elapsed,
    stages: readings.map(({ milliseconds }) => milliseconds),
    whole: readings.map(({ whole }) => whole),
  };
};
