/** Pages over the listener's library: a press that takes long counts once. */

import { submitOnce, watchSaving } from "./recommendations/save.js";

document.querySelectorAll("form[data-once]").forEach(submitOnce);
document.querySelectorAll("#lists, #reading").forEach(watchSaving);
