import { el } from '../dom.js';
import { staffSend } from './session.js';

/** Gives a CSV file to keep; a plain link couldn't say who asks. */
export async function download(path, fileName, button) {
  button.disabled = true;
  try {
    const answer = await staffSend(path, { limit: 5 * 60_000, headers: { Accept: 'text/csv' } });
    const link = el('a', { href: URL.createObjectURL(await answer.blob()), download: fileName });
    link.click();
    URL.revokeObjectURL(link.href);
  } catch (error) {
    button.after(el('span', { class: 'wrong', role: 'alert' }, error.title));
  } finally {
    button.disabled = false;
  }
}
