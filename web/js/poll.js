// Asks again and again while the page is visible, and more seldom while nobody answers.

/**
 * @param ask what to do each time; a rejection counts as a failure
 * @param every milliseconds between two times; doubled with each failure in a row, up to 30 s
 * @returns a function that asks at once
 */
export function poll(ask, every) {
  let timer, failures = 0, running = false, again = false;

  async function turn() {
    clearTimeout(timer);
    if (document.hidden) return;
    if (running) { again = true; return; }
    running = true;
    try {
      const goOn = await ask();
      failures = 0;
      if (goOn === false) return;
    } catch {
      failures++;
    } finally {
      running = false;
    }
    timer = setTimeout(turn, again ? 0 : Math.min(every * 2 ** failures, 30_000));
    again = false;
  }

  document.addEventListener('visibilitychange', turn);
  addEventListener('online', turn);
  turn();
  return turn;
}
