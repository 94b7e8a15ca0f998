// Light, dark, or as the system has it.

const KEPT = "trivet-theme";
const dark = matchMedia("(prefers-color-scheme: dark)");

export function theme(button) {
  function current() {
    return localStorage.getItem(KEPT) ?? (dark.matches ? "dark" : "light");
  }

  function apply() {
    const kept = localStorage.getItem(KEPT);
    if (kept === null) {
      delete document.documentElement.dataset.theme;
    } else {
      document.documentElement.dataset.theme = kept;
    }
    const other = current() === "dark" ? "light" : "dark";
    button.textContent = other === "dark" ? "Dark" : "Light";
    button.setAttribute("aria-label", `Use the ${other} theme`);
  }

  button.addEventListener("click", () => {
    localStorage.setItem(KEPT, current() === "dark" ? "light" : "dark");
    apply();
  });
  dark.addEventListener("change", apply);
  apply();
}
