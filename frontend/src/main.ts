import "@tabler/core/dist/css/tabler.min.css";
import "./look/tokens.css";
import "./look/shell.css";
import "./look/cards.css";
import "./look/tables.css";
import "./look/tags.css";
import "./look/forms.css";
import "./look/work.css";
import "./look/persons.css";
import "./look/tiles.css";
import "./look/notice.css";
import "./look/phone.css";
import "./look/print.css";
import "./htmx";
import { closeMenusOutside, toggleSidebar } from "./menus";
import { lightPassages } from "./notice-source";
import { acceptDroppedFiles } from "./dropped-files";
import { showProgress } from "./sending";
import { previewPhotos } from "./photos";
import { warnOfUnsaved } from "./unsaved";
import { showWhatTheChoiceAsks } from "./choices";
import { forgetRevealed } from "./revealed";
import { copyOnRequest } from "./copying";
import { refuseTooLarge } from "./too-large";
import { sendOnce } from "./sent-once";

toggleSidebar();
closeMenusOutside();
lightPassages();
sendOnce();
for (const prepare of [acceptDroppedFiles, showProgress, previewPhotos, warnOfUnsaved, showWhatTheChoiceAsks, forgetRevealed, copyOnRequest, refuseTooLarge]) {
  prepare(document);
  document.addEventListener("htmx:load", (event) => prepare((event as CustomEvent).detail.elt));
}
