/* Does the task of parts/proof.html while the person waits, then sends the page on. Whichever comes first, the task or the
   wait, is enough; without WebCrypto (a page without https) the wait is the way. */
(() => {
  "use strict";

  const form = document.querySelector("form[data-challenge]");
  if (!form) return;
  const challenge = JSON.parse(form.dataset.challenge);
  const { nonce, salt, cost, keyLength, keyPrefix } = challenge.parameters;
  const buttons = form.querySelector(".step-buttons");
  const status = form.querySelector("[role=status]");
  const progress = form.querySelector("progress");
  const most = Number(form.dataset.most);
  const AT_ONCE = 8;
  let isSent = false;

  const bytes = (text) => Uint8Array.from(text.match(/../g), (pair) => parseInt(pair, 16));
  const hex = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const beginning = bytes(nonce);
  const salted = bytes(salt);

  const derive = async (counter) => {
    const password = new Uint8Array(beginning.length + 4);
    password.set(beginning);
    new DataView(password.buffer).setUint32(beginning.length, counter);
    const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
    const way = { name: "PBKDF2", hash: "SHA-256", salt: salted, iterations: cost };
    return { counter, derivedKey: hex(await crypto.subtle.deriveBits(way, key, keyLength * 8)) };
  };

  const solve = async () => {
    for (let first = 0; !isSent; first += AT_ONCE) {
      const tried = await Promise.all(Array.from({ length: AT_ONCE }, (_, place) => derive(first + place)));
      const solution = tried.find(({ derivedKey }) => derivedKey.startsWith(keyPrefix));
      if (solution) return solution;
      progress.value = Math.min(first / most, 1);
    }
    return null;
  };

  const send = (solution) => {
    if (isSent) return;
    isSent = true;
    if (solution) form.elements.hp_proof.value = btoa(JSON.stringify({ challenge, solution }));
    progress.value = 1;
    status.textContent = status.dataset.done;
    form.submit();
  };

  form.querySelector(".proof-wait").hidden = true;
  buttons.hidden = true;
  setTimeout(send, (Number(form.dataset.seconds) + 0.5) * 1000);
  if (window.crypto?.subtle) {
    status.textContent = status.dataset.working;
    progress.hidden = false;
    // What the task fails at, the wait still does.
    solve().then((solution) => solution && send(solution), () => { progress.hidden = true; });
  } else {
    status.textContent = status.dataset.waiting;
  }

  // «Back» to this page: the person goes on by hand.
  window.addEventListener("pageshow", (event) => { if (event.persisted) buttons.hidden = false; });
})();
