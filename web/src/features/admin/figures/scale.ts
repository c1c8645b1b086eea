/** The end of a scale that holds a value: 1, 2 or 5 with noughts, and 1 at least. */
export function scaleEnd(highest: number): number {
  if (highest <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(highest));
  return ([1, 2, 5, 10].find((step) => step * power >= highest) ?? 10) * power;
}

export interface Plane {
  width: number;
  height: number;
  /** So many places there are for values; fewer values stand at the end. */
  places: number;
  end: number;
}

/** The way of a line through the values, as SVG has it. It breaks where there is none. */
export function linePath(values: readonly (number | null)[], { width, height, places, end }: Plane): string {
  const first = places - values.length;
  let isDrawing = false;
  const steps = values.map((value, index) => {
    if (value === null) {
      isDrawing = false;
      return '';
    }
    const x = (width * (first + index)) / (places - 1);
    const y = height - (height * Math.min(value, end)) / end;
    const step = `${isDrawing ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`;
    isDrawing = true;
    return step;
  });
  return steps.join('');
}
