// Added by `hundred serve` to the pages it shows, never to the site: reloads them after a build, shows its problems.
let seen = null;

async function look() {
  try {
    const state = await (await fetch("/.hundred/state", { cache: "no-store" })).json();
    if (seen !== null && state.build !== seen && !state.problems) {
      location.reload();
      return;
    }
    seen = state.build;
    show(state.problems);
  } catch {
    // The server has gone; it may come back.
  }
  setTimeout(look, 1000);
}

function show(problems) {
  const shown = document.getElementById("hundred-problems");
  if (!problems) {
    shown?.remove();
    return;
  }
  const box = shown ?? document.body.appendChild(document.createElement("pre"));
  box.id = "hundred-problems";
  box.setAttribute("role", "alert");
  box.textContent = problems;
  Object.assign(box.style, {
    position: "fixed", inset: "auto 0 0 0", zIndex: "9999", maxHeight: "60vh", overflow: "auto", margin: "0",
    padding: "1rem", background: "#3b0d0c", color: "#fff", font: "14px/1.4 monospace", whiteSpace: "pre-wrap",
  });
}

look();
