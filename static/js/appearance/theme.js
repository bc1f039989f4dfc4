/** Light or dark: which of them the page has, and when that changes. */

const root = document.documentElement;
const systemIsDark = matchMedia("(prefers-color-scheme: dark)");

/**
 * Gives the page a theme at once, without asking the site to keep it.
 *
 * @param {"light" | "dark" | "system"} theme
 */
export function setTheme(theme) {
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
  for (const meta of document.querySelectorAll("meta[data-scheme]")) {
    const { scheme } = meta.dataset;
    if (theme === "system") meta.media = `(prefers-color-scheme: ${scheme})`;
    else meta.media = theme === scheme ? "all" : "not all";
  }
}

/**
 * For what is drawn on a canvas: the colours have to be read from the stylesheets again.
 *
 * @param {() => void} redraw
 * @returns {() => void} ends that
 */
export function onThemeChange(redraw) {
  const observer = new MutationObserver(redraw);
  observer.observe(root, { attributeFilter: ["data-theme"] });
  systemIsDark.addEventListener("change", redraw);
  return () => {
    observer.disconnect();
    systemIsDark.removeEventListener("change", redraw);
  };
}
