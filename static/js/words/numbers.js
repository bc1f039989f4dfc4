/** Numbers as the page's language writes them. */

/** @param {number} digits  behind the point, neither more nor fewer */
export function decimals(number, digits) {
  return format(number, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** With as many digits behind the point as the number has, three at most. */
export function plain(number) {
  return format(number, {});
}

/** A share from 0 to 1 in whole per cent. */
export function percentOf(share) {
  return `${Math.round(share * 100)} %`;
}

function format(number, options) {
  return new Intl.NumberFormat(document.documentElement.lang, options).format(number);
}
