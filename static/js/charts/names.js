/** A state's name for people, as the page's bars have it: "Happy", "Not sure". */
export function nameOf(state) {
  return state.charAt(0).toUpperCase() + state.slice(1).replaceAll("-", " ");
}

/** A share from 0 to 1 in whole percent. */
export function percentOf(share) {
  return `${Math.round(share * 100)} %`;
}
