/**
 * Lets a file be dropped on an element; the file input stays what everybody can use.
 *
 * @param {HTMLElement} target  takes data-over while a file is held above it
 * @param {(file: File) => void} onFile  the first one, of several
 */
export function takeDrops(target, onFile) {
  const holdsFiles = (event) => event.dataTransfer.types.includes("Files");
  target.addEventListener("dragover", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    target.dataset.over = "";
  });
  target.addEventListener("dragleave", (event) => {
    if (!target.contains(event.relatedTarget)) delete target.dataset.over;
  });
  target.addEventListener("drop", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    delete target.dataset.over;
    const [file] = event.dataTransfer.files;
    if (file) onFile(file);
  });
}
