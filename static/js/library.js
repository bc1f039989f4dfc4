/** Pages over the listener's library: a press that takes long counts once. */

import { submitOnce } from "./recommendations/save.js";

document.querySelectorAll("form[data-once]").forEach(submitOnce);
