// Menus are <details>; one open at a time, closed by a click elsewhere or by Escape.
export function closeMenusOutside(): void {
  const close = (except: Node | null) => {
    for (const menu of document.querySelectorAll<HTMLDetailsElement>("details.menu[open]")) {
      if (!except || !menu.contains(except)) menu.open = false;
    }
  };
  document.addEventListener("click", (event) => close(event.target as Node));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close(null);
  });
}

export function toggleSidebar(): void {
  const button = document.querySelector<HTMLButtonElement>("[data-toggle-sidebar]");
  button?.addEventListener("click", () => {
    const open = document.body.classList.toggle("sidebar-open");
    button.setAttribute("aria-expanded", String(open));
  });
}
