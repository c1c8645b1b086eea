/** Two people's words, one before the other, on a field of 512 by 512: the mark of the app, in whatever colours it stands in. */
export const mark = (front: string, back: string): string => `
  <path fill="${back}" d="M424 196a84 84 0 0 1 60 80v60a84 84 0 0 1-66 82v46a16 16 0 0 1-27 11l-60-57h-62a84 84 0 0 1-78-53l30-27h83a120 120 0 0 0 120-120Z"/>
  <path fill="${front}" d="M112 62h196a84 84 0 0 1 84 84v72a84 84 0 0 1-84 84H202l-92 70a16 16 0 0 1-26-12v-62a84 84 0 0 1-56-80v-72a84 84 0 0 1 84-84Z"/>
  <g fill="none" stroke="BACKGROUND" stroke-linecap="round" stroke-width="30"><path d="M110 150h200"/><path d="M110 216h124"/></g>`;
