// Calls to this controller, with the cluster's token where it wants one.

const KEPT = "trivet-token";
let asking;

function token() {
  return sessionStorage.getItem(KEPT);
}

/** Once, however many calls wait for it. */
function ask(refused) {
  asking ??= new Promise((resolve) => {
    const dialog = document.getElementById("token-dialog");
    const input = document.getElementById("token-input");
    document.getElementById("token-refused").hidden = !refused;
    dialog.addEventListener("close", () => {
      sessionStorage.setItem(KEPT, input.value.trim());
      input.value = "";
      asking = undefined;
      resolve();
    }, { once: true });
    dialog.showModal();
  });
  return asking;
}

export async function call(path, options = {}) {
  const headers = new Headers(options.headers);
  const sent = token();
  if (sent) {
    headers.set("Authorization", `Bearer ${sent}`);
  }
  const response = await fetch(path, { ...options, headers, cache: "no-store" });
  if (response.status !== 401) {
    return response;
  }
  // Another call may have asked for it meanwhile.
  if (sent === token()) {
    await ask(Boolean(sent));
  }
  return call(path, options);
}

/** The JSON of an answer, or an error whose message says what to do. */
export async function json(path, options) {
  const response = await call(path, options);
  const content = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Error(content.detail ?? `The controller answered ${response.status}.`);
  }
  return content;
}
