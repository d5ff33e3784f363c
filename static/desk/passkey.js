// Only a script may ask the browser for a passkey. What the device answers is put into
// the form, which then goes its way like any other.
const SENTENCES = { InvalidStateError: "known", SecurityError: "elsewhere" };
const PARTS = ["clientDataJSON", "attestationObject", "authenticatorData", "signature"];

// The server writes base64url, the browser wants octets. It has functions for it, but not
// every one does, and those of password managers answer without them.
const octets = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt());
const base64url = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

function asked({ challenge, user, excludeCredentials, allowCredentials, ...rest }) {
  const known = (list) => list?.map((one) => ({ ...one, id: octets(one.id) }));
  return {
    ...rest,
    challenge: octets(challenge),
    user: user && { ...user, id: octets(user.id) },
    excludeCredentials: known(excludeCredentials),
    allowCredentials: known(allowCredentials),
  };
}

function answered({ id, rawId, type, response }) {
  const given = PARTS.filter((part) => response[part]).map((part) => [part, base64url(response[part])]);
  return JSON.stringify({ id, rawId: base64url(rawId), type, response: Object.fromEntries(given) });
}

for (const button of document.querySelectorAll("[data-passkey]")) {
  const form = button.form;
  const status = form.querySelector("[role=status]");
  const { passkey, options } = button.dataset;
  button.hidden = !navigator.credentials;
  if (button.hidden) status.textContent = status.dataset.unknown;

  button.addEventListener("click", async () => {
    if (!form.reportValidity()) return;
    button.disabled = true;
    status.textContent = status.dataset.waiting;
    try {
      const made = await navigator.credentials[passkey]({ publicKey: asked(JSON.parse(options)) });
      form.elements.credential.value = answered(made);
      form.submit();
    } catch (error) {
      status.textContent = status.dataset[SENTENCES[error.name] ?? "failed"];
      button.disabled = false;
    }
  });
}
