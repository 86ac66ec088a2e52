// Kring: passkeys. The browser makes one, or signs with one, and a form of the page brings it here.

const bytes = (text) => Uint8Array.from(
  atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

// --- The question, as the browser wants it; it came as JSON, which knows no bytes ------------------

const named = (list) => list?.map((one) => ({ ...one, id: bytes(one.id) }));
const asked = (options) => ({
  ...options,
  challenge: bytes(options.challenge),
  ...(options.user && { user: { ...options.user, id: bytes(options.user.id) } }),
  ...(options.excludeCredentials && { excludeCredentials: named(options.excludeCredentials) }),
  ...(options.allowCredentials && { allowCredentials: named(options.allowCredentials) }),
});

// --- The answer, as JSON ---------------------------------------------------------------------------

const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
const told = ({ id, rawId, type, response }) => JSON.stringify({
  id,
  rawId: text(rawId),
  type,
  response: {
    ...Object.fromEntries(parts.filter((part) => response[part]).map((part) => [part, text(response[part])])),
    transports: response.getTransports?.() ?? [],
  },
});

// --- What only this passkey can answer (PRF): it opens the sealing key of its owner ----------------

const first = new TextEncoder().encode("kring sealing key");
const able = (options, opens) => ({
  ...options,
  ...(options.user && { extensions: { prf: {} } }),
  // With and without finger, face or PIN a passkey answers differently.
  ...(opens && { userVerification: "required", extensions: { prf: { eval: { first } } } }),
});
const opened = (given) => given.getClientExtensionResults().prf.results.first;

// --- A form that is sent once the browser has answered ---------------------------------------------

async function answer(part, form) {
  const question = await fetch(part.dataset.question, {
    method: "POST",
    headers: { "X-CSRF-Token": form.elements.csrf_token.value },
  });
  if (!question.ok) throw new Error("no question");
  const { credential, output } = form.elements;
  const publicKey = able(asked(await question.json()), output);
  const given = await navigator.credentials[part.dataset.passkey]({ publicKey });
  credential.value = told(given);
  if (output) output.value = text(opened(given));
  form.submit();
}

if (window.PublicKeyCredential) {
  document.querySelectorAll("[data-without-passkey]").forEach((note) => { note.hidden = true; });
  document.querySelectorAll("[data-passkey]").forEach((part) => {
    const form = part.querySelector("form");
    const refused = part.querySelector("[data-refused]");
    part.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      refused.hidden = true;
      answer(part, form).catch(() => { refused.hidden = false; });
    });
  });
}
