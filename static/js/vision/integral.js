/** Integral images: the sum of every rectangle in four looks (Viola and Jones 2001). */

/**
 * Sums, and sums of squares, of all pixels above and left of each place.
 *
 * Squares wrap around at 32 bits, as OpenCV's do; differences taken modulo 2^32 stay right.
 *
 * @param {Uint8Array} pixels  width x height values, row by row
 * @param {number} width
 * @param {number} height
 * @param {number} stride  from one row of the results to the next; more than width
 * @param {Int32Array} sums  takes (height + 1) x stride values
 * @param {Int32Array} squares  the same
 */
export function integrate(pixels, width, height, stride, sums, squares) {
  sums.fill(0, 0, width + 1);
  squares.fill(0, 0, width + 1);
  for (let y = 0, from = 0; y < height; y += 1) {
    const above = y * stride + 1;
    const here = above + stride;
    sums[here - 1] = 0;
    squares[here - 1] = 0;
    let sum = 0;
    let square = 0;
    for (let x = 0; x < width; x += 1, from += 1) {
      const pixel = pixels[from];
      sum += pixel;
      square += pixel * pixel;
      sums[here + x] = sums[above + x] + sum;
      squares[here + x] = squares[above + x] + square;
    }
  }
}
