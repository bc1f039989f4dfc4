/**
 * One radio button each for the faces to choose from: one stop for the Tab key, the arrows
 * go from face to face.
 *
 * @param {HTMLElement} parent  to which they are added
 * @param {{name: string, look: HTMLElement, chosen: boolean}[]} options  `name` is what a
 *   screen reader says, `look` what stands beside the button or in it
 * @param {(index: number) => void} onChoose
 * @returns {HTMLLabelElement[]}
 */
export function addChoices(parent, options, onChoose) {
  const labels = options.map(({ name, look, chosen }, index) => {
    const label = document.createElement("label");
    const button = document.createElement("input");
    button.type = "radio";
    button.name = parent.id;
    button.checked = chosen;
    // Whoever reloads the page finds no face there.
    button.autocomplete = "off";
    button.setAttribute("aria-label", name);
    button.addEventListener("change", () => onChoose(index));
    label.append(button, look);
    return label;
  });
  parent.append(...labels);
  return labels;
}

export function removeChoices(parent) {
  for (const label of parent.querySelectorAll("label")) label.remove();
}
