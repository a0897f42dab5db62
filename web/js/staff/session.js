// Staff's sign-in: a dialog that comes up whenever it is needed, over whatever somebody is doing.

import { request, send } from '../api.js';
import { byId, el } from '../dom.js';

const place = 'cafe.staff';
let token = sessionStorage.getItem(place);
let signingIn = null;

function keep(next) {
  token = next;
  if (next) sessionStorage.setItem(place, next);
  else sessionStorage.removeItem(place);
  byId('sign-out').hidden = !next;
}

/** Asks as staff. Signed out in the middle, it asks for the password and then goes on; nothing typed is lost. */
const signedIn = ask => async (path, options = {}) => {
  for (;;) {
    const used = token ?? await signIn();
    try {
      return await ask(path, { ...options, headers: { ...options.headers, Authorization: `Bearer ${used}` } });
    } catch (error) {
      if (error.status !== 401) throw error;
      if (used === token) keep(null);
    }
  }
};

export const staffRequest = signedIn(request);
export const staffSend = signedIn(send);
export const isSignedIn = () => token !== null;

/** One dialog for all that wait for it; resolves with the token. */
function signIn() {
  signingIn ??= new Promise(resolve => {
    const wrong = el('p', { class: 'wrong', id: 'password-wrong', role: 'alert' });
    const password = el('input', {
      type: 'password', id: 'password', required: true, maxLength: 200, autocomplete: 'current-password', autofocus: true, 'aria-describedby': 'password-wrong',
    });
    const button = el('button', { class: 'primary' }, 'Sign in');
    // Whoever closes it by Esc would wait for ever: it comes back.
    const dialog = el('dialog', { class: 'sign-in', 'aria-labelledby': 'sign-in-title', onclose: () => dialog.isConnected && dialog.showModal() },
      el('form', {
        async onsubmit(event) {
          event.preventDefault();
          button.disabled = true;
          wrong.textContent = '';
          try {
            keep((await request('/api/staff/token', { method: 'POST', body: { password: password.value } })).accessToken);
            dialog.remove();
            signingIn = null;
            resolve(token);
          } catch (error) {
            wrong.textContent = `${error.title} ${error.detail}`;
            password.select();
            password.focus();
          } finally {
            button.disabled = false;
          }
        },
      },
      el('img', { src: '/images/logo.svg', width: 60, height: 63, alt: '' }),
      el('h2', { id: 'sign-in-title' }, 'For staff'),
      el('p', { class: 'muted' }, 'One password for all of us. You stay signed in for an hour; what you have typed on the page is kept.'),
      el('p', { class: 'field' }, el('label', { htmlFor: 'password' }, 'Password'), password), wrong,
      el('div', { class: 'actions' }, button, el('a', { class: 'button quiet', href: '/' }, 'Back to the menu'))));
    document.body.append(dialog);
    dialog.showModal();
  });
  return signingIn;
}

byId('sign-out').addEventListener('click', () => {
  keep(null);
  location.assign('/');
});
keep(token);
