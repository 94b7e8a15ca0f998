// One sentence at the foot of the page, for a while.

const SHOWN = 7000;
let timer;

export function toast(sentence) {
  const element = document.getElementById("toast");
  element.textContent = sentence;
  element.hidden = false;
  clearTimeout(timer);
  timer = setTimeout(() => { element.hidden = true; }, SHOWN);
}
