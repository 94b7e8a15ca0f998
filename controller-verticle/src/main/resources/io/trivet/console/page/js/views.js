// Which view is shown, by what stands behind the # of the address.

const VIEWS = ["cluster", "keys", "status", "proof"];

export function views(onShow) {
  function apply() {
    const [wanted] = location.hash.slice(1).split("/");
    const view = VIEWS.includes(wanted) ? wanted : "cluster";
    for (const each of VIEWS) {
      document.getElementById(`view-${each}`).hidden = each !== view;
      const link = document.querySelector(`nav a[href="#${each}"]`);
      each === view ? link.setAttribute("aria-current", "page") : link.removeAttribute("aria-current");
    }
    document.title = view === "cluster" ? "Trivet" : `${view[0].toUpperCase()}${view.slice(1)} · Trivet`;
    onShow(view);
  }

  addEventListener("hashchange", apply);
  apply();
}
