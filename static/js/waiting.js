/** Empty cards in the place of songs that are on their way. */

// What comes sooner needs no sign that it is coming.
const PATIENCE_MS = 250;

/**
 * Once a form with `data-waits` is on its way, the cards of the page's `<template
 * id="waiting">` are shown: as many as the form's `data-waits` says behind those of the list, or,
 * where there is no list yet, alone in the place of another element.
 *
 * @param {{list?: string, instead?: string}} place  selectors: a list may be replaced meanwhile
 */
export function watchWaiting({ list, instead }) {
  const template = document.getElementById("waiting");
  let shown = [];
  let timer = null;

  function show(count) {
    const cards = template.content.cloneNode(true);
    const fresh = [...cards.querySelectorAll(".card-waiting")].slice(0, count);
    if (list) {
      shown = fresh;
      document.querySelector(list).append(...shown);
    } else {
      shown = [...cards.children];
      const element = document.querySelector(instead);
      element.hidden = true;
      element.after(...shown);
    }
  }

  function clear() {
    clearTimeout(timer);
    for (const element of shown) element.remove();
    shown = [];
    if (instead) document.querySelector(instead).hidden = false;
  }

  document.addEventListener("submit", ({ target: form, defaultPrevented }) => {
    if (form.dataset.waits === undefined || defaultPrevented) return;
    clear();
    timer = setTimeout(() => show(Number(form.dataset.waits)), PATIENCE_MS);
  });
  // The browser's Back can bring the page back as it was left.
  window.addEventListener("pageshow", clear);
}
