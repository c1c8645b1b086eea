/** Which of the labels is meant by what was typed: the next one that begins with it. The same letter again and again goes round those that begin with it. */
export function typedLabel(labels: readonly string[], typed: string, current: number): number | null {
  const letters = [...typed.toLocaleLowerCase()];
  const goesRound = letters.every((letter) => letter === letters[0]);
  const wanted = goesRound ? (letters[0] ?? '') : letters.join('');
  if (wanted === '') return null;
  const from = goesRound ? current + 1 : Math.max(current, 0);
  for (let step = 0; step < labels.length; step++) {
    const index = (from + step) % labels.length;
    if (labels[index]?.trim().toLocaleLowerCase().startsWith(wanted)) return index;
  }
  return null;
}
